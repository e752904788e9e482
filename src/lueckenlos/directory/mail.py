"""Mails to Träger: sent once the change is safe, and never in its way."""

import logging
from functools import partial

from django.db import transaction

from lueckenlos.directory.models import Offer
from lueckenlos.shared.mail import send_template

log = logging.getLogger(__name__)


def mail_later(template: str, to: str, **values: object) -> None:
    """Send after commit; ``values`` must be plain, because the Stelle's scope may be closed by then."""
    if to:
        transaction.on_commit(partial(_send, template, to, values))


def tell_submitter(what: str, offer: Offer, reason: str = "") -> None:
    """Answer to the person who handed a new offer in: ``released`` or ``rejected``."""
    mail_later(
        f"directory/mail/{what}.txt",
        offer.submitted_email,
        name=offer.submitted_name,
        title=offer.title,
        stelle=offer.stelle.name,
        email=offer.stelle.email,
        reason=reason,
    )


def _send(template: str, to: str, values: dict[str, object]) -> None:
    try:
        send_template(template, to, **values)
    except OSError:
        # the record stands; whether the mail server answers is another matter
        log.exception("mail %s was not sent", template)
