"""Wishes, seats and who decides about them. Everything here happens under the lock of the event."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from lueckenlos.conferences.enums import Why
from lueckenlos.conferences.mail import queue_seats
from lueckenlos.conferences.messages.verbs import CITIZEN
from lueckenlos.conferences.models import Conference, Seat, Session, WorkshopWish
from lueckenlos.conferences.queries.workshops import Pool, pool_of, taken_seats
from lueckenlos.conferences.rules import NOWHERE, Person, Wishing, allot, may_edit_conference, wishing
from lueckenlos.events.actions.places import fresh, locked
from lueckenlos.events.actions.turns import in_turn
from lueckenlos.events.enums import SURE
from lueckenlos.events.models import Booking, Registration
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor

# kept when the seats are given out once more
_FIXED: Final = frozenset({Why.HAND, Why.CHOSEN, Why.LATE})


@in_turn()
@transaction.atomic
def save_wishes(*, registration: Registration, wishes: Mapping[int, Sequence[int]], now: datetime) -> bool:
    """The wishes of one person by round, as a whole; True when they came after the deadline.

    Raises Invalid for workshops that are not in the round, one named twice, too many, and when it is too late.
    """
    registration, conference = _behind(registration)
    state = wishing(conference, registration, now)
    if state not in {Wishing.OPEN, Wishing.LATE}:
        raise Invalid("wishes_closed")
    known = _sessions(conference)
    for number, keys in wishes.items():
        _check_wishes(conference, [key for key, session in known.items() if session.round == number], keys)
    late = state is Wishing.LATE
    for number, keys in wishes.items():
        _write_wish(registration, number, list(keys), late)
    by = link_actor(registration.stelle, CITIZEN)
    audit.record("conferences.wish.save", registration, by=by)
    return late


@in_turn()
@transaction.atomic
def choose_seat(*, registration: Registration, session_pk: int, now: datetime) -> Seat:
    """After the seats were given out: a free one for whoever asks first. Again: no change."""
    registration, conference = _behind(registration)
    if wishing(conference, registration, now) is not Wishing.CHOOSE:
        raise Invalid("not_allotted_yet" if conference.allotted_at is None else "wishes_closed")
    session = _sessions(conference).get(session_pk)
    if session is None or session.round is None:
        raise Invalid("session_unknown")
    mine = Seat.objects.filter(registration=registration, round=session.round).first()
    if mine is not None and mine.session_id == session.pk:
        return mine
    if taken_seats(conference.event).get(session.pk, 0) >= (session.part.capacity or 0):
        raise Invalid("workshop_full", title=session.part.title)
    seat = _sit(registration, session.round, session, Why.CHOSEN)
    audit.record("conferences.seat.choose", seat, by=link_actor(registration.stelle, CITIZEN))
    return seat


@transaction.atomic
def allot_workshops(*, conference: Conference, by: Actor, now: datetime, tell: bool = True) -> tuple[int, int]:
    """Give out all seats by the wishes; (people with a seat, people whose wishes were all full), counted by round.

    Seats set by hand or chosen by people themselves stay. The same wishes give the same seats, whoever presses. Wishes
    that came after the deadline get what is left. ``tell``: everybody whose seats changed gets a mail.
    """
    conference = _mine(conference, by)
    pool = pool_of(conference)
    if not pool.rounds:
        raise Invalid("workshops_missing")
    until = conference.wishes_until
    if until is not None and now < until:
        raise Invalid("wishes_still_open", until=until)
    before = {(seat.registration_id, seat.round): seat.session_id for seat in pool.seats}
    kept = [seat for seat in pool.seats if seat.why in _FIXED]
    Seat.objects.filter(pk__in=[seat.pk for seat in pool.seats if seat.why not in _FIXED]).delete()
    found = _all_rounds(pool, kept, conference)
    Seat.objects.bulk_create(found)
    conference.allotted_at = now
    conference.save(update_fields=["allotted_at"])
    seated = sum(seat.session_id is not None for seat in found)
    nowhere = len(found) - seated
    audit.record("conferences.conference.allot", conference, by=by, changes={"allotted_at": (None, now)})
    changed = {s.registration_id for s in found if before.get((s.registration_id, s.round), -1) != s.session_id}
    late = _fill(conference)
    seated += len(late)
    if tell:
        queue_seats(conference, sorted(changed.union(late)))
    return seated, nowhere


@transaction.atomic
def fill_seats(*, conference: Conference, by: Actor) -> int:
    """What is still free, to those without a seat who wish for it, in the order of their registration."""
    conference = _mine(conference, by)
    if conference.allotted_at is None:
        raise Invalid("not_allotted_yet")
    given = _fill(conference)
    audit.record("conferences.conference.fill", conference, by=by, changes={"seats": (0, len(given))})
    queue_seats(conference, sorted(set(given)))
    return len(given)


@transaction.atomic
def move_by_hand(
    *, conference: Conference, registration: Registration, number: int, session_pk: int | None, by: Actor
) -> Seat:
    """The office knows better: this workshop and no other (None: none), also one seat more than there are."""
    conference = _mine(conference, by)
    registration = fresh(registration, Booking.objects.get(event=conference.event))
    if registration.status not in SURE:
        raise Invalid("person_has_no_place")
    known = _sessions(conference)
    session = known.get(session_pk) if session_pk else None
    if number not in {one.round for one in known.values()} or (session_pk and (not session or session.round != number)):
        raise Invalid("session_unknown")
    seat = _sit(registration, number, session, Why.HAND)
    audit.record("conferences.seat.move", seat, by=by)
    return seat


def _fill(conference: Conference) -> list[int]:
    """Keys of the registrations that got a seat, one for each seat."""
    pool = pool_of(conference)
    free = pool.free()
    given: list[int] = []
    for number in pool.rounds:
        sitting = {seat.registration_id for seat in pool.seats if seat.round == number and seat.session_id}
        for registration in pool.people:
            wish = pool.wishes.get((registration.pk, number), ())
            key = next((key for key in wish if free.get(key, 0) > 0), None)
            if registration.pk not in sitting and key is not None:
                free[key] -= 1
                _sit(registration, number, pool.sessions[key], Why.LATE)
                given.append(registration.pk)
    return given


def _behind(registration: Registration) -> tuple[Registration, Conference]:
    """As they are under the lock of the event."""
    booking = locked(registration.booking)
    conference = Conference.objects.select_related("event").filter(event=booking.event).first()
    if conference is None:
        raise Invalid("wishes_closed")
    found = fresh(registration, booking)
    found.stelle = booking.stelle
    return found, conference


def _mine(conference: Conference, by: Actor) -> Conference:
    booking = Booking.objects.select_related("event", "stelle").filter(event=conference.event).first()
    if booking is None:
        raise Invalid("conference_no_booking")
    locked(booking)
    found = Conference.objects.select_related("event").get(pk=conference.pk)
    ensure(may_edit_conference(by, found.event))
    return found


def _sessions(conference: Conference) -> dict[int, Session]:
    rows = Session.objects.filter(part__event=conference.event, round__isnull=False).select_related("part")
    return {row.pk: row for row in rows}


def _check_wishes(conference: Conference, possible: Sequence[int], keys: Sequence[int]) -> None:
    if not set(keys) <= set(possible) or not possible:
        raise Invalid("session_unknown")
    if len(set(keys)) != len(keys):
        raise Invalid("wish_twice")
    if len(keys) > conference.wish_count:
        raise Invalid("wishes_too_many", most=conference.wish_count)


def _write_wish(registration: Registration, number: int, keys: list[int], late: bool) -> None:
    row = WorkshopWish.objects.filter(registration=registration, round=number).first()
    if row is not None and row.choices == keys:
        return
    row = row or WorkshopWish(stelle=registration.stelle, registration=registration, round=number)
    row.choices, row.late = keys, late
    row.save()


def _sit(registration: Registration, number: int, session: Session | None, why: Why) -> Seat:
    values: dict[str, Any] = {"session": session, "why": why.value, "values": {}}
    seat, _ = Seat.objects.update_or_create(
        registration=registration,
        round=number,
        defaults=values,
        create_defaults={**values, "stelle": registration.stelle},
    )
    return seat


def _all_rounds(pool: Pool, kept: Sequence[Seat], conference: Conference) -> list[Seat]:
    """Round after round: who stood back in one comes first in the next; nobody hears the same thing twice."""
    behind: dict[int, int] = {}
    heard = {(s.registration_id, sort_key(pool.sessions[s.session_id].part.title)) for s in kept if s.session_id}
    made: list[Seat] = []
    for number in pool.rounds:
        fixed = [seat for seat in kept if seat.round == number]
        settled = {seat.registration_id for seat in fixed}
        seats = {key: one.part.capacity or 0 for key, one in pool.sessions.items() if one.round == number}
        for seat in fixed:
            if seat.session_id in seats:
                seats[seat.session_id] -= 1
        people = [
            Person(row.pk, row.number, _new_to(row.pk, pool, number, heard), behind.get(row.pk, 0))
            for row in pool.people
            if row.pk not in settled and (row.pk, number) in pool.wishes and (row.pk, number) not in pool.late
        ]
        placed = allot(people, seats, conference.seed)
        for one in people:
            made.append(_seat_of(conference, one, placed[one.key], number, pool))
            behind[one.key] = behind.get(one.key, 0) + _level(one, placed[one.key])
            if placed[one.key] != NOWHERE:
                heard.add((one.key, sort_key(pool.sessions[placed[one.key]].part.title)))
    return made


def _new_to(key: int, pool: Pool, number: int, heard: set[tuple[int, str]]) -> tuple[int, ...]:
    wishes = pool.wishes[(key, number)]
    return tuple(one for one in wishes if (key, sort_key(pool.sessions[one].part.title)) not in heard)


def _level(one: Person, place: int) -> int:
    return one.choices.index(place) if place != NOWHERE else len(one.choices)


def _seat_of(conference: Conference, one: Person, place: int, number: int, pool: Pool) -> Seat:
    level = _level(one, place)
    full = [pool.full(key) for key in one.choices[:level]]
    why = Why.NONE if place == NOWHERE else Why.LATER if level else Why.FIRST
    return Seat(
        stelle=conference.stelle,
        registration_id=one.key,
        session_id=place or None,
        round=number,
        why=why.value,
        values={"level": level, "full": full} if full else {},
    )
