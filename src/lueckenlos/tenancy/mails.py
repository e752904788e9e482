"""The mail that carries an invitation's secret. It is sent at once: in a job's arguments the secret would be stored."""

from django.urls import reverse

from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.tenancy.actions import Issued


def invitation_link(issued: Issued) -> str:
    return absolute(reverse("invitation:accept", args=[issued.token]))


def send_invitation(issued: Issued) -> None:
    """Raises OSError when the mail server does not take it; the invitation stays and can be sent anew."""
    einladung = issued.einladung
    send_template("tenancy/mail/invitation.txt", einladung.email, einladung=einladung, link=invitation_link(issued))
