"""A conference for tests, and the short ways to fill it."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from events.fair import again, link_of, now
from lueckenlos.conferences.actions.conference import create_conference, save_conference
from lueckenlos.conferences.models import Conference, Session
from lueckenlos.events.actions import events, public, registering
from lueckenlos.events.actions.events import PartValues
from lueckenlos.events.enums import PlaceKind, RegistrationStatus
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Event, Registration
from lueckenlos.events.rules import PlaceTypeValues, RegistrationValues, new_form_key
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.actor import Actor

__all__ = ["again", "link_of", "now"]
DAYS_AHEAD = 60


def make_conference(
    by: Actor,
    *,
    seats: tuple[int, ...] = (2, 2),
    rounds: int = 1,
    places: int = 600,
    publish: bool = True,
    **values: Any,
) -> Conference:
    """Workshops A, B … with these seats in each round; registration is open, wishes too."""
    starts = values.pop("starts_at", now() + timedelta(days=DAYS_AHEAD))
    parts: list[tuple[PartValues, int | None]] = [(PartValues("Eröffnung", "Ratssaal", starts), None)]
    for number in range(1, rounds + 1):
        at = starts + timedelta(hours=number)
        for letter, capacity in zip("ABCDEFGHIJKL", seats, strict=False):
            title = f"Workshop {letter}{number if number > 1 else ''}"
            parts.append((PartValues(title, "", at, at + timedelta(hours=1), capacity=capacity), number))
    facts = {
        "art": "gesundheitskonferenz",
        "title": "Gesundheitskonferenz (erfunden)",
        "venue": "Rathaus",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=5),
    }
    kinds = [
        PlaceTypeValues("Teilnahme", PlaceKind.TEILNAHME, 0, places),
        PlaceTypeValues("Infostand", PlaceKind.INFOSTAND, 0, 20),
    ]
    booking = {"opens_at": now() - timedelta(days=30), "closes_at": starts - timedelta(hours=1), "max_places": 1}
    conference = create_conference(by=by, values=facts, booking=booking, places=kinds, parts=parts)
    save_conference(conference=conference, by=by, values=values)
    if publish:
        events.publish_event(event=conference.event, by=by)
    return Conference.objects.select_related("event__booking").get(pk=conference.pk)


def workshop(conference: Conference, title: str) -> Session:
    return Session.objects.select_related("part").get(part__event=conference.event, part__title=f"Workshop {title}")


def guest(conference: Conference, name: str = "Ada Muster (erfunden)", **given: Any) -> Registration:
    """Registered and confirmed."""
    booking = Event.objects.get(pk=conference.event_id).booking
    kind = given.pop("kind", PlaceKind.TEILNAHME)
    values = {
        "place_type": booking.place_types.get(kind=kind).pk,
        "name": name,
        "email": f"{new_form_key()[:12].lower()}@example.org",
        "rules_version": booking.rules_version,
        **given,
    }
    made = registering.register(
        booking=booking, values=RegistrationValues(**values), form_key=new_form_key(), now=now()
    )
    return again(public.confirm(registration=made, now=now()))


def crowd(conference: Conference, number: int) -> list[Registration]:
    """Many people with firm places, as rows."""
    booking = Event.objects.get(pk=conference.event_id).booking
    kind = booking.place_types.get(kind=PlaceKind.TEILNAHME)
    first = booking.last_number + 1
    rows = [
        Registration(
            stelle=conference.stelle,
            booking=booking,
            place_type=kind,
            number=one,
            name=f"Person {one} (erfunden)",
            organisation=f"Verein {one % 7} (erfunden)",
            email=f"person{one}@example.org",
            email_key=f"person{one}@example.org",
            rules_version=1,
            form_key=f"crowd-{one:020d}",
            link_nonce=f"crowd-{booking.pk}-{one}",
            status=RegistrationStatus.BESTAETIGT,
            created_at=timezone.now(),
        )
        for one in range(first, first + number)
    ]
    for row in rows:
        row.token_hash = token_hash(token_of(row))
    made = Registration.objects.bulk_create(rows)
    kind.taken += number
    kind.save()
    booking.last_number = first + number - 1
    booking.save(update_fields=["last_number"])
    return made


def wishes_over(conference: Conference) -> Conference:
    """The deadline is past, the event still ahead."""
    Conference.objects.filter(pk=conference.pk).update(wishes_until=timezone.now() - timedelta(minutes=1))
    return Conference.objects.select_related("event").get(pk=conference.pk)


def move_event(event: Event, starts: datetime) -> Event:
    """Shift the whole event, as time does."""
    length = event.ends_at - event.starts_at
    Event.objects.filter(pk=event.pk).update(starts_at=starts, ends_at=starts + length)
    return Event.objects.get(pk=event.pk)
