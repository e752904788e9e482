"""Events as the public templates show them, as plain values."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lueckenlos.events.enums import AT_TABLES, EventStatus, Payment, PlaceKind
from lueckenlos.events.extensions import public_facts
from lueckenlos.events.models import Booking, Event, PlaceType, Programmteil
from lueckenlos.events.rules import may_register
from lueckenlos.portal.ical import place_lines
from lueckenlos.portal.words import clock, day_in_words, euro, free_in_words, moment_in_words, span_in_words
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.sentences import sentence

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event in the calendar."""

    title: str
    summary: str
    art: str
    when: str
    day: int
    month: str
    weekday: str
    where: str
    registering: bool
    url: str


@dataclass(frozen=True, slots=True)
class Month:
    label: str
    cards: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event to choose in the calendar."""

    label: str
    url: str
    chosen: bool


def kind_of(asked: QueryDict) -> str:
    """The kind in the address; empty for all, and for one that does not exist."""
    kind = asked.get("art", "")
    return kind if kind in vocabulary("veranstaltungsart") else ""


def kinds(kommune: Stelle, present: Collection[str], chosen: str) -> list[Kind]:
    """All and each kind there is; none where there is nothing to choose."""
    here, known = reverse("portal:event_list", args=[kommune.slug]), vocabulary("veranstaltungsart")
    slugs = sorted({*present, *filter(None, [chosen])}, key=known.label_of)
    if len(slugs) < 2:
        return []
    every = Kind(_("Alle"), here, not chosen)
    return [every, *(Kind(known.label_of(slug), f"{here}?art={slug}", slug == chosen) for slug in slugs)]


def feed_url(kommune: Stelle, chosen: str) -> str:
    address = reverse("portal:event_feed", args=[kommune.slug])
    return f"{address}?art={chosen}" if chosen else address


def months(kommune: Stelle, events: Sequence[Event], now: datetime) -> list[Month]:
    """The events in order, under the month in which they begin."""
    grouped = groupby(events, key=lambda event: date_format(timezone.localtime(event.starts_at), "F Y"))
    return [Month(label, tuple(event_cards(kommune, list(rows), now))) for label, rows in grouped]


def event_cards(kommune: Stelle, events: Sequence[Event], now: datetime) -> list[EventCard]:
    return [_card(kommune, event, now) for event in events]


def _card(kommune: Stelle, event: Event, now: datetime) -> EventCard:
    start = timezone.localtime(event.starts_at)
    booking = booking_of(event)
    return EventCard(
        title=event.title,
        summary=event.summary,
        art=vocabulary("veranstaltungsart").label_of(event.art),
        when=span_in_words(event.starts_at, event.ends_at),
        day=start.day,
        month=date_format(start, "M"),
        weekday=date_format(start, "D"),
        where=", ".join(filter(None, (event.venue, event.room))),
        registering=booking is not None and bool(may_register(booking, now)),
        url=reverse("portal:event_page", args=[event.stelle.slug, event.public_id]),
    )


def booking_of(event: Event) -> Booking | None:
    """Knows its event, so that nobody asks the database again."""
    booking: Booking | None = getattr(event, "booking", None)
    if booking is not None:
        booking.event = event
    return booking


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    when: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One kind of place with its price and what is left."""

    name: str
    price: str
    left: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class Selling:
    """What people need to know before they register; ``closed`` says why one cannot register now."""

    places: tuple[PlaceLine, ...]
    tables: bool
    facts: Pairs
    goods: tuple[str, ...]
    terms: Pairs
    rules: tuple[str, ...]
    closed: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event as citizens read it: when and where first, then what."""

    title: str
    summary: str
    paragraphs: tuple[str, ...]
    when: str
    where: tuple[str, ...]
    art: str
    hosts: str
    parts: tuple[Part, ...]
    accessibility: str
    contact: str
    phone: str
    phone_link: str
    email: str
    called_off: bool
    reason: str
    over: bool
    selling: Selling | None


def event_page(event: Event, now: datetime) -> EventPage:
    booking = booking_of(event)
    return EventPage(
        title=event.title,
        summary=event.summary,
        paragraphs=paragraphs(event.description),
        when=span_in_words(event.starts_at, event.ends_at),
        where=place_lines(event),
        art=vocabulary("veranstaltungsart").label_of(event.art),
        hosts=", ".join(one.name for one in event.together_with.all()),
        parts=tuple(_part(part, event) for part in event.parts.all()),
        accessibility=event.accessibility,
        contact=event.contact_name,
        phone=event.phone,
        phone_link="".join(sign for sign in event.phone if sign.isdigit() or sign == "+"),
        email=event.email,
        called_off=event.status == EventStatus.ABGESAGT,
        reason=event.status_reason,
        over=now >= event.ends_at or event.status == EventStatus.ABGESCHLOSSEN,
        selling=_selling(booking, now) if booking else None,
    )


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n") if part.strip())


def _part(part: Programmteil, event: Event) -> Part:
    """The day only where it is not that of the event."""
    when = ""
    if part.starts_at:
        same = timezone.localdate(part.starts_at) == timezone.localdate(event.starts_at)
        start = clock(part.starts_at) if same else f"{day_in_words(part.starts_at)}, {clock(part.starts_at)}"
        when = f"{start}–{clock(part.ends_at)}" if part.ends_at else start
        when = _("%(time)s Uhr") % {"time": when}
    return Part(part.title, when, tuple(filter(None, (part.room, part.audience, part.note))))


def _selling(booking: Booking, now: datetime) -> Selling:
    verdict = may_register(booking, now)
    boerse = getattr(booking.event, "boerse", None)
    rows = booking.place_types.all()
    lines = (PlaceLine(row.name, _price(row), free_in_words(row.free), waiting=row.free <= 0) for row in rows)
    return Selling(
        places=tuple(lines),
        tables=all(row.kind in AT_TABLES for row in rows),
        facts=selling_facts(booking),
        goods=paragraphs(boerse.goods_note) if boerse else (),
        terms=public_facts(booking.event),
        rules=paragraphs(booking.rules_text),
        closed="" if verdict else sentence(verdict),
    )


def _price(row: PlaceType) -> str:
    """A seller's number costs nothing by itself; what is kept of the sales stands with the terms."""
    if row.kind == PlaceKind.NUMMER and not row.price_cents:
        return _("Gebühren: siehe Bedingungen")
    return euro(row.price_cents)


def selling_facts(booking: Booking) -> Pairs:
    """Answers that exist."""
    boerse = getattr(booking.event, "boerse", None)
    setup, pregnant = (boerse.setup_from, boerse.pregnant_from) if boerse else (None, None)
    costs = any(row.price_cents for row in booking.place_types.all())
    facts = [
        (_("Anmelden können Sie sich"), _window(booking)),
        (_("Aufbau"), _("ab %(time)s Uhr") % {"time": clock(setup)} if setup else ""),
        (_("Einlass für Schwangere"), _("ab %(time)s Uhr") % {"time": clock(pregnant)} if pregnant else ""),
        (_("Bezahlen"), Payment(booking.payment).label if costs else ""),
    ]
    return [(label, value) for label, value in facts if value]


def _window(booking: Booking) -> str:
    return _("von %(start)s bis %(end)s") % {
        "start": moment_in_words(booking.opens_at),
        "end": moment_in_words(booking.closes_at),
    }
