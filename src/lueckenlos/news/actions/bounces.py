"""Addresses that cannot be reached are set aside; what is kept no longer than needed goes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from lueckenlos.news import rules
from lueckenlos.news.enums import IssueState
from lueckenlos.news.models import Delivery, Reader, SignUp
from lueckenlos.news.queries.public import subscription_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def set_aside(*, nonces: Iterable[str], now: datetime) -> int:
    """Nothing more is sent there until its owner orders again. Returns how many; a second time it is none."""
    done = 0
    for nonce in nonces:
        if found := subscription_of(nonce):
            done += Reader.objects.filter(pk=found.reader_id, bounced_at=None).update(bounced_at=now)
    return done


@transaction.atomic
def forget_readers(*, now: datetime) -> int:
    """Orders nobody has confirmed, and addresses that were set aside long ago. For the nightly run."""
    orders, _ = SignUp.objects.filter(asked_at__lt=rules.confirmable_since(now)).delete()
    aside = Reader.objects.filter(bounced_at__lt=now - timedelta(days=rules.ASIDE_DAYS))
    return orders + _count_and_delete(aside)


@transaction.atomic
def forget_deliveries(*, now: datetime, by: Actor) -> int:
    """The ledger of issues that are out; their numbers stay. For the nightly run."""
    ensure(rules.may_edit(by))
    term = now - timedelta(days=rules.LEDGER_DAYS)
    rows = Delivery.objects.filter(issue__state=IssueState.VERSCHICKT, issue__sent_at__lt=term)
    return rows.delete()[0]


def _count_and_delete(rows: QuerySet[Reader]) -> int:
    number = rows.count()
    rows.delete()
    return number
