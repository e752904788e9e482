"""The measured picture: every array the hints are derived from."""

import math
from dataclasses import dataclass
from datetime import date

import numpy as np

from lueckenlos.chains.picture.hint import Figure, Place
from lueckenlos.chains.picture.limits import add_months
from lueckenlos.chains.picture.snapshot import (
    UNKNOWN,
    Axis,
    BoolArray,
    FloatArray,
    IntArray,
    Line,
    Need,
    OfferTable,
    Snapshot,
)
from lueckenlos.chains.picture.tally import Tally, join, members
from lueckenlos.equity.ranks import WORST


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """Counts by [1 + area, row, column] and by [1 + area, column]; index 0 of the first axis is the whole territory.

    Columns are counted by Lebensphase alone, so they are the same whatever the rows stand for.
    """

    snapshot: Snapshot
    axis: Axis
    rows: tuple[Line, ...]
    alive: BoolArray  # by offer: its term has begun and not ended
    in_column: BoolArray  # [offer, column]
    in_row: BoolArray  # [offer, row]
    cells: Tally
    columns: Tally
    offers: FloatArray
    column_offers: FloatArray
    needy: BoolArray  # a linked indicator is in the worst fifth
    needy_columns: BoolArray  # the same by [1 + area, column]
    inhabited: BoolArray  # [1 + area, column]: enough people of the age band
    worst: tuple[tuple[Need, ...], ...]  # by 1 + area: the indicators that are in the worst fifth there

    @property
    def ages(self) -> BoolArray:
        """Columns that stand for an age, thus can have a gap."""
        return np.array([not column.crossing for column in self.snapshot.columns], dtype=bool)

    def grid(self, sums: FloatArray) -> FloatArray:
        """Sums by cell as [..., row, column]."""
        return sums.reshape(*sums.shape[:-1], len(self.rows), len(self.snapshot.columns))

    def place(self, column: int, row: int | None = None, *, area: int = 0) -> Place:
        """The place of an index triple; ``area`` 0 is the whole territory."""
        return Place(
            column=self.snapshot.columns[column].slug,
            row="" if row is None else self.rows[row].slug,
            axis=None if row is None else self.axis,
            area=self.snapshot.areas[area - 1].key if area else "",
            area_name=self.snapshot.areas[area - 1].name if area else "",
        )

    def ids(self, positions: IntArray) -> tuple[int, ...]:
        return tuple(sorted(self.snapshot.offers.ids[positions].tolist()))

    def offers_in(self, column: int, row: int | None = None) -> IntArray:
        """Positions of the offers of a cell, or of a whole column."""
        if row is None:
            return self.columns.inside(column)
        return self.cells.inside(row * len(self.snapshot.columns) + column)

    def people(self, column: int, area: int = 0) -> tuple[Figure, ...]:
        """The figure "people of the age band", if known."""
        people = self.snapshot.people
        count = float(people.counts[area, column])
        if math.isnan(count):
            return ()
        return (Figure("people", count, int(people.sources[area, column]), people.stichtage[area][column]),)

    def worst_needs(self, column: int, row: int | None = None, *, area: int = 0) -> tuple[Figure, ...]:
        """The linked indicators that put this place into the worst fifth."""
        return tuple(
            Figure("need", float(need.values[area]), int(need.sources[area]), need.periods[area], need.indicator)
            for need in self.worst[area]
            if self._linked(need, column, row)
        )

    def _linked(self, need: Need, column: int, row: int | None) -> bool:
        rows = need.rows.get(self.axis, frozenset())
        return self.snapshot.columns[column].slug in need.phases and (row is None or self.rows[row].slug in rows)


def measure(snapshot: Snapshot, axis: Axis) -> Board:
    """Count everything once."""
    alive = running(snapshot.offers, snapshot.day)
    rows = snapshot.rows[axis]
    in_column = members(snapshot.offers.phases, snapshot.columns) & alive[:, None]
    in_row = members(snapshot.offers.rows[axis], rows) & alive[:, None]
    row_offer, row = np.nonzero(in_row)
    column_offer, column = np.nonzero(in_column)
    left, right = join(row_offer, column_offer, len(alive))
    width = len(snapshot.columns)
    cells = Tally.of(row_offer[left], row[left] * width + column[right], len(rows) * width, snapshot)
    columns = Tally.of(column_offer, column, width, snapshot)
    counts = cells.by_area(alive)
    return Board(
        snapshot=snapshot,
        axis=axis,
        rows=rows,
        alive=alive,
        in_column=in_column,
        in_row=in_row,
        cells=cells,
        columns=columns,
        offers=counts.reshape(-1, len(rows), width),
        column_offers=columns.by_area(alive),
        needy=_needy(snapshot, axis),
        needy_columns=_needy_columns(snapshot),
        inhabited=np.nan_to_num(snapshot.people.counts) >= snapshot.limits.min_people,
        worst=_worst(snapshot),
    )


def last_day(snapshot: Snapshot) -> IntArray:
    """By offer the earlier of the ends of term and funding, as ordinal; the largest integer when neither is known."""
    open_end = np.iinfo(np.int64).max
    offers = snapshot.offers
    ends = np.where(offers.ends == UNKNOWN, open_end, offers.ends)
    funded = np.where(offers.funded_until == UNKNOWN, open_end, offers.funded_until)
    return np.minimum(ends, funded)


def day_in(snapshot: Snapshot, months: int) -> int:
    return add_months(snapshot.day, months).toordinal()


def running(offers: OfferTable, day: date) -> BoolArray:
    """By offer: its term has begun and not ended."""
    today = day.toordinal()
    begun = (offers.starts == UNKNOWN) | (offers.starts <= today)
    found: BoolArray = begun & ((offers.ends == UNKNOWN) | (offers.ends >= today))
    return found


def _worst(snapshot: Snapshot) -> tuple[tuple[Need, ...], ...]:
    fifths = [need.fifths.tolist() for need in snapshot.needs]
    return tuple(
        tuple(need for need, fifth in zip(snapshot.needs, fifths, strict=True) if fifth[area] == WORST)
        for area in range(1 + len(snapshot.areas))
    )


def _needy(snapshot: Snapshot, axis: Axis) -> BoolArray:
    rows, columns = snapshot.rows[axis], snapshot.columns
    out = np.zeros((1 + len(snapshot.areas), len(rows), len(columns)), dtype=bool)
    for need in snapshot.needs:
        linked_rows = np.array([row.slug in need.rows.get(axis, ()) for row in rows], dtype=bool)
        linked_columns = np.array([column.slug in need.phases for column in columns], dtype=bool)
        worst = need.fifths == WORST
        out |= worst[:, None, None] & linked_rows[:, None] & linked_columns
    return out


def _needy_columns(snapshot: Snapshot) -> BoolArray:
    out = np.zeros((1 + len(snapshot.areas), len(snapshot.columns)), dtype=bool)
    for need in snapshot.needs:
        linked = np.array([column.slug in need.phases for column in snapshot.columns], dtype=bool)
        out |= (need.fifths == WORST)[:, None] & linked
    return out
