"""The Kettenbild as plain values: what screens, documents and frozen Bestandsaufnahmen are made from."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from lueckenlos.chains.picture.hint import Hint
from lueckenlos.chains.picture.snapshot import Agreement, Area, Axis, FloatArray, IntArray, Need, People, Source
from lueckenlos.equity.rates import share


@dataclass(frozen=True, slots=True)
class TransitionState:
    """An Übergang with the offers that bridge it."""

    slug: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    offers: tuple[int, ...]
    offers_before: int
    offers_after: int
    broken: bool
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Offers, their Plätze, and how many of them do not say. One shape for all three."""

    offers: FloatArray
    places: FloatArray  # of an area: places of an offer divided evenly over the areas it serves
    silent: FloatArray

    def per_person(self, people: FloatArray) -> FloatArray:
        """Plätze by people of the age band; NaN where people are unknown or no offer says how many places it has.

        Where only some say, it is a lower bound. Often above 1, so it is no share of anybody.
        """
        unknown = (self.offers > 0) & (self.silent == self.offers)
        return np.where(unknown, np.nan, share(self.places, people))


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Counts by [1 + area, row, column] (``cells``) and by [1 + area, column] (``columns``); index 0 is the whole.

    A column of ``columns`` counts each of its offers once, so it is smaller than the sum of its cells.
    """

    day: date
    axis: Axis
    rows: tuple[str, ...]
    phases: tuple[str, ...]
    crossing: frozenset[str]  # columns that stand for no age
    areas: tuple[Area, ...]
    cells: Counts
    columns: Counts
    people: People
    needs: tuple[Need, ...]
    sources: tuple[Source, ...]
    transitions: tuple[TransitionState, ...]
    hints: tuple[Hint, ...]
    offers: int  # active ones, each once
    unplaced: tuple[int, ...]  # active, but without a term on one of the two axes
    member_offer: IntArray  # ids
    member_cell: IntArray  # row * columns + column
    served_offer: IntArray  # ids of local offers
    served_area: IntArray
    everywhere: IntArray  # ids
    coarse: bool = False

    def area_index(self, key: str) -> int:
        """Index on the first axis of all counts; 0 for the whole territory. Raises KeyError."""
        if not key:
            return 0
        for index, area in enumerate(self.areas, 1):
            if area.key == key:
                return index
        raise KeyError(key)

    def offers_in(self, row: str, phase: str, area: int = 0) -> tuple[int, ...]:
        """Ids of the offers of a cell, of the whole territory or of one area. Raises ValueError for unknown slugs."""
        cell = self.rows.index(row) * len(self.phases) + self.phases.index(phase)
        ids = self.member_offer[self.member_cell == cell]
        if area:
            local = self.served_offer[self.served_area == area - 1]
            ids = ids[np.isin(ids, local) | np.isin(ids, self.everywhere)]
        return tuple(sorted(ids.tolist()))

    def offers_serving(self, area: int) -> int:
        """Active offers of the whole territory, or those placed in the picture that serve one area; each once."""
        if not area:
            return self.offers
        local = self.served_offer[self.served_area == area - 1]
        placed = np.unique(self.member_offer)
        return int((np.isin(placed, local) | np.isin(placed, self.everywhere)).sum())

    def hint(self, key: str) -> Hint | None:
        return next((hint for hint in self.hints if hint.key == key), None)
