"""Where the events of a Stelle take place: a town has a handful of houses, each typed once."""

from typing import Final

from django.db.models import prefetch_related_objects

from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.events.queries.work import visible_events
from lueckenlos.tenancy.actor import Actor

PLACE_FIELDS: Final = ("venue", "room", "strasse", "hausnummer", "plz", "ort", "accessibility")
_LOOKED_AT: Final = 200
_OFFERED: Final = 30


def known_places(actor: Actor) -> list[dict[str, str]]:
    """Houses with their rooms, the one used last first. One query."""
    rows = visible_events(actor).exclude(venue="").order_by("-created_at", "-id").values(*PLACE_FIELDS)[:_LOOKED_AT]
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        found.setdefault((row["venue"].casefold(), row["room"].casefold()), row)
    return list(found.values())[:_OFFERED]


def address_of(places: list[dict[str, str]], venue: str) -> dict[str, str]:
    """Address and accessibility of a house that was used before; nothing for a new one."""
    wanted = " ".join(venue.split()).casefold()
    known = next((place for place in places if place["venue"].casefold() == wanted), None)
    return {name: known[name] for name in PLACE_FIELDS if name not in {"venue", "room"}} if known else {}


def at_the_same_time(actor: Actor, event: Event) -> list[Event]:
    """Other events of the Stelle that are on at any time of this one, all with their parts. Up to three queries."""
    prefetch_related_objects([event], "parts")
    others = visible_events(actor).filter(starts_at__lt=event.ends_at, ends_at__gt=event.starts_at)
    return list(others.exclude(pk=event.pk).exclude(status=EventStatus.ABGESAGT).prefetch_related("parts"))
