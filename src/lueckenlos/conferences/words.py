"""Times and names as pages and papers write them."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from lueckenlos.conferences.models import Speaker
from lueckenlos.events.models import Event


def clock(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%H:%M}" if at else ""


def span(start: datetime | None, end: datetime | None) -> str:
    """„10:00–11:30 Uhr“; empty without a beginning."""
    if start is None:
        return ""
    return f"{clock(start)}–{clock(end)} Uhr" if end else f"{clock(start)} Uhr"


def when(event: Event) -> str:
    """„Samstag, 6. März 2027, 10:00 bis 13:00 Uhr“"""
    start, end = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    last = clock(end) if start.date() == end.date() else date_format(end, "l, j. F Y, H:i")
    return f"{date_format(start, 'l, j. F Y')}, {clock(start)} bis {last} Uhr"


def where(event: Event) -> list[str]:
    """Place, room and address, line by line."""
    lines = [
        ", ".join(filter(None, (event.venue, event.room))),
        f"{event.strasse} {event.hausnummer}".strip(),
        f"{event.plz} {event.ort}".strip(),
    ]
    return [line for line in lines if line]


def speaker(one: Speaker, *, named: bool = True) -> str:
    """„Dr. Ada Muster, Kinderärztin, Praxis am Markt“; without the name where it may not be said."""
    return ", ".join(filter(None, (one.name if named else "", one.function, one.organisation)))
