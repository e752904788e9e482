"""Mails about what is new, for those who want them."""

from datetime import datetime

from django.db import transaction

from lueckenlos.exchange import rules
from lueckenlos.exchange.enums import Rhythm
from lueckenlos.exchange.mail import mail_digest
from lueckenlos.exchange.models import DigestChoice
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def choose_digest(*, rhythm: Rhythm, now: datetime, by: Actor) -> None:
    """``nie`` keeps nothing."""
    ensure(rules.may_enter(by))
    if rhythm == Rhythm.NIE:
        DigestChoice.objects.filter(stelle=by.stelle, user=by.user).delete()
        return
    defaults = {"rhythm": rhythm.value}
    DigestChoice.objects.update_or_create(
        stelle=by.stelle, user=by.user, defaults=defaults, create_defaults={**defaults, "looked_at": now}
    )


def queue_digests(*, now: datetime, by: Actor) -> int:
    """Those that are due; run twice on one day it queues nothing more. ``now`` is local. For the nightly run."""
    return sum(
        _queue(choice, now) for choice in DigestChoice.objects.filter(stelle=by.stelle) if rules.is_due(choice, now)
    )


@transaction.atomic
def _queue(choice: DigestChoice, now: datetime) -> int:
    """The mail is in the queue exactly when the look is noted."""
    before = choice.looked_at
    mine = DigestChoice.objects.filter(pk=choice.pk, looked_at=before).update(looked_at=now)
    if mine:
        mail_digest.enqueue(choice.pk, choice.stelle_id, before.isoformat())
    return mine
