"""What time does: terms that run out, and data nobody needs any more."""

import logging
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lueckenlos.events.actions.places import lapse_due, locked
from lueckenlos.events.enums import Letter
from lueckenlos.events.extensions import extensions
from lueckenlos.events.mail import queue_letter
from lueckenlos.events.models import Booking, DeletionEntry, Event, Registration, RetentionRule
from lueckenlos.events.queries.retention import ended_and_known, own_terms
from lueckenlos.events.queries.tidy import bookings_with_due, to_remind
from lueckenlos.events.rules import may_edit
from lueckenlos.events.rules.retention import LONGEST_DAYS, is_due, keep_days, may_forget, may_set_terms
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.vocabulary.registry import vocabulary

log = logging.getLogger(__name__)


def expire(*, now: datetime, by: Actor) -> int:
    """All events of the Stelle of ``by``: lapse what is due, offer the places to those who wait. Returns how many.

    One short transaction for each event, so that nobody waits for another one's; running it again changes nothing.
    """
    return sum(expire_booking(booking=booking, now=now, by=by) for booking in bookings_with_due(now))


@transaction.atomic
def expire_booking(*, booking: Booking, now: datetime, by: Actor) -> int:
    """The same for one event."""
    ensure(may_edit(by))
    return lapse_due(locked(booking), now, by)


@transaction.atomic
def remind(*, now: datetime, by: Actor) -> int:
    """A mail to everybody with a firm place, some days before the event at nine; once each. Returns how many."""
    ensure(may_edit(by))
    rows = to_remind(now)
    for registration in rows:
        queue_letter(registration, Letter.REMINDER)
    Registration.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=now)
    return len(rows)


@transaction.atomic
def forget(*, now: datetime, by: Actor) -> int:
    """Empty what is known about people of events whose term is over; figures stay. Returns how many rows.

    The term is the Stelle's own for this kind of event, else that of the vocabulary. The trail, the deletion log and
    the log file say how many of which event, and no more.
    """
    ensure(may_edit(by))
    terms = own_terms()
    return sum(_forget(event, terms, now, by) for event in ended_and_known(now) if is_due(event, terms, now))


@transaction.atomic
def forget_now(*, event: Event, by: Actor, now: datetime) -> int:
    """The same for one event that is over and settled, before its term ends."""
    ensure(may_forget(by, event, now))
    return _forget(event, own_terms(), now, by)


@transaction.atomic
def set_term(*, art: str, days: int | None, by: Actor) -> None:
    """The Stelle's own term for one kind of event; None goes back to the usual one. Invalid for a wrong number."""
    ensure(may_set_terms(by))
    if art not in vocabulary("veranstaltungsart"):
        raise Invalid("event_kind_missing")
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise Invalid("retention_days_wrong", most=LONGEST_DAYS)
    before = RetentionRule.objects.filter(art=art).first()
    if (before.days if before else None) == days:
        return
    rule = before or RetentionRule(stelle=by.stelle, art=art)
    audit.record("events.retention.set", rule, by=by, changes={"days": (before and before.days, days)})
    if days is None:
        rule.delete()
    else:
        rule.days = days
        rule.save()


def _forget(event: Event, terms: Mapping[str, int], now: datetime, by: Actor) -> int:
    registrations = _empty(event, now)
    others = sum(extension.forget(event) for extension in extensions())
    event.forgotten_at = now
    event.save(update_fields=["forgotten_at"])
    if registrations + others:
        DeletionEntry.objects.create(
            stelle=event.stelle,
            event_public_id=event.public_id,
            event_title=event.title,
            art=event.art,
            ended_on=timezone.localdate(event.ends_at),
            days=keep_days(event.art, terms),
            registrations=registrations,
            others=others,
            deleted_at=now,
        )
        changes: dict[str, tuple[object, object]] = {"registrations": (registrations, 0), "others": (others, 0)}
        audit.record("events.event.forget", event, by=by, changes=changes)
        log.info("people forgotten: %s of event %s", registrations + others, event.public_id)
    return registrations + others


def _empty(event: Event, now: datetime) -> int:
    people = Registration.objects.filter(booking__event=event, forgotten_at=None)
    return people.update(
        name="",
        organisation="",
        email="",
        email_key="",
        phone="",
        note="",
        status_reason="",
        wishes=[],
        needs=[],
        link_nonce="",
        token_hash=None,
        confirm_until=None,
        offer_until=None,
        forgotten_at=now,
    )
