"""The pages of the work area: programme, wishes and seats."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from lueckenlos.conferences.enums import Why
from lueckenlos.conferences.forms.conference import ConferenceForm
from lueckenlos.conferences.models import Conference, Seat
from lueckenlos.conferences.queries.programme import Row, programme, rounds
from lueckenlos.conferences.queries.workshops import Pool
from lueckenlos.conferences.rules import may_edit_conference, may_see_names
from lueckenlos.conferences.words import span, speaker
from lueckenlos.events.models import Registration
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url

_LONGEST_KEY: Final = 9


def number_of(text: str) -> int | None:
    """A key from a form; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_KEY else None


def initial(conference: Conference) -> dict[str, Any]:
    return {name: getattr(conference, name) for name in ConferenceForm.base_fields}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One line of the programme."""

    row: Row
    time: str
    speakers: list[str]
    address: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One workshop in a list of choices."""

    key: int
    title: str
    free: int


@dataclass(frozen=True, slots=True)
class Demand:
    """One workshop, how much it is wanted and how full it is."""

    title: str
    time: str
    seats: int
    taken: int
    first: int
    later: int


@dataclass(frozen=True, slots=True)
class RoundTable:
    """One round: its workshops, and how many people got what."""

    number: int
    workshops: list[Demand]
    got: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class PersonSeat:
    """One person in one round."""

    round: int
    title: str
    level: str
    by_hand: bool
    key: int
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class PersonLine:
    registration: Registration
    seats: list[PersonSeat]
    address: str


def conference_page(actor: Actor, conference: Conference, now: datetime) -> dict[str, Any]:
    """Programme line by line, and where to go from here."""
    event = conference.event
    rows = programme(event)
    lines = [
        PartLine(
            row,
            span(row.part.starts_at, row.part.ends_at),
            [speaker(one) for one in row.session.speakers.all()] if row.session else [],
            work_url(actor.stelle, "conferences:session", event.pk, row.part.pk),
        )
        for row in rows
    ]
    until = conference.wishes_until or event.starts_at
    return {
        "event": event,
        "conference": conference,
        "lines": lines,
        "rounds": rounds(rows),
        "until": until,
        "wishing": now < until,
        "editing": may_edit_conference(actor, event),
        "names": may_see_names(actor, event),
    }


def seats_page(conference: Conference, pool: Pool, rows: list[Row], now: datetime) -> dict[str, Any]:
    """The tables by round, and everybody with their seats."""
    until = conference.wishes_until
    sitting = {(seat.registration_id, seat.round): seat for seat in pool.seats}
    free, base = pool.free(), work_url(conference.stelle, "conferences:seats", conference.event_id)
    choices = {
        number: [Choice(key, one.part.title, free[key]) for key, one in pool.sessions.items() if one.round == number]
        for number in pool.rounds
    }
    people = [
        PersonLine(
            row,
            [_seat_line(row, n, sitting.get((row.pk, n)), pool, choices[n]) for n in pool.rounds],
            f"{base}{row.pk}/",
        )
        for row in pool.people
    ]
    wished = {key for key, _ in pool.wishes}
    return {
        "event": conference.event,
        "conference": conference,
        "tables": [_round_table(number, pool, sitting, rows) for number in pool.rounds],
        "people": people,
        "wished": len(wished),
        "without": len(pool.people) - len(wished),
        "waiting": sum(
            (row.pk, n) not in sitting or sitting[(row.pk, n)].session_id is None
            for row in pool.people
            for n in pool.rounds
            if (row.pk, n) in pool.wishes
        ),
        "too_early": until if until and now < until else None,
    }


def _round_table(number: int, pool: Pool, sitting: dict[tuple[int, int], Seat], rows: list[Row]) -> RoundTable:
    firsts, laters = Counter[int](), Counter[int]()
    for (_, round_of), keys in pool.wishes.items():
        if round_of == number:
            firsts[keys[0]] += 1
            laters.update(keys[1:])
    seats = [seat for seat in pool.seats if seat.round == number]
    taken = Counter(seat.session_id for seat in seats)
    times = {row.session.pk: span(row.part.starts_at, row.part.ends_at) for row in rows if row.session}
    workshops = [
        Demand(one.part.title, times.get(key, ""), one.part.capacity or 0, taken[key], firsts[key], laters[key])
        for key, one in pool.sessions.items()
        if one.round == number
    ]
    got = Counter(_level_text(seat) for seat in seats)
    known = sitting.keys() | pool.wishes.keys()
    got["ohne Wunsch und ohne Platz"] = sum((row.pk, number) not in known for row in pool.people)
    told = [(label, count) for label, count in got.most_common() if count]
    return RoundTable(number, workshops, told if seats else [])


def _seat_line(row: Registration, number: int, seat: Seat | None, pool: Pool, choices: list[Choice]) -> PersonSeat:
    found = pool.sessions.get(seat.session_id) if seat and seat.session_id else None
    wishes = ", ".join(pool.sessions[key].part.title for key in pool.wishes.get((row.pk, number), ()))
    level = _level_text(seat) if seat else (f"wünscht: {wishes}" if wishes else "kein Wunsch")
    return PersonSeat(
        number,
        found.part.title if found else "",
        level,
        bool(seat and seat.why == Why.HAND),
        seat.session_id or 0 if seat else 0,
        choices,
    )


def _level_text(seat: Seat) -> str:
    if seat.why == Why.LATER:
        return "dritter Wunsch" if seat.values.get("level", 1) > 1 else "zweiter Wunsch"
    return str(Why(seat.why).label)
