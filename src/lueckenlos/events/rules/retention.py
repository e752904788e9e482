"""How long data about people are kept after an event. A day counts in local time."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission
from lueckenlos.vocabulary.registry import vocabulary

LONGEST_DAYS: Final = 3650
_USUAL: Final = 90


def usual_days(art: str) -> int:
    """The term of the vocabulary for this kind of event."""
    days = vocabulary("veranstaltungsart").by_slug[art].data.get("retention_days", _USUAL)
    return days if isinstance(days, int) else _USUAL


def keep_days(art: str, own: Mapping[str, int]) -> int:
    """The Stelle's own term, else the usual one."""
    return own.get(art) or usual_days(art)


def forget_on(event: Event, own: Mapping[str, int]) -> date:
    """The first day on which nobody is known any more."""
    return timezone.localdate(event.ends_at) + timedelta(days=keep_days(event.art, own) + 1)


def is_due(event: Event, own: Mapping[str, int], now: datetime) -> bool:
    return timezone.localdate(now) >= forget_on(event, own)


def may_see_register(by: Actor) -> Verdict:
    """What is kept about whom, in numbers: whoever works with the events of the Stelle."""
    return Verdict.yes() if by.has(Permission.EDIT) else Verdict.no("registrations_not_for_role")


def may_set_terms(by: Actor) -> Verdict:
    return Verdict.yes() if by.has(Permission.MANAGE) else Verdict.no("retention_not_for_role")


def may_forget(by: Actor, event: Event, now: datetime) -> Verdict:
    """Earlier than the term says, once the event is over and settled."""
    if event.stelle_id != by.stelle.pk:
        return Verdict.no("event_of_other_stelle")
    if not by.has(Permission.RELEASE):
        return Verdict.no("event_no_release")
    if now < event.ends_at or event.status == EventStatus.VEROEFFENTLICHT:
        return Verdict.no("forget_too_early")
    return Verdict.yes()
