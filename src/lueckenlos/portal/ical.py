"""Events as iCalendar (RFC 5545), one by one or as a feed, in German time."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.shared.mail import absolute
from lueckenlos.tenancy.models import Stelle

_PRODUCT: Final = "-//Lückenlos//Veranstaltungen//DE"
# the rule of the European Union since 1996; nothing older is ever announced
_ZONE: Final = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def calendar_text(events: Sequence[Event], kommune: Stelle, *, name: str = "") -> bytes:
    """A whole calendar file; ``name`` is what a subscribed one is called."""
    import icalendar  # noqa: PLC0415 -- takes 0.2 s that no start of the server should wait for

    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("x-published-ttl", "PT6H")
    calendar.add_component(icalendar.Timezone.from_ical(_ZONE))
    for event in events:
        entry = icalendar.Event()
        for key, value in _properties(event, kommune).items():
            entry.add(key, value)
        calendar.add_component(entry)
    text: bytes = calendar.to_ical()
    return text


def _properties(event: Event, kommune: Stelle) -> dict[str, object]:
    """What is empty is left out."""
    address = absolute(reverse("portal:event_page", args=[kommune.slug, event.public_id]))
    status = "CANCELLED" if event.status == EventStatus.ABGESAGT else "CONFIRMED"
    values: dict[str, object] = {
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
    return {key: value for key, value in values.items() if value}


def place_of(event: Event) -> str:
    """„Rathaus, großer Ratssaal, Markt 1, 06333 Hettstedt“"""
    return ", ".join(place_lines(event))


def place_lines(event: Event) -> tuple[str, ...]:
    street = f"{event.strasse} {event.hausnummer}".strip()
    town = f"{event.plz} {event.ort}".strip()
    return tuple(filter(None, (event.venue, event.room, street, town)))
