"""Workshops with their seats, people with their wishes. The scope must be open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from lueckenlos.conferences.models import Conference, Seat, Session, WorkshopWish
from lueckenlos.events.enums import SURE
from lueckenlos.events.models import Event, Registration

_SURE = [status.value for status in SURE]


@dataclass(frozen=True, slots=True)
class Pool:
    """Everything the allotment looks at. ``wishes`` holds only workshops that still are in that round."""

    rounds: tuple[int, ...]
    sessions: dict[int, Session]
    people: list[Registration]
    wishes: dict[tuple[int, int], tuple[int, ...]]
    late: frozenset[tuple[int, int]]
    seats: list[Seat]
    wanted: Counter[int]
    seats_by_person: dict[int, list[Seat]]

    def free(self) -> dict[int, int]:
        """Seats left by workshop."""
        taken = Counter(seat.session_id for seat in self.seats)
        return {key: (one.part.capacity or 0) - taken[key] for key, one in self.sessions.items()}

    def full(self, key: int) -> dict[str, Any]:
        """What the sentence says about a workshop that had no seat left."""
        part = self.sessions[key].part
        return {"title": part.title, "seats": part.capacity or 0, "wanted": self.wanted[key]}


def pool_of(conference: Conference) -> Pool:
    """Four queries, whatever the number of people."""
    return pool_for(conference.event)


def pool_for(event: Event) -> Pool:
    """The same for any event; without workshops only the people."""
    sessions = {row.pk: row for row in workshops(event)}
    people = list(participants(event))
    keys = {row.pk for row in people}
    all_wishes = WorkshopWish.objects.filter(registration__booking__event=event)
    rows = [row for row in all_wishes if row.registration_id in keys]
    wishes = {}
    for row in rows:
        mine = tuple(key for key in row.choices if key in sessions and sessions[key].round == row.round)
        if mine:
            wishes[(row.registration_id, row.round)] = mine
    late = frozenset((row.registration_id, row.round) for row in rows if row.late)
    found = Seat.objects.filter(registration__booking__event=event)
    seats = [seat for seat in found if seat.registration_id in keys]
    rounds = tuple(sorted({row.round for row in sessions.values() if row.round}))
    wanted = Counter(key for mine in wishes.values() for key in mine)
    by_person: dict[int, list[Seat]] = {}
    for seat in seats:
        by_person.setdefault(seat.registration_id, []).append(seat)
    return Pool(rounds, sessions, people, wishes, late, seats, wanted, by_person)


def workshops(event: Event) -> Sequence[Session]:
    """Sessions of all rounds, in order. One query."""
    rows = Session.objects.filter(part__event=event, round__isnull=False)
    return list(rows.select_related("part").order_by("round", "part__position", "pk"))


def participants(event: Event) -> list[Registration]:
    """Everybody with a firm place, by number. One query. Names: only for those who may see them."""
    rows = Registration.objects.filter(booking__event=event, status__in=_SURE)
    return list(rows.select_related("place_type").order_by("number"))


def taken_seats(event: Event) -> dict[int, int]:
    """Workshop → seats that people with a firm place have. One query."""
    rows = Seat.objects.filter(session__part__event=event, registration__status__in=_SURE)
    return dict(rows.order_by().values_list("session").annotate(Count("pk")))


def wishes_of(registration: Registration) -> dict[int, list[int]]:
    """One person's wishes by round. One query."""
    return {row.round: list(row.choices) for row in WorkshopWish.objects.filter(registration=registration)}


def seats_of(registration: Registration) -> dict[int, Seat]:
    """One person's seats by round. One query."""
    rows = Seat.objects.filter(registration=registration).select_related("session__part")
    return {row.round: row for row in rows}
