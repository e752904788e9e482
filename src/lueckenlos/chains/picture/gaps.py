"""Hints about what is missing: empty cells, need without supply, what runs out."""

import numpy as np

from lueckenlos.chains.picture.board import Board, day_in, last_day
from lueckenlos.chains.picture.hint import Figure, Hint, Kind, Place, Reason, Severity, make_hint
from lueckenlos.chains.picture.snapshot import Axis, BoolArray, FloatArray, IntArray
from lueckenlos.equity.rates import median_of_known, per_100


def empty(board: Board) -> list[Hint]:
    """No active offer. The largest empty place speaks for those inside it: column before cell, territory before area.

    Of an area only where the territory as a whole has offers, and only where people of that age live (or, if nobody
    knows how many, where a linked indicator is in the worst fifth).
    """
    if not board.alive.any():
        return []
    found = [_empty(board, column) for column in np.flatnonzero((board.column_offers[0] == 0) & board.ages).tolist()]
    found += [_empty(board, column, row) for row, column in np.argwhere(_empty_cells(board)).tolist()]
    missing = _wanted(board, board.needy_columns) & (board.column_offers == 0) & (board.column_offers[0] > 0)
    found += [_empty(board, column, area=area) for area, column in np.argwhere(missing).tolist() if area]
    found += [_empty(board, column, row, area=area) for area, row, column in np.argwhere(_empty_parts(board)).tolist()]
    return found


def _empty_cells(board: Board) -> BoolArray:
    """Empty cells of columns that have offers.

    There are 29 Handlungsfelder and most have no business at most ages. By Handlungsfeld a cell is therefore a gap only
    where need is high or where the chain is interrupted: the field has offers at the age before and at the age after.
    """
    none: BoolArray = (board.offers[0] == 0) & (board.column_offers[0] > 0) & board.ages
    if board.axis is Axis.LEBENSLAGE:
        return none
    ages = np.flatnonzero(board.ages)
    present = board.offers[0][:, ages] > 0
    interrupted = np.zeros(none.shape, dtype=bool)
    interrupted[:, ages[1:-1]] = present[:, :-2] & present[:, 2:]
    none &= board.needy[0] | interrupted
    return none


def _empty_parts(board: Board) -> BoolArray:
    none: BoolArray = (board.offers == 0) & (board.offers[0] > 0) & (board.column_offers > 0)[:, None, :]
    if board.axis is Axis.HANDLUNGSFELD:
        none &= board.needy
    none &= np.stack([_wanted(board, board.needy[:, row]) for row in range(len(board.rows))], axis=1)
    none[0] = False
    return none


def _wanted(board: Board, needy: BoolArray) -> BoolArray:
    """[1 + area, column]: an age that lives here, or high need where the number of people is unknown."""
    unknown = np.isnan(board.snapshot.people.counts)
    wanted: BoolArray = (board.inhabited | (unknown & needy)) & board.ages
    return wanted


def _empty(board: Board, column: int, row: int | None = None, *, area: int = 0) -> Hint:
    needs = board.worst_needs(column, row, area=area)
    high = bool(needs) or (not area and (row is None or board.axis is Axis.LEBENSLAGE))
    figures = (Figure("offers", 0.0), *board.people(column, area), *needs)
    if area:
        elsewhere = board.column_offers[0, column] if row is None else board.offers[0, row, column]
        figures += (Figure("elsewhere", float(elsewhere)),)
    place = board.place(column, row, area=area)
    return make_hint(
        Kind.EMPTY,
        place,
        severity=Severity.HIGH if high else Severity.MEDIUM,
        reason=Reason(figures=figures),
        group=_over_areas(Kind.EMPTY, place),
    )


def _over_areas(kind: Kind, place: Place) -> str:
    """One line of the list for the same finding in many areas."""
    return f"{kind}:{Place(place.column, place.row, place.axis).key}" if place.area else ""


def need(board: Board) -> list[Hint]:
    """Offers exist, need is in the worst fifth, and supply is below the median.

    Of an area: offers per 100 people of the age band below the median of all areas for the same cell. Of the
    whole territory: fewer offers than the median row of the same column (all its rows share the same people).
    """
    density = _density(board)
    usual = _usual(board, density)
    median_row = _median_row(board)
    scarce = np.zeros(board.offers.shape, dtype=bool)
    scarce[0] = board.offers[0] < median_row
    scarce[1:] = density[1:] < usual  # NaN compares as False
    hits = scarce & board.needy & (board.offers > 0) & board.ages
    found = []
    for area, row, column in np.argwhere(hits).tolist():
        place = board.place(column, row, area=area)
        figures = [*board.worst_needs(column, row, area=area), Figure("offers", float(board.offers[area, row, column]))]
        figures += board.people(column, area)
        if area:
            figures.append(Figure("per_100", round(float(density[area, row, column]), 4)))
            figures.append(Figure("median_per_100", round(float(usual[row, column]), 4)))
        else:
            figures.append(Figure("median_offers", float(median_row[column])))
        cause = sorted(figure.indicator for figure in figures if figure.name == "need")
        reason = Reason(figures=tuple(figures))
        group = _over_areas(Kind.NEED, place)
        found.append(make_hint(Kind.NEED, place, severity=Severity.HIGH, reason=reason, cause=cause, group=group))
    return found


def _density(board: Board) -> FloatArray:
    return per_100(board.offers, board.snapshot.people.counts[:, None, :])


def _usual(board: Board, density: FloatArray) -> FloatArray:
    """[row, column]: median over the areas; NaN with too few of them."""
    parts = density[1:]
    if len(parts) < board.snapshot.limits.min_areas_for_median:
        return np.full(density.shape[1:], np.nan)
    known = np.sum(~np.isnan(parts), axis=0)
    return np.where(known >= board.snapshot.limits.min_areas_for_median, median_of_known(parts, axis=0), np.nan)


def _median_row(board: Board) -> FloatArray:
    """By column the median number of offers over the rows that have any."""
    return median_of_known(np.where(board.offers[0] > 0, board.offers[0], np.nan), axis=0)


def running_out(board: Board) -> list[Hint]:
    """Every offer of a place ends within the limit, so that it would be empty afterwards.

    A column that runs out speaks for its cells. Of an area only whole columns: one ending offer touches many cells.
    """
    last = last_day(board.snapshot)
    staying = last > day_in(board.snapshot, board.snapshot.limits.running_out_months)
    columns_stay = board.columns.by_area(staying)
    cells_stay = board.grid(board.cells.total(staying))
    columns = (board.column_offers[0] > 0) & (columns_stay[0] == 0) & board.ages
    cells = (board.offers[0] > 0) & (cells_stay == 0) & (columns_stay[0] > 0) & board.ages
    found = [_running_out(board, last, board.place(int(c)), board.offers_in(int(c))) for c in np.flatnonzero(columns)]
    for row, column in np.argwhere(cells).tolist():
        found.append(_running_out(board, last, board.place(column, row), board.offers_in(column, row)))
    parts = (board.column_offers > 0) & (columns_stay == 0) & (columns_stay[0] > 0) & board.inhabited & board.ages
    for area, column in np.argwhere(parts).tolist():
        if area:
            serving = _serving(board, area, board.offers_in(column))
            found.append(_running_out(board, last, board.place(column, area=area), serving))
    return found


def _serving(board: Board, area: int, positions: IntArray) -> IntArray:
    """Those of ``positions`` that serve the area."""
    snapshot = board.snapshot
    local = snapshot.served_offer[snapshot.served_area == area - 1]
    return positions[snapshot.offers.everywhere[positions] | np.isin(positions, local)]


def _running_out(board: Board, last: IntArray, place: Place, positions: IntArray) -> Hint:
    ids = board.ids(positions)
    ends = sorted(zip(board.snapshot.offers.ids[positions].tolist(), last[positions].tolist(), strict=True))
    figures = (Figure("offers", float(len(ids))), Figure("last_day", float(max(end for _, end in ends))))
    return make_hint(
        Kind.RUNNING_OUT,
        place,
        severity=Severity.MEDIUM if place.area else Severity.HIGH,
        reason=Reason(figures=figures, offers=ids),
        cause=ends,
        group=f"{Kind.RUNNING_OUT}:{','.join(map(str, ids))}",
    )
