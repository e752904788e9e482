"""Mails from text templates; the first line is the subject."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

# name, content, media type
Attachment = tuple[str, bytes, str]


def send_template(template: str, to: str, /, *attachments: Attachment, **values: object) -> None:
    """Send one plain-text mail now. Raises OSError (SMTPException is one) when the mail server does not take it."""
    text = render_to_string(template, {"base_url": settings.BASE_URL, **values})
    subject, _, body = text.strip().partition("\n")
    message = EmailMessage(subject.strip(), body.strip() + "\n", None, [to])
    for name, content, media_type in attachments:
        message.attach(name, content, media_type)
    message.send()


def absolute(path: str) -> str:
    """A path as a whole address, from the settings and never from the request, whose Host anybody can write."""
    return settings.BASE_URL.rstrip("/") + path
