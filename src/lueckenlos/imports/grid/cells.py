"""A census grid file as arrays: cells with their counts, and what could not be read."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

import numpy as np

from lueckenlos.equity.numbers import FloatArray, IntArray
from lueckenlos.imports.files import Upload
from lueckenlos.imports.grid.layouts import CENSUS_2011, CENSUS_2022, Layout, Measure, layout_of, measure_of, place_of
from lueckenlos.imports.grid.opening import open_grid_table
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.numbers import read_number
from lueckenlos.imports.reading import Row
from lueckenlos.imports.receipt import Note, Parsed, Progress, Rejected, quiet
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.shared.errors import BadInput

BATCH: Final = 5_000
MOST_REJECTED: Final = 1_000
# where Germany lies in EPSG:3035; the axes do not overlap, so that swapped columns are seen
WEST, EAST, SOUTH, NORTH = 4_000_000, 4_700_000, 2_650_000, 3_600_000
# 2011: nobody lives there or the number is secret; not shown
_SECRET_2011: Final = frozenset({-1.0, -9.0})
_UNREADABLE: Final = -math.inf


@dataclass(slots=True)
class GridFile(Parsed[None]):
    """``counts``: per measure one number a cell, NaN where it is secret or nothing stands there."""

    metres: int = 0
    stichtag: date = CENSUS_2022
    column: IntArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    row: IntArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    counts: dict[Measure, FloatArray] = field(default_factory=dict)
    secret: int = 0

    def middles(self) -> FloatArray:
        """Metres in EPSG:3035, one point a cell."""
        corners = np.column_stack([self.column, self.row]).astype(np.float64)
        return (corners + 0.5) * self.metres

    def total(self, slug: str) -> float | None:
        return next((float(np.nansum(counts)) for each, counts in self.counts.items() if each.slug == slug), None)


def parse_grid(upload: Upload, progress: Progress = quiet) -> GridFile:
    """BadInput of ``layout_of``; ``grid_empty`` without a cell, ``grid_broken`` if too many lines are."""
    table = open_grid_table(upload.path, wanted=upload.options.blatt)
    layout = layout_of(table.headings)
    parsed = GridFile(Kind.ZENSUS_GITTER, [], metres=layout.metres)
    reader = _Long(layout, parsed) if layout.long else _Wide(layout, parsed)
    done = 0
    while batch := list(islice(table.rows, BATCH)):
        reader.take(batch)
        done += len(batch)
        progress("read", done, 0)
        if len(parsed.rejected) > MOST_REJECTED:
            raise BadInput("grid_broken", count=len(parsed.rejected), example=parsed.rejected[0].text)
    reader.finish()
    if not parsed.column.size:
        raise BadInput("grid_empty")
    parsed.stichtag = upload.options.day or (CENSUS_2022 if reader.newer else CENSUS_2011)
    if parsed.secret:
        parsed.notes.append(Note("grid_secret", {"count": parsed.secret}))
    _drop_twice(parsed)
    return parsed


class _Numbers(dict[str, float]):
    """Number of a cell's text; most texts of a grid are the same few small numbers."""

    def __missing__(self, text: str) -> float:
        reading = read_number(text, dash_is_zero=False)
        if reading is None:
            value = _UNREADABLE
        elif reading.value is None:
            value = math.nan
        else:
            value = math.nan if reading.value in _SECRET_2011 else reading.value
        if reading is not None and reading.status is ValueStatus.OK and value < 0:
            value = _UNREADABLE
        self[text] = value
        return value


class _Wide:
    """One row a cell, one column a measure."""

    def __init__(self, layout: Layout, parsed: GridFile) -> None:
        self.layout, self.parsed = layout, parsed
        self.newer = False
        self._numbers = _Numbers()
        self._places: list[IntArray] = []
        self._counts: dict[Measure, list[FloatArray]] = {measure: [] for measure in layout.columns.values()}

    def take(self, batch: list[Row]) -> None:
        layout = self.layout
        columns = list(zip(*(row.cells for row in batch), strict=False))
        self.newer = self.newer or columns[layout.cell][0].startswith("CRS")
        places = self._middles(columns, batch) if layout.x is not None else self._named(columns[layout.cell], batch)
        counts = {
            measure: np.fromiter(map(self._numbers.__getitem__, columns[place]), float, len(batch))
            for place, measure in layout.columns.items()
        }
        good = self._good(batch, places, counts, columns)
        table = np.column_stack(list(counts.values()))
        self.parsed.secret += int(np.isnan(table[good]).sum())
        good &= ~np.isnan(table).all(axis=1)
        self._places.append(places[good])
        for measure, numbers in counts.items():
            self._counts[measure].append(numbers[good])

    def _middles(self, columns: list[tuple[str, ...]], batch: list[Row]) -> IntArray:
        x, y = self.layout.x, self.layout.y
        if x is None or y is None:
            raise BadInput("grid_layout")
        middles = np.column_stack(
            [np.fromiter(map(self._numbers.__getitem__, columns[place]), float, len(batch)) for place in (x, y)]
        )
        usable = np.isfinite(middles).all(axis=1)
        return np.where(usable[:, None], middles // self.layout.metres, -1).astype(np.int64)

    def _named(self, names: Iterable[str], batch: list[Row]) -> IntArray:
        places = [place_of(name, self.layout.metres) or (-1, -1) for name in names]
        return np.asarray(places, dtype=np.int64).reshape(len(batch), 2)

    def _good(
        self, batch: list[Row], places: IntArray, counts: dict[Measure, FloatArray], columns: list[tuple[str, ...]]
    ) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Rows with a place in Germany and readable counts; the others are rejected."""
        outside = _outside(places, self.layout.metres)
        bad = np.zeros(len(batch), dtype=bool)
        for (place, _), numbers in zip(self.layout.columns.items(), counts.values(), strict=True):
            for number in np.flatnonzero(np.isneginf(numbers) & ~bad & ~outside).tolist():
                text = columns[place][number][:40]
                self.parsed.rejected.append(Rejected(batch[number].line, "number_unreadable", {"text": text}))
            bad |= np.isneginf(numbers)
        for number in np.flatnonzero(outside).tolist():
            name = batch[number].cells[self.layout.cell][:40]
            self.parsed.rejected.append(Rejected(batch[number].line, "cell_outside", {"name": name}))
        return ~(outside | bad)

    def finish(self) -> None:
        places = np.concatenate(self._places) if self._places else np.empty((0, 2), dtype=np.int64)
        self.parsed.column, self.parsed.row = places[:, 0], places[:, 1]
        self.parsed.counts = {measure: np.concatenate(parts) for measure, parts in self._counts.items() if parts}


class _Long:
    """One row a cell and class; classes that mean nothing here are passed over."""

    def __init__(self, layout: Layout, parsed: GridFile) -> None:
        self.layout, self.parsed = layout, parsed
        self.newer = False
        self._numbers = _Numbers()
        self._meanings: dict[tuple[str, str], Measure | None] = {}
        self._cells: dict[str, int] = {}
        self._places: list[tuple[int, int]] = []
        self._counts: defaultdict[Measure, dict[int, float]] = defaultdict(dict)

    def take(self, batch: list[Row]) -> None:
        for row in batch:
            measure = self._measure(row)
            if measure is not None:
                self._add(row, measure)

    def _measure(self, row: Row) -> Measure | None:
        code, text = self.layout.code, self.layout.text
        key = (row.cells[code or 0], row.cells[text or 0])
        if key not in self._meanings:
            self._meanings[key] = measure_of(*key)
        return self._meanings[key]

    def _add(self, row: Row, measure: Measure) -> None:
        name, text = row.cells[self.layout.cell], row.cells[self.layout.count or 0]
        if name not in self._cells:
            place = place_of(name, self.layout.metres)
            if place is None or _outside(np.asarray([place]), self.layout.metres)[0]:
                self.parsed.rejected.append(Rejected(row.line, "cell_outside", {"name": name[:40]}))
                return
            self._cells[name] = len(self._places)
            self._places.append(place)
        number = self._numbers[text]
        if number == _UNREADABLE:
            self.parsed.rejected.append(Rejected(row.line, "number_unreadable", {"text": text[:40]}))
        elif math.isnan(number):
            self.parsed.secret += 1
        else:
            self._counts[measure].setdefault(self._cells[name], number)

    def finish(self) -> None:
        if not self._counts and self._meanings:
            raise BadInput("grid_no_counts", columns=", ".join(dict.fromkeys(code for code, _ in self._meanings)))
        places = np.asarray(self._places, dtype=np.int64).reshape(len(self._places), 2)
        self.parsed.column, self.parsed.row = places[:, 0], places[:, 1]
        for measure, found in self._counts.items():
            counts = np.full(len(places), np.nan)
            counts[list(found)] = list(found.values())
            self.parsed.counts[measure] = counts


def _outside(places: IntArray, metres: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    x, y = places[:, 0] * metres, places[:, 1] * metres
    return (x < WEST) | (x > EAST) | (y < SOUTH) | (y > NORTH)


def _drop_twice(parsed: GridFile) -> None:
    """The first of two rows for one cell counts."""
    keys = parsed.row << 24 | parsed.column
    _, first = np.unique(keys, return_index=True)
    twice = len(keys) - len(first)
    if twice:
        parsed.notes.append(Note("grid_twice", {"count": twice}))
        keep = np.sort(first)
        parsed.column, parsed.row = parsed.column[keep], parsed.row[keep]
        parsed.counts = {measure: counts[keep] for measure, counts in parsed.counts.items()}
