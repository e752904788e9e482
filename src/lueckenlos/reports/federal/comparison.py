"""Länder side by side: a table of one year, or of one measure over the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lueckenlos.reports.enums import Land
from lueckenlos.reports.queries.shared import Office


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or None with ``hidden`` where it is too small to show; ``released`` says whether there is any."""

    value: int | None = None
    hidden: bool = False
    released: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One KGC of a Land, or a Land without any here. ``as_of`` is None where nothing of the year is released."""

    land: str
    label: str
    office: str
    as_of: date | None
    released_on: date | None
    cells: tuple[Cell, ...]

    @property
    def released(self) -> bool:
        return any(cell.released for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``sums`` hold no value where a hidden number would follow from it, or where nothing is released."""

    rows: tuple[Row, ...]
    sums: tuple[Cell, ...]


NOTHING = Cell()


def of_year(offices: Sequence[Office], year: int, measures: Sequence[str]) -> Comparison:
    """All Länder, a column for each measure."""
    return _compared(offices, [(year, measure) for measure in measures], year)


def over_years(offices: Sequence[Office], years: Sequence[int], measure: str) -> Comparison:
    """All Länder, a column for each year."""
    return _compared(offices, [(year, measure) for year in years], None)


def _compared(offices: Sequence[Office], columns: list[tuple[int, str]], dated: int | None) -> Comparison:
    known = {land.value for land in Land}
    of_land = {land: [one for one in offices if one.land == land.value] for land in Land}
    nobody: list[Office | None] = [None]
    pairs = [(land.value, str(land.label), office) for land, those in of_land.items() for office in [*those] or nobody]
    # a KGC whose Stelle names no Land is shown all the same
    pairs += [("", "", office) for office in offices if office.land not in known]
    rows = tuple(_row(land, label, office, columns, dated) for land, label, office in pairs)
    return Comparison(rows, tuple(_sum(cells) for cells in zip(*(row.cells for row in rows), strict=True)))


def _row(land: str, label: str, office: Office | None, columns: list[tuple[int, str]], dated: int | None) -> Row:
    released = office.released if office else {}
    cells = tuple(_cell(released[year].figures, measure) if year in released else NOTHING for year, measure in columns)
    own = released.get(dated) if dated else None
    return Row(
        land, label, office.name if office else "", own.as_of if own else None, own.released_on if own else None, cells
    )


def _cell(figures: dict[str, int | None], measure: str) -> Cell:
    """A measure that an old release does not know is as good as not released."""
    if measure not in figures:
        return NOTHING
    value = figures[measure]
    return Cell(value, hidden=value is None, released=True)


def _sum(cells: Sequence[Cell]) -> Cell:
    """Of all released numbers, only where none of them is hidden: it could be worked out from the sum."""
    values = [cell.value for cell in cells if cell.released]
    if not values or None in values:
        return NOTHING
    return Cell(sum(one or 0 for one in values), released=True)
