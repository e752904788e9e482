"""The mail that carries an invitation's secret. It is sent at once: in a job's arguments the secret would be stored."""

from django.urls import reverse

from lueckenlos.quality.actions import Issued
from lueckenlos.shared.mail import absolute, send_template


def invitation_link(issued: Issued) -> str:
    return absolute(reverse("quality_link:view", args=[issued.token]))


def send_invitation(issued: Issued) -> None:
    """Raises OSError when the mail server does not take it; the invitation stays."""
    assessor = issued.assessor
    values = {"assessor": assessor, "assessment": assessor.assessment, "stelle": assessor.stelle}
    send_template("quality/mail/invitation.txt", assessor.email, link=invitation_link(issued), **values)
