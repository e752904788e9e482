"""The page of somebody who registered: wishes, seats with their reason, photos, papers."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from lueckenlos.conferences.links import feedback_path
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import Conference, PhotoConsent, Seat
from lueckenlos.conferences.queries.programme import Row, programme, rounds
from lueckenlos.conferences.queries.workshops import seats_of, wishes_of
from lueckenlos.conferences.rules import Wishing, lot, may_give_feedback, photo_open, wishing
from lueckenlos.conferences.words import span, speaker, when, where
from lueckenlos.events.models import Registration

_PLACES: Final = ("Erster Wunsch", "Zweiter Wunsch", "Dritter Wunsch")


@dataclass(frozen=True, slots=True)
class Option:
    """One workshop to choose."""

    key: int
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One select: „Erster Wunsch“ of a round."""

    name: str
    label: str
    options: list[Option]


@dataclass(slots=True)
class OwnRound:
    """One round as this person has it."""

    number: int
    time: str
    fields: list[Field] = field(default_factory=list)
    sentence: str = ""
    title: str = ""
    room: str = ""
    free: list[Option] = field(default_factory=list)
    mine: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the programme as participants read it."""

    time: str
    title: str
    room: str
    speakers: list[str]
    papers: list[Any]
    mine: bool


def own_page(registration: Registration, conference: Conference | None, now: datetime) -> dict[str, Any]:
    """Everything on one page; names of speakers only with their consent."""
    event = registration.booking.event
    rows = programme(event)
    state = wishing(conference, registration, now) if conference else Wishing.CLOSED
    seats = seats_of(registration) if conference else {}
    wishes = wishes_of(registration) if conference else {}
    photo = PhotoConsent.objects.filter(registration=registration).first()
    own = [_round(one.number, one.rows, conference, wishes, seats.get(one.number), state) for one in rounds(rows)]
    mine = {seat.session_id for seat in seats.values()}
    until = (conference.wishes_until if conference else None) or event.starts_at
    return {
        "event": event,
        "conference": conference,
        "registration": registration,
        "when": when(event),
        "where": where(event),
        "rounds": own if conference else [],
        "open": state in {Wishing.OPEN, Wishing.LATE},
        "late": state is Wishing.LATE,
        "choosing": state is Wishing.CHOOSE,
        "until": timezone.localtime(until),
        "lines": [_line(row, mine) for row in rows],
        "photo": photo,
        "asks_photo": bool(conference and conference.asks_photo),
        "photo_open": photo_open(registration, now),
        "feedback": feedback_path(event) if may_give_feedback(event, now) else "",
        "lot": lot(conference.seed, registration.number)[:8] if conference and conference.allotted_at else "",
    }


def _round(
    number: int,
    rows: list[Row],
    conference: Conference | None,
    wishes: dict[int, list[int]],
    seat: Seat | None,
    state: Wishing,
) -> OwnRound:
    first = rows[0].part
    own = OwnRound(number, span(first.starts_at, first.ends_at))
    wished = wishes.get(number, [])
    titles = {row.session.pk: row.part.title for row in rows if row.session}
    own.mine = [titles[key] for key in wished if key in titles]
    if seat is not None:
        part = seat.session.part if seat.session else None
        own.title, own.room = (part.title, part.room) if part else ("", "")
        own.sentence = notices.why(seat.why, seat.values, own.title)
    if state is Wishing.CHOOSE:
        mine = seat.session_id if seat else None
        own.free = [
            Option(row.session.pk, f"{row.part.title} (noch {row.free} frei)")
            for row in rows
            if row.session and row.free and row.session.pk != mine
        ]
    elif state in {Wishing.OPEN, Wishing.LATE} and conference:
        own.fields = [_field(number, place, rows, wished) for place in range(conference.wish_count)]
    return own


def _field(number: int, place: int, rows: list[Row], wished: list[int]) -> Field:
    chosen = wished[place] if place < len(wished) else 0
    options = [
        Option(row.session.pk, f"{row.part.title} ({row.part.capacity or 0} Plätze)", row.session.pk == chosen)
        for row in rows
        if row.session
    ]
    return Field(f"runde-{number}-{place + 1}", _PLACES[place], options)


def _line(row: Row, mine: set[int | None]) -> Line:
    session = row.session
    return Line(
        span(row.part.starts_at, row.part.ends_at),
        row.part.title,
        row.part.room,
        [text for one in session.speakers.all() if (text := speaker(one, named=one.name_public))] if session else [],
        list(session.papers.all()) if session else [],
        bool(session and session.pk in mine),
    )
