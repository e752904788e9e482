"""Mails about the account, sent by the worker."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_tasks import task

from lueckenlos.accounts.models import User, normal_email
from lueckenlos.shared.mail import absolute, send_template


@task()
def send_reset_mail(email: str) -> None:
    """Send the link if somebody has this address.

    The look-up happens here and not in the request, so the page answers equally fast for strangers.
    """
    user = User.objects.filter(email=normal_email(email), is_active=True).first()
    if user is None:
        return
    parts = [urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)]
    link = absolute(reverse("accounts:password_reset_confirm", args=parts))
    send_template("accounts/mail/password_reset.txt", user.email, name=user.name, link=link)
