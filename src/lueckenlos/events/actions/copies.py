"""The same event once more: next year's Börse, or every other week."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.events.actions.boerse import BOERSE_FIELDS, save_boerse
from lueckenlos.events.actions.booking import BOOKING_FIELDS, save_booking
from lueckenlos.events.actions.events import EVENT_FIELDS, PartValues, create_event
from lueckenlos.events.extensions import extensions
from lueckenlos.events.models import Event, Programmteil
from lueckenlos.events.models.event import new_public_id
from lueckenlos.events.rules import PlaceTypeValues, may_edit
from lueckenlos.events.rules.shifting import shifted
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

MOST_COPIES: Final = 52


@transaction.atomic
def copy_event(*, event: Event, by: Actor, days: Sequence[date], series: bool = False) -> list[Event]:
    """A draft on each of these days, with programme, places, rules and whatever packages above add; nobody registered.

    Clock times stay as they are on the wall. ``series`` ties them and the original together, so that people can change
    the date. Raises Invalid for more than MOST_COPIES, and where a time does not exist because the clocks change.
    """
    ensure(may_edit(by))
    if event.stelle_id != by.stelle.pk:
        raise Invalid("event_of_other_stelle")
    if not 1 <= len(days) <= MOST_COPIES:
        raise Invalid("copy_too_many", most=MOST_COPIES)
    if series and not event.series:
        event.series = new_public_id()
        event.save(update_fields=["series"])
    return [_copy(event, day, by, event.series if series else "") for day in days]


def _copy(event: Event, day: date, by: Actor, series: str) -> Event:
    shift = day - timezone.localdate(event.starts_at)
    values = {name: getattr(event, name) for name in EVENT_FIELDS}
    values |= {name: shifted(values[name], shift) for name in ("starts_at", "ends_at")}
    parts = [_part(part, shift) for part in event.parts.all()]
    copied = create_event(by=by, values=values, parts=parts)
    copied.series = series
    copied.save(update_fields=["series"])
    copied.together_with.set(event.together_with.all())
    _copy_booking(event, copied, shift, by)
    for extension in extensions():
        extension.copied(event, copied, by)
    audit.record("events.event.copy", copied, by=by, changes={"public_id": (event.public_id, copied.public_id)})
    return copied


def _copy_booking(event: Event, copied: Event, shift: timedelta, by: Actor) -> None:
    booking, boerse = getattr(event, "booking", None), getattr(event, "boerse", None)
    if booking is None:
        return
    places = [PlaceTypeValues(row.name, row.kind, row.price_cents, row.capacity) for row in booking.place_types.all()]
    values = {name: getattr(booking, name) for name in BOOKING_FIELDS}
    if boerse is not None:
        values |= {name: getattr(boerse, name) for name in BOERSE_FIELDS}
    values = {name: shifted(value, shift) if isinstance(value, datetime) else value for name, value in values.items()}
    if boerse is None:
        save_booking(event=copied, by=by, values=values, place_types=places)
    else:
        save_boerse(event=copied, by=by, values=values, place_types=places)


def _part(part: Programmteil, shift: timedelta) -> PartValues:
    values: dict[str, Any] = {name: getattr(part, name) for name in PartValues.__dataclass_fields__}
    times = {name: at and shifted(at, shift) for name, at in values.items() if name in {"starts_at", "ends_at"}}
    return PartValues(**values | times)
