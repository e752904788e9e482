"""What the columns of a census grid file mean: the layouts of 2022 and 2011, measures from ``figures.toml``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from lueckenlos.imports.aliases import figures_content
from lueckenlos.shared.errors import BadInput

CENSUS_2022: Final = date(2022, 5, 15)
CENSUS_2011: Final = date(2011, 5, 9)
COARSEST: Final = 1_000
_ID: Final = re.compile(r"gitter_id_(\d+)(k?m)(_neu)?", re.IGNORECASE)
# 2022 and the newer names of 2011: corner in metres; the older names count in cells
_CELL: Final = re.compile(r"(?:CRS3035RES)?\d+k?mN(\d+)E(\d+)")


@dataclass(frozen=True, slots=True)
class Measure:
    """``band``: ages in months [from, to), None where it counts households."""

    slug: str
    label: str
    band: tuple[int, int | None] | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Column numbers. ``x`` and ``y`` (middle of the cell) are None where only its name places it.

    ``columns``: counts by column of a wide file. ``code``, ``text``, ``count``: columns of the long file of 2011.
    """

    metres: int
    cell: int
    x: int | None
    y: int | None
    columns: Mapping[int, Measure]
    code: int | None = None
    text: int | None = None
    count: int | None = None

    @property
    def long(self) -> bool:
        return self.count is not None


def is_grid(headings: Sequence[str]) -> bool:
    return any(_ID.fullmatch(heading.strip()) for heading in headings[:2])


def layout_of(headings: Sequence[str]) -> Layout:
    """BadInput ``grid_layout``, ``grid_too_coarse``, ``grid_no_counts`` (shares and means of each cell)."""
    names = [heading.strip() for heading in headings]
    cell, metres = _cell_column(names)
    if metres > COARSEST:
        raise BadInput("grid_too_coarse", kilometres=metres // 1_000)
    if {"Merkmal", "Auspraegung_Code", "Auspraegung_Text", "Anzahl"} <= set(names):
        code, text, count = (names.index(name) for name in ("Merkmal", "Auspraegung_Text", "Anzahl"))
        return Layout(metres, cell, None, None, {}, code, text, count)
    found = {place: measure for place, name in enumerate(names) if (measure := measures().get(_key(name)))}
    if not found:
        raise BadInput("grid_no_counts", columns=", ".join(names[1:8]))
    lower = [name.lower() for name in names]
    x, y = (
        next((place for place, name in enumerate(lower) if name.startswith(axis)), None) for axis in ("x_mp", "y_mp")
    )
    return Layout(metres, cell, x, y, found)


def _cell_column(names: Sequence[str]) -> tuple[int, int]:
    """The column with the cell's name, the newer kind of name first, and the side of a cell in metres."""
    matches = [(place, match) for place, name in enumerate(names) if (match := _ID.fullmatch(name))]
    if not matches:
        raise BadInput("grid_layout")
    place, match = next((pair for pair in matches if pair[1][3]), matches[0])
    return place, int(match[1]) * (1_000 if match[2].lower() == "km" else 1)


@cache
def measures() -> Mapping[str, Measure]:
    """By folded column name, and by folded text of the long layout."""
    found: dict[str, Measure] = {}
    for raw in figures_content()["grid"]:
        low, high = (*raw.get("band", ()), None, None)[:2]
        band = (low, high) if low is not None else None
        for name in raw["names"]:
            found[_key(name)] = Measure(raw["slug"], raw["label"], band)
    return found


def measure_of(code: str, text: str) -> Measure | None:
    """A row of the long layout: total, or one class of the attribute ``code``."""
    return measures().get(_key(f"{code} {text}"))


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9äöüß+]", "", text.lower())


def place_of(cell: str, metres: int) -> tuple[int, int] | None:
    """Column and row of a cell by its name; None if it is no name of a cell."""
    match = _CELL.fullmatch(cell.strip())
    if match is None:
        return None
    row, column = int(match[1]), int(match[2])
    if cell.startswith("CRS"):
        return column // metres, row // metres
    return column, row
