"""The yearly round: opened, reminded of once, and closed."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from lueckenlos.network import rules
from lueckenlos.network.links import token_of
from lueckenlos.network.mail import mail_ask
from lueckenlos.network.models import Ask, Round
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.tokens import token_hash
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def open_round(
    *, title: str, closes_on: date, message: str, organisations: Collection[int], now: datetime, today: date, by: Actor
) -> Round:
    """Asks every chosen organisation that has an address; the mails are queued with it.

    A round that has run out is closed by the next one. Raises Invalid ``round_open``, ``round_ends_today`` or
    ``round_nobody``.
    """
    ensure(rules.may_settle(by))
    for old in Round.objects.filter(closed_on=None):
        if old.open_on(today):
            raise Invalid("round_open", title=old.title)
        _close(old, today, by)
    if closes_on <= today:
        raise Invalid("round_ends_today")
    asked = list(Organisation.objects.filter(pk__in=organisations).exclude(email=""))
    if not asked:
        raise Invalid("round_nobody")
    row = Round.objects.create(stelle=by.stelle, title=title, closes_on=closes_on, message=message, opened_on=today)
    for ask in Ask.objects.bulk_create(_ask(row, one, now) for one in asked):
        mail_ask.enqueue(ask.pk, by.stelle.pk, reminder=False)
    audit.record("network.round.open", row, by=by, changes={"asked": (None, len(asked))})
    return row


@transaction.atomic
def remind(*, asked: Round, now: datetime, today: date, by: Actor) -> int:
    """Once in a round, those who have not answered. Raises Invalid ``round_over`` or ``round_reminded``."""
    ensure(rules.may_settle(by))
    row = Round.objects.select_for_update().get(pk=asked.pk)
    if not row.open_on(today):
        raise Invalid("round_over")
    if row.reminded_on:
        raise Invalid("round_reminded", day=row.reminded_on)
    silent = list(row.asks.filter(answered_at=None))
    row.asks.filter(answered_at=None).update(reminded_at=now)
    row.reminded_on = today
    row.save()
    for ask in silent:
        mail_ask.enqueue(ask.pk, by.stelle.pk, reminder=True)
    audit.record("network.round.remind", row, by=by, changes={"reminded": (None, len(silent))})
    return len(silent)


@transaction.atomic
def close_round(*, asked: Round, today: date, by: Actor) -> None:
    """From now on the links open nothing; answers stay to be looked at."""
    ensure(rules.may_settle(by))
    row = Round.objects.select_for_update().get(pk=asked.pk)
    if row.closed_on is None:
        _close(row, today, by)


def _close(row: Round, today: date, by: Actor) -> None:
    row.closed_on = today
    row.save()
    audit.record("network.round.close", row, by=by, changes={"closed_on": (None, today)})


def _ask(row: Round, organisation: Organisation, now: datetime) -> Ask:
    ask = Ask(stelle_id=row.stelle_id, round=row, organisation=organisation, email=organisation.email, sent_at=now)
    ask.token_hash = token_hash(token_of(ask))
    return ask
