"""Events as iCalendar (RFC 5545), one by one or as a feed, in German time."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.shared.ical import calendar_file
from lueckenlos.shared.mail import absolute
from lueckenlos.tenancy.models import Stelle

_PRODUCT: Final = "-//Lückenlos//Veranstaltungen//DE"


def calendar_text(events: Sequence[Event], kommune: Stelle, *, name: str = "") -> bytes:
    """A whole calendar file; ``name`` is what a subscribed one is called."""
    return calendar_file([_properties(event, kommune) for event in events], product=_PRODUCT, name=name)


def _properties(event: Event, kommune: Stelle) -> dict[str, object]:
    address = absolute(reverse("portal:event_page", args=[kommune.slug, event.public_id]))
    status = "CANCELLED" if event.status == EventStatus.ABGESAGT else "CONFIRMED"
    return {
        "uid": f"{event.public_id}@{urlsplit(settings.BASE_URL).hostname}",
        "dtstamp": event.changed_at,
        "last-modified": event.changed_at,
        "dtstart": timezone.localtime(event.starts_at),
        "dtend": timezone.localtime(event.ends_at),
        "summary": event.title,
        "description": "\n".join(filter(None, (event.summary, address))),
        "location": place_of(event),
        "url": address,
        "status": status,
    }


def place_of(event: Event) -> str:
    """„Rathaus, großer Ratssaal, Markt 1, 06333 Hettstedt“"""
    return ", ".join(place_lines(event))


def place_lines(event: Event) -> tuple[str, ...]:
    street = f"{event.strasse} {event.hausnummer}".strip()
    town = f"{event.plz} {event.ort}".strip()
    return tuple(filter(None, (event.venue, event.room, street, town)))
