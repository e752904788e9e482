"""Rows of figures with their Gebiete: each indicator, Gebiet and period once."""

from collections.abc import Callable, Iterable

from lueckenlos.imports.indicator_files.rows import FigureRow
from lueckenlos.imports.own_areas import OwnAreas
from lueckenlos.imports.receipt import Rejected
from lueckenlos.imports.storing import Figure


def resolve_own_figures(rows: Iterable[FigureRow], areas: OwnAreas) -> list[Figure]:
    """Figures of a town's areas; unknown areas are rejected once each."""

    def find(row: FigureRow) -> int | None:
        gebiet = areas.find(row.line, row.area)
        return gebiet.pk if gebiet else None

    return resolve_figures(rows, find, areas.rejected)


def resolve_figures(
    rows: Iterable[FigureRow], find: Callable[[FigureRow], int | None], rejected: list[Rejected]
) -> list[Figure]:
    """``find`` gives the Gebiet's key, or None after having rejected or left out the row."""
    found: dict[tuple[str, int, str], Figure] = {}
    for row in rows:
        gebiet = find(row)
        if gebiet is None:
            continue
        key = (row.indicator, gebiet, row.period)
        figure = Figure(*key, row.value, row.numerator, row.denominator, row.status)
        before = found.setdefault(key, figure)
        if before is not figure and before[3:] != figure[3:]:
            rejected.append(Rejected(row.line, "value_twice", {"name": row.area[-1]}))
    return list(found.values())
