"""Mails from text templates; the first line is the subject."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string


def send_template(template: str, to: str, **values: object) -> None:
    """Send one plain-text mail now. Raises OSError (SMTPException is one) when the mail server does not take it."""
    text = render_to_string(template, {"base_url": settings.BASE_URL, **values})
    subject, _, body = text.strip().partition("\n")
    send_mail(subject.strip(), body.strip() + "\n", None, [to])


def absolute(path: str) -> str:
    """A path as a whole address, from the settings and never from the request, whose Host anybody can write."""
    return settings.BASE_URL.rstrip("/") + path
