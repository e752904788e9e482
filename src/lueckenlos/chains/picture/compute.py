"""From a snapshot to the Kettenbild."""

from collections.abc import Callable
from itertools import chain
from typing import Final

import numpy as np

from lueckenlos.chains.picture.access import distance, places, reach
from lueckenlos.chains.picture.board import Board, measure
from lueckenlos.chains.picture.duplicates import duplicates
from lueckenlos.chains.picture.gaps import empty, need, running_out
from lueckenlos.chains.picture.hint import Hint, Kind
from lueckenlos.chains.picture.result import Counts, Picture, TransitionState
from lueckenlos.chains.picture.snapshot import UNKNOWN, Axis, BoolArray, FloatArray, Snapshot
from lueckenlos.chains.picture.stock import broken, transition_states, unchecked
from lueckenlos.chains.picture.tally import Tally

_RULES: Final[tuple[tuple[Callable[[Board], list[Hint]], frozenset[Kind]], ...]] = (
    (empty, frozenset({Kind.EMPTY})),
    (need, frozenset({Kind.NEED})),
    (running_out, frozenset({Kind.RUNNING_OUT})),
    (reach, frozenset({Kind.ACCESS, Kind.CAPACITY})),
    (places, frozenset({Kind.CAPACITY})),
    (distance, frozenset({Kind.ACCESS})),
    (duplicates, frozenset({Kind.DUPLICATE})),
    (unchecked, frozenset({Kind.UNCHECKED})),
)
EVERY_KIND: Final = frozenset(Kind)


def compute(snapshot: Snapshot, axis: Axis, kinds: frozenset[Kind] = EVERY_KIND) -> Picture:
    """Count offers, Plätze, people and need by cell and area, and derive the hints. Pure: same input, same picture.

    An offer counts while its term runs. Offers for all Lebensphasen stand in a column of their own (see ``Line``).
    The page of one hint asks for the hints of its kind alone: they are complete, those of other kinds need not be.
    """
    board = measure(snapshot, axis)
    states = _transitions(board)
    hints = chain(broken(states), *(rule(board) for rule, found in _RULES if found & kinds))
    return Picture(
        day=snapshot.day,
        axis=axis,
        rows=tuple(row.slug for row in board.rows),
        phases=tuple(column.slug for column in snapshot.columns),
        crossing=frozenset(column.slug for column in snapshot.columns if column.crossing),
        areas=snapshot.areas,
        cells=_cell_counts(board),
        columns=_counts(board, board.columns, board.column_offers),
        people=snapshot.people,
        needs=snapshot.needs,
        sources=snapshot.sources,
        transitions=states,
        hints=tuple(sorted(hints, key=_order(board))),
        offers=int(board.alive.sum()),
        unplaced=board.ids(np.flatnonzero(board.alive & ~_placed(board))),
        member_offer=snapshot.offers.ids[board.cells.offer],
        member_cell=board.cells.bin,
        served_offer=snapshot.offers.ids[snapshot.served_offer],
        served_area=snapshot.served_area,
        everywhere=snapshot.offers.ids[snapshot.offers.everywhere],
        coarse=snapshot.coarse,
    )


def _transitions(board: Board) -> tuple[TransitionState, ...]:
    offers, alive = board.snapshot.offers, board.alive
    return transition_states(
        board.snapshot.transitions,
        board.snapshot.columns,
        ids=offers.ids[alive],
        phases=offers.phases[alive],
        uebergaenge=offers.uebergaenge[alive],
    )


def _placed(board: Board) -> BoolArray:
    return np.bincount(board.cells.offer, minlength=len(board.alive)) > 0


def _cell_counts(board: Board) -> Counts:
    flat = _counts(board, board.cells, board.offers)
    return Counts(board.offers, board.grid(flat.places), board.grid(flat.silent))


def _counts(board: Board, tally: Tally, offers: FloatArray) -> Counts:
    """Plätze of an offer that serves several areas are divided evenly among them: nobody is counted twice."""
    snapshot = board.snapshot
    stated = np.maximum(snapshot.offers.places, 0)
    served = np.bincount(snapshot.served_offer, minlength=len(stated))
    served = np.where(snapshot.offers.everywhere, len(snapshot.areas), served)
    parts = tally.by_area(stated / np.maximum(served, 1))
    parts[0] = tally.total(stated)
    return Counts(offers, parts, tally.by_area(snapshot.offers.places == UNKNOWN))


def _order(board: Board) -> Callable[[Hint], tuple[int, ...]]:
    """Severity, the whole before its areas, kind, then as in the picture."""
    kinds = {kind: index for index, kind in enumerate(Kind)}
    columns = {column.slug: index for index, column in enumerate(board.snapshot.columns)}
    rows = {row.slug: index for index, row in enumerate(board.rows)}
    areas = {area.key: index for index, area in enumerate(board.snapshot.areas)}

    def key(hint: Hint) -> tuple[int, ...]:
        place = hint.place
        return (
            hint.severity,
            bool(place.area),
            kinds[hint.kind],
            columns.get(place.column, -1),
            rows.get(place.row, -1),
            areas.get(place.area, -1),
        )

    return key
