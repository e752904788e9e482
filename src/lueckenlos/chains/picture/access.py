"""Hints about offers that exist but cannot be reached or are full."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from lueckenlos.chains.picture.board import Board, running
from lueckenlos.chains.picture.hint import Figure, Hint, Kind, Place, Reason, Severity, make_hint
from lueckenlos.chains.picture.snapshot import UNKNOWN, Axis, BoolArray, FloatArray, IntArray, OfferTable, Snapshot
from lueckenlos.equity.distance import Points, distance_km, nearness

_NOWHERE: Final = -2.0  # farther than the other side of the globe


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Asked of every offer: ``yes`` for those without the hurdle, ``answered`` for those that say anything.

    ``by_cell`` is False where one good offer serves the whole Lebensphase: an interpreter or a visit at home.
    """

    kind: Kind
    code: str
    yes: BoolArray
    answered: BoolArray
    by_cell: bool = True
    terms: tuple[tuple[str, str], ...] = ()


def reach(board: Board) -> list[Hint]:
    """None free of charge, none barrier-free, none without a long wait, none outreaching, none in an asked language.

    A column as a whole speaks for its cells. By Handlungsfeld only columns: most cells hold a single offer there.
    """
    return [hint for question in _questions(board) for hint in _answers(board, question)]


def _questions(board: Board) -> Iterator[Question]:
    offers, limits = board.snapshot.offers, board.snapshot.limits
    waits = offers.wait_days
    full = (offers.load_percent >= 100) | (offers.waiting > 0)  # UNKNOWN is negative
    says_load = (offers.load_percent != UNKNOWN) | (offers.waiting != UNKNOWN)
    yield Question(Kind.ACCESS, "kosten", offers.free == 1, offers.free != UNKNOWN)
    yield Question(Kind.ACCESS, "barriere", offers.step_free == 1, offers.step_free != UNKNOWN)
    yield Question(Kind.ACCESS, "wartezeit", waits < limits.long_wait_days, waits != UNKNOWN)
    yield Question(Kind.ACCESS, "aufsuchend", offers.outreach == 1, offers.outreach != UNKNOWN, by_cell=False)
    for language in board.snapshot.languages:
        yield Question(
            Kind.ACCESS,
            f"sprache.{language.slug}",
            (offers.sprachen & (1 << language.bit)) != 0,
            offers.sprachen != 0,
            by_cell=False,
            terms=(("sprache", language.slug),),
        )
    yield Question(Kind.CAPACITY, "voll", ~full, says_load)


def _answers(board: Board, question: Question) -> list[Hint]:
    share = board.snapshot.limits.answered_share
    yes, answered = question.yes & question.answered, question.answered

    def lacking(offers: FloatArray, good: FloatArray, said: FloatArray) -> BoolArray:
        found: BoolArray = (good == 0) & (said > 0) & (said >= share * offers) & board.ages
        return found

    column_said = board.columns.total(answered)
    columns = lacking(board.column_offers[0], board.columns.total(yes), column_said)
    found = [
        _lack(board, question, board.place(c), (board.column_offers[0, c], column_said[c])) for c in _where(columns)
    ]
    if not question.by_cell or board.axis is Axis.HANDLUNGSFELD:
        return found
    said = board.grid(board.cells.total(answered))
    cells = lacking(board.offers[0], board.grid(board.cells.total(yes)), said) & ~columns
    for row, column in np.argwhere(cells).tolist():
        counts = (board.offers[0, row, column], said[row, column])
        found.append(_lack(board, question, board.place(column, row), counts))
    return found


def _where(columns: BoolArray) -> list[int]:
    found: list[int] = np.flatnonzero(columns).tolist()
    return found


def _lack(board: Board, question: Question, place: Place, counts: tuple[float, float]) -> Hint:
    offers, said = counts
    figures = [Figure("offers", float(offers)), Figure("silent", float(offers - said))]
    if question.code == "wartezeit":
        figures.append(Figure("limit_days", float(board.snapshot.limits.long_wait_days)))
    return make_hint(
        question.kind,
        place,
        severity=Severity.MEDIUM,
        reason=Reason(question.code, tuple(figures), terms=question.terms),
        group=f"{question.kind}:{question.code}",
    )


def ages_with_ways(snapshot: Snapshot) -> frozenset[str]:
    """Lebensphasen for which ``distance`` can find anything, so that the places of their offers are needed.

    Not one where in every area with offers one of them comes to the people or works by telephone or online, as in any
    large town.
    """
    if snapshot.coarse:
        return frozenset()
    offers = snapshot.offers
    alive = running(offers, snapshot.day)
    lacking = _ages_served(snapshot, alive) & ~_ages_served(snapshot, alive & _near_anyway(offers))
    mask = int(np.bitwise_or.reduce(lacking, initial=0))
    return frozenset(line.slug for line in snapshot.columns if not line.crossing and mask & (1 << line.bit))


def _ages_served(snapshot: Snapshot, which: BoolArray) -> IntArray:
    """By area the bit mask of all Lebensphasen of those of ``which`` that serve it."""
    phases = snapshot.offers.phases
    common = np.bitwise_or.reduce(phases[which & snapshot.offers.everywhere], initial=0)
    found = np.full(len(snapshot.areas), common, dtype=np.int64)
    local = which[snapshot.served_offer]
    np.bitwise_or.at(found, snapshot.served_area[local], phases[snapshot.served_offer[local]])
    return found


def _near_anyway(offers: OfferTable) -> BoolArray:
    near: BoolArray = (offers.remote == 1) | (offers.outreach == 1)
    return near


def distance(board: Board) -> list[Hint]:
    """The nearest offer of an age that serves the area lies far from its middle.

    Silent where one of them comes to the people, works by telephone or online, or does not say where it takes place;
    and for areas as large as a Kreis, whose middle says nothing about ways.
    """
    snapshot, limits = board.snapshot, board.snapshot.limits
    if snapshot.coarse or not snapshot.areas or not snapshot.place_offer.size:
        return []
    placed = np.zeros(len(snapshot.offers), dtype=bool)
    placed[snapshot.place_offer] = True
    unsure = board.columns.by_area(_near_anyway(snapshot.offers) | ~placed)[1:] > 0
    asked = ~unsure & board.inhabited[1:] & (board.column_offers[1:] > 0) & board.ages
    nearest = _nearest(board, np.flatnonzero(asked.any(axis=0)))
    far = asked & np.isfinite(nearest) & (nearest > limits.far_km)
    found = []
    for area, column in np.argwhere(far).tolist():
        place = board.place(column, area=area + 1)
        figures = (
            Figure("km", round(float(nearest[area, column]), 1)),
            Figure("limit_km", limits.far_km),
            *board.people(column, area + 1),
        )
        group = f"{Kind.ACCESS}:weit:{place.column}"
        reason = Reason("weit", figures)
        found.append(make_hint(Kind.ACCESS, place, severity=Severity.MEDIUM, reason=reason, group=group))
    return found


def _nearest(board: Board, columns: IntArray) -> FloatArray:
    """[area, column] in kilometres; infinity where no place is known, and in other columns than those asked for."""
    snapshot = board.snapshot
    out = np.full((len(snapshot.areas), len(snapshot.columns)), np.inf)
    if not columns.size:
        return out
    middles = Points(np.array([area.lat for area in snapshot.areas]), np.array([area.lon for area in snapshot.areas]))
    places = Points(snapshot.place_lat, snapshot.place_lon)
    serves = np.repeat(snapshot.offers.everywhere[:, None], len(snapshot.areas), axis=1)
    serves[snapshot.served_offer, snapshot.served_area] = True
    near = nearness(places, middles)
    near = np.where(serves[snapshot.place_offer] & ~np.isnan(near), near, _NOWHERE)
    for column in columns.tolist():
        positions = np.flatnonzero(board.in_column[snapshot.place_offer, column])
        if not positions.size:
            continue
        best = positions[near[positions].argmax(axis=0)]
        found = near[best, np.arange(len(snapshot.areas))] > _NOWHERE
        way = distance_km(Points(places.lat[best], places.lon[best]), middles)
        out[found, column] = way[found]
    return out


def places(board: Board) -> list[Hint]:
    """All offers state their places, and there are far fewer than people of the age band."""
    snapshot = board.snapshot
    stated = np.maximum(snapshot.offers.places, 0)
    silent = snapshot.offers.places == UNKNOWN
    people = snapshot.people.counts[0]

    def few(offers: FloatArray, sums: FloatArray, quiet: FloatArray) -> BoolArray:
        short = sums * snapshot.limits.people_per_place < people  # NaN compares as False
        found: BoolArray = (offers > 0) & (quiet == 0) & short & board.ages
        return found

    column_sums = board.columns.total(stated)
    columns = few(board.column_offers[0], column_sums, board.columns.total(silent))
    found = [_few(board, board.place(c), c, column_sums[c]) for c in _where(columns)]
    if board.axis is Axis.LEBENSLAGE:
        sums = board.grid(board.cells.total(stated))
        cells = few(board.offers[0], sums, board.grid(board.cells.total(silent))) & ~columns
        found += [_few(board, board.place(c, r), c, sums[r, c]) for r, c in np.argwhere(cells).tolist()]
    return found


def _few(board: Board, place: Place, column: int, count: float) -> Hint:
    figures = (
        Figure("places", float(count)),
        *board.people(column),
        Figure("people_per_place", float(board.snapshot.limits.people_per_place)),
    )
    group = f"{Kind.CAPACITY}:plaetze"
    reason = Reason("plaetze", figures)
    return make_hint(Kind.CAPACITY, place, severity=Severity.MEDIUM, reason=reason, group=group)
