"""Creating, changing, publishing, calling off and closing events."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from lueckenlos.events.actions.places import locked, move
from lueckenlos.events.enums import ACTIVE, EventStatus, Letter, RegistrationStatus
from lueckenlos.events.mail import queue_letter
from lueckenlos.events.models import Booking, Event, Programmteil, Registration
from lueckenlos.events.queries.work import neighbours
from lueckenlos.events.rules import may_close, may_edit, may_move
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle

_R = RegistrationStatus
_REASON_LENGTH: Final = 300
# what a form may set; anything else in the mapping is ignored
EVENT_FIELDS: Final = frozenset(
    "art title summary description venue room strasse hausnummer plz ort starts_at ends_at "
    "contact_name email phone accessibility".split()
)

# what people plan for: they are told when it changes
_PLANNED_FOR: Final = frozenset("starts_at ends_at venue room strasse hausnummer plz ort".split())


@dataclass(frozen=True, slots=True)
class PartValues:
    """One Programmteil."""

    title: str
    room: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    audience: str = ""
    note: str = ""
    capacity: int | None = None


@transaction.atomic
def set_partners(*, event: Event, by: Actor, stellen: Sequence[Stelle]) -> None:
    """The Stellen that invite together with this one: near ones only, see ``neighbours``."""
    ensure(may_edit(by, event))
    before = set(event.together_with.all())
    wanted = set(stellen)
    if not wanted <= before | set(neighbours(by)):
        raise Invalid("event_partner_unknown")
    if before == wanted:
        return
    event.together_with.set(wanted)
    named = [sorted(stelle.name for stelle in group) for group in (before, wanted)]
    audit.record("events.event.partners", event, by=by, changes={"together_with": (named[0], named[1])})


@transaction.atomic
def create_event(*, by: Actor, values: Mapping[str, Any], parts: Sequence[PartValues] = ()) -> Event:
    """A draft with these EVENT_FIELDS. Raises Invalid without title, kind, beginning and end."""
    ensure(may_edit(by))
    event = Event(stelle=by.stelle)
    audit.changed(event, _known(values))
    _check(event)
    event.save()
    _set_parts(event, parts)
    audit.record("events.event.create", event, by=by)
    return event


@transaction.atomic
def update_event(
    *, event: Event, by: Actor, values: Mapping[str, Any], parts: Sequence[PartValues] | None = None
) -> Event:
    """Change the given fields; ``parts`` None leaves the programme as it is."""
    ensure(may_edit(by, event))
    changes = audit.changed(event, _known(values))
    _check(event)
    _check_window(event)
    event.save()
    if parts is not None and (before := _parts_of(event)) != list(parts):
        changes["parts"] = (_titles(before), _titles(parts))
        _set_parts(event, parts)
    if changes:
        audit.record("events.event.update", event, by=by, changes=changes)
    if event.status == EventStatus.VEROEFFENTLICHT and _PLANNED_FOR & changes.keys():
        _tell_everybody(event)
    return event


@transaction.atomic
def add_part(*, event: Event, by: Actor, part: PartValues) -> Programmteil:
    """One more part of the programme, before the first that begins later; the others stay as they are."""
    ensure(may_edit(by, event))
    rows = list(event.parts.all())
    later = [bool(part.starts_at and row.starts_at and row.starts_at > part.starts_at) for row in rows]
    made = Programmteil(event=event, **asdict(part))
    rows.insert(later.index(True) if True in later else len(rows), made)
    for position, row in enumerate(rows):
        row.position = position
        row.save()
    # whoever has the edit page open is told: its old programme would throw this part out
    event.save(update_fields=["changed_at"])
    audit.record("events.event.add_part", event, by=by, changes={"parts": ("", part.title)})
    return made


@transaction.atomic
def publish_event(*, event: Event, by: Actor) -> Event:
    """Show it to citizens. The registration opens by itself at its time."""
    return _move(event, EventStatus.VEROEFFENTLICHT, "events.event.publish", by)


@transaction.atomic
def cancel_event(*, event: Event, by: Actor, reason: str) -> Event:
    """Call it off for good; everybody who has a place or waits reads the reason by mail."""
    reason = " ".join(reason.split())[:_REASON_LENGTH]
    if not reason:
        raise Invalid("event_reason_missing")
    _move(event, EventStatus.ABGESAGT, "events.event.cancel", by, reason)
    for booking in Booking.objects.filter(event=event):
        booking = locked(booking)
        for registration in _of(booking, ACTIVE - {_R.ANWESEND}):
            move(registration, _R.STORNIERT, reason=reason)
            queue_letter(registration, Letter.CALLED_OFF)
    return event


@transaction.atomic
def close_event(*, event: Event, by: Actor, now: datetime) -> Event:
    """It is over: who came is done, who did not is marked, who still waited is let go.

    Where nobody was checked in, nothing is known about who came, and all count as done.
    """
    ensure(may_close(by, event, now))
    _move(event, EventStatus.ABGESCHLOSSEN, "events.event.close", by)
    for booking in Booking.objects.filter(event=event):
        booking = locked(booking)
        came = _of(booking, {_R.ANWESEND})
        absent = _R.NICHT_ERSCHIENEN if came else _R.ABGESCHLOSSEN
        for registration in came:
            move(registration, _R.ABGESCHLOSSEN)
        for registration in _of(booking, {_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT}):
            move(registration, absent)
        for registration in _of(booking, {_R.EINGEGANGEN, _R.WARTELISTE, _R.ANGEBOTEN}):
            move(registration, _R.VERFALLEN)
    return event


def _tell_everybody(event: Event) -> None:
    """Time or place is another one: everybody with a place or on the list reads it, and is reminded of the new day."""
    for booking in Booking.objects.filter(event=event):
        rows = _of(locked(booking), ACTIVE)
        Registration.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=None)
        for registration in rows:
            queue_letter(registration, Letter.EVENT_CHANGED)


def _move(event: Event, to: EventStatus, verb: str, by: Actor, reason: str = "") -> Event:
    # as it is now: somebody may have called it off while this page was open
    event.refresh_from_db(fields=["status"], from_queryset=Event.objects.select_for_update(no_key=True))
    ensure(may_move(by, event, to))
    changes = audit.changed(event, {"status": to.value, "status_reason": reason})
    event.save(update_fields=["status", "status_reason", "changed_at"])
    audit.record(verb, event, by=by, changes=changes)
    return event


def _of(booking: Booking, statuses: frozenset[RegistrationStatus] | set[RegistrationStatus]) -> list[Registration]:
    rows = Registration.objects.filter(booking=booking, status__in=[status.value for status in statuses])
    return list(rows.order_by("number"))


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in EVENT_FIELDS}


def _check(event: Event) -> None:
    event.title = " ".join(event.title.split())
    event.title_key = sort_key(event.title)
    if not event.title_key:
        raise Invalid("event_title_missing")
    if event.art not in event._meta.get_field("art").vocabulary:
        raise Invalid("event_kind_missing")
    if event.starts_at is None or event.ends_at is None:
        raise Invalid("event_time_missing")
    if event.starts_at >= event.ends_at:
        raise Invalid("event_time_order")


def _check_window(event: Event) -> None:
    if Booking.objects.filter(event=event, closes_at__gt=event.starts_at).exists():
        raise Invalid("booking_window_late")


def _parts_of(event: Event) -> list[PartValues]:
    names = tuple(PartValues.__dataclass_fields__)
    return [PartValues(**{name: getattr(part, name) for name in names}) for part in event.parts.all()]


def _set_parts(event: Event, parts: Sequence[PartValues]) -> None:
    """Rows stay the same where they can: wishes, minutes and papers of packages above hang on them."""
    left = list(event.parts.all())
    titles = [sort_key(part.title) for part in parts]
    # by title first, then whoever stands in the same place and was only renamed
    kept = [_taken(left, [sort_key(row.title) == title for row in left]) for title in titles]
    for position, (part, known) in enumerate(zip(parts, kept, strict=True)):
        row = known or _taken(left, [row.position == position for row in left])
        row = row or Programmteil(event=event)
        for name, value in {"position": position, **asdict(part)}.items():
            setattr(row, name, value)
        row.save()
    event.parts.filter(pk__in=[row.pk for row in left]).delete()
    # what a page has already read of the programme is no longer true
    getattr(event, "_prefetched_objects_cache", {}).pop("parts", None)


def _taken(left: list[Programmteil], fits: list[bool]) -> Programmteil | None:
    """The first row that fits, taken out of the list."""
    return left.pop(fits.index(True)) if True in fits else None


def _titles(parts: Sequence[PartValues]) -> list[str]:
    return [part.title for part in parts]
