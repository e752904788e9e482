"""Who gets which table: pure, the same for the same input, and every decision with its reasons.

Whoever needs something chooses first, then the queue decides. Wanted neighbours are placed together when the first of
them has their turn. Each takes the best free place: what is needed, the own place type, side by side, beside the
wanted neighbour, wishes; Infostände then stand far from one another, and the others leave to those after them
what they did not ask for. Among equals the lowest number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lueckenlos.halls.enums import Feature
from lueckenlos.halls.rules.rows import Guest, Spot, World

NEED: Final = Feature.LEICHT.value


Note = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seat:
    """The tables of one guest and why, as codes with a value; no tables where nothing is left."""

    key: int
    tables: tuple[int, ...]
    notes: tuple[Note, ...]


@dataclass(slots=True)
class _State:
    """What has been decided so far."""

    world: World
    guests: Mapping[int, Guest]
    links: Mapping[int, set[int]]
    placed: dict[int, tuple[int, ...]] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)


def seat(guests: Sequence[Guest], tables: Iterable[Spot], kept: Mapping[int, tuple[int, ...]]) -> list[Seat]:
    """Tables for everybody in ``guests`` who is not in ``kept`` (registration key → tables that stay theirs)."""
    by_number = {guest.number: guest for guest in guests}
    state = _State(World(tables), by_number, _links(by_number))
    for guest in guests:
        if guest.key in kept:
            _put(state, guest, kept[guest.key])
    for guest in sorted(guests, key=turn):
        if guest.number not in state.placed:
            _seat_with_neighbours(state, guest)
    return [replace(one, notes=_settled(state, one)) for one in state.seats]


def _links(guests: Mapping[int, Guest]) -> dict[int, set[int]]:
    """Wishes to stand together hold both ways."""
    found: dict[int, set[int]] = {number: set() for number in guests}
    for guest in guests.values():
        for other in guest.beside & guests.keys() - {guest.number}:
            found[guest.number].add(other)
            found[other].add(guest.number)
    return found


def _settled(state: _State, one: Seat) -> tuple[Note, ...]:
    """Who stands beside whom is known only when all are placed."""
    near = state.world.beside(one.tables)

    def told(note: Note) -> Note:
        code, value = note
        if not code.startswith("beside"):
            return note
        there = state.placed.get(int(value), ())
        return ("beside_met" if near & set(there) else "beside_taken" if there else "beside_later", value)

    return tuple(told(note) for note in one.notes)


def turn(guest: Guest) -> tuple[bool, bool, int]:
    """Needs first, then Infostände while they can still be spread, then the queue."""
    return not guest.needs, not guest.stand, guest.number


def notes_for(guest: Guest, tables: tuple[int, ...], world: World, placed: Mapping[int, tuple[int, ...]]) -> list[Note]:
    """What the tables give of what was asked; ``placed`` are the tables of the others by registration number."""
    if not tables:
        return [("no_table", "")]
    has = world.features(tables)
    notes = [("need_met" if NEED in has else "need_open", "")] if guest.needs else []
    notes += [("wish_met" if wish in has else "wish_open", wish) for wish in sorted(guest.wishes)]
    if guest.quantity > 1:
        notes.append(("together" if world.is_run(tables) else "apart", ""))
    near = world.beside(tables)
    for number in sorted(guest.beside):
        notes.append(("beside_met" if near & set(placed.get(number, ())) else "beside_open", str(number)))
    if world.rank(tables, guest.place_type) == 0:
        notes.append(("other_type", ""))
    return notes or [("plain", "")]


def _seat_with_neighbours(state: _State, guest: Guest) -> None:
    group = _group(state, guest)
    if len(group) > 1 and len({one.place_type for one in group}) == 1:
        together = _one(group)
        run = state.world.best(together, near=frozenset(), spread=False)
        if run and state.world.is_run(run) and state.world.rank(run, guest.place_type) == 2:
            for one in group:
                mine, run = run[: one.quantity], run[one.quantity :]
                _take(state, one, mine)
            return
    for one in group:
        near = frozenset(table for number in sorted(state.links[one.number]) for table in state.placed.get(number, ()))
        _take(state, one, state.world.best(one, near=near, spread=one.stand))


def _one(group: Sequence[Guest]) -> Guest:
    """A group as if it were one household."""
    first = group[0]
    return Guest(
        first.key,
        first.number,
        first.place_type,
        sum(one.quantity for one in group),
        needs=any(one.needs for one in group),
        wishes=frozenset().union(*(one.wishes for one in group)),
    )


def _group(state: _State, guest: Guest) -> list[Guest]:
    """Everybody not placed yet who hangs together with this guest, so that wanted neighbours follow one another."""
    links = {guest.number: _open_links(state, guest.number)}
    waiting = [guest.number]
    while waiting:
        for number in sorted(links[waiting.pop()]):
            if number not in links:
                links[number] = _open_links(state, number)
                waiting.append(number)
    # a chain is walked from one of its ends; anything else from whoever has the turn
    ends = [number for number, others in links.items() if len(others) == 1]
    order: list[int] = []
    waiting = [min(ends, default=guest.number)] if len(links) > 2 else [guest.number]
    while waiting:
        number = waiting.pop()
        if number not in order:
            order.append(number)
            waiting.extend(sorted(links[number] - set(order), reverse=True))
    return [state.guests[number] for number in order]


def _open_links(state: _State, number: int) -> set[int]:
    return {other for other in state.links.get(number, ()) if other not in state.placed}


def _take(state: _State, guest: Guest, tables: tuple[int, ...]) -> None:
    """Write down the decision; the reasons are looked up before the tables are gone."""
    notes = notes_for(guest, tables, state.world, state.placed)
    told = [_why(state, guest, note) for note in notes]
    _put(state, guest, tables)
    state.seats.append(Seat(guest.key, tables, tuple(told)))


def _why(state: _State, guest: Guest, note: Note) -> Note:
    """What could not be had: because the hall has none, because none was free, or because something weighed more."""
    code, value = note
    if code not in {"wish_open", "need_open"}:
        return note
    wanted = value or NEED
    kind = code.removesuffix("_open")
    if not state.world.exists(wanted):
        return f"{kind}_none", value
    return f"{kind}_other" if state.world.is_free(wanted, guest.place_type) else f"{kind}_taken", value


def _put(state: _State, guest: Guest, tables: tuple[int, ...]) -> None:
    state.placed[guest.number] = tables
    state.world.take(tables, stand=guest.stand)
