"""Where in an area people live, from the census grid where one has been loaded."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from pyproj import Transformer

from lueckenlos.chains.picture import Area
from lueckenlos.chains.reach import CellPeople
from lueckenlos.chains.reach.scene import FloatArray, IntArray
from lueckenlos.geo.lookup import AreaLocator
from lueckenlos.indicators.queries.cells import GridCount, cells_of, measures_of
from lueckenlos.vocabulary.phases import PhaseAges

EVERYBODY: Final = "einwohner"
_AGES: Final = re.compile(r"alter-(\d+)(?:-(\d+))?")
_YEAR: Final = 12
_NO_END: Final = 10_000
_GRID, _DEGREES = 3035, 4326


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Cells inside the areas. ``column``, ``row``: as the INSPIRE names count them; ``metres``: side of a cell."""

    people: CellPeople
    column: IntArray
    row: IntArray
    metres: int
    attribution: str

    def name(self, cell: int) -> str:
        """``100mN30654E42997``"""
        side = f"{self.metres // 1000}km" if self.metres % 1000 == 0 else f"{self.metres}m"
        return f"{side}N{self.row[cell]}E{self.column[cell]}"

    def corners(self, cells: IntArray) -> FloatArray:
        """[cell, corner, (longitude, latitude)]"""
        east = (self.column[cells][:, None] + np.array([0, 1, 1, 0])) * self.metres
        north = (self.row[cells][:, None] + np.array([0, 0, 1, 1])) * self.metres
        return np.stack(_transformer().transform(east, north), axis=2)


def people_cells(gemeinden: Collection[int], areas: Sequence[Area], ages: Sequence[PhaseAges]) -> Cells | None:
    """Cells inside the areas, by the measure whose ages fit best; None without a grid. One to four queries."""
    measures = measures_of(gemeinden)
    if EVERYBODY not in measures:
        return None
    found = cells_of(gemeinden, best_measure(measures, ages))
    if found is None:
        return None
    east, north = ((each + 0.5) * found.metres for each in (found.column, found.row))
    lon, lat = _transformer().transform(east, north)
    at = _positions(areas, found, lat, lon)
    inside = np.flatnonzero(at >= 0)
    people = CellPeople(lat[inside], lon[inside], at[inside], found.count[inside])
    return Cells(people, found.column[inside], found.row[inside], found.metres, found.attribution)


def best_measure(measures: Collection[str], ages: Sequence[PhaseAges]) -> str:
    """The narrowest band of years that holds all of the ages; everybody where none does."""
    low = min(each.from_months for each in ages)
    high = max(each.to_months or _NO_END for each in ages)
    bands = {name: found.groups() for name in measures if (found := _AGES.fullmatch(name))}
    spans = {name: (int(a) * _YEAR, int(b) * _YEAR if b else _NO_END) for name, (a, b) in bands.items()}
    holding = [name for name, (start, end) in spans.items() if start <= low and high <= end]
    return min(holding, key=lambda name: (spans[name][1] - spans[name][0], name), default=EVERYBODY)


def spread(cells: Cells, apart: float) -> IntArray:
    """Of the cells in each square of ``apart`` metres the one with most people, as positions."""
    squares = np.stack([np.floor(each * cells.metres / max(apart, cells.metres)) for each in (cells.column, cells.row)])
    order = np.argsort(-cells.people.people, kind="stable")
    order = order[cells.people.people[order] > 0]
    _, first = np.unique(squares[:, order], axis=1, return_index=True)
    return np.sort(order[first])


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs(_GRID, _DEGREES, always_xy=True)


def _positions(areas: Sequence[Area], found: GridCount, lat: FloatArray, lon: FloatArray) -> IntArray:
    """By cell the position of its area; −1 for cells outside all of them."""
    known = {area.id: position for position, area in enumerate(areas)}
    if known.keys() >= set(np.unique(found.gebiet).tolist()):
        owners: list[int | None] = found.gebiet.tolist()
    else:
        owners = AreaLocator.load(known).at_many(lat, lon)
    return np.array([-1 if owner is None else known.get(owner, -1) for owner in owners], dtype=np.int64)
