"""Rows of figures with their Gebiete: each indicator, Gebiet and period once."""

from collections.abc import Callable, Iterable
from typing import Final

from lueckenlos.imports.indicator_files.rows import FigureRow
from lueckenlos.imports.own_areas import OwnAreas
from lueckenlos.imports.receipt import Rejected
from lueckenlos.imports.storing import Figure

# towns shrink: an older figure may count more than live there today, but not that many
MOST_SHARE: Final = 1.5
People = Callable[[int], tuple[str, int | None]]  # name of a Gebiet and who lives there


def resolve_own_figures(rows: Iterable[FigureRow], areas: OwnAreas) -> list[Figure]:
    """Figures of a town's areas; unknown areas are rejected once each."""

    def find(row: FigureRow) -> int | None:
        gebiet = areas.find(row.line, row.area)
        return gebiet.pk if gebiet else None

    town = areas.known.town

    def people(gebiet: int) -> tuple[str, int | None]:
        row = next((row for row in areas.known.rows if row.pk == gebiet and row.population), town)
        return row.name, row.population

    return resolve_figures(rows, find, areas.rejected, people)


def resolve_figures(
    rows: Iterable[FigureRow], find: Callable[[FigureRow], int | None], rejected: list[Rejected], people: People
) -> list[Figure]:
    """``find`` gives the Gebiet's key, or None after having rejected or left out the row; ``people``: name and number.

    Counts that are more than the people there are rejected.
    """
    found: dict[tuple[str, int, str], Figure] = {}
    for row in rows:
        gebiet = find(row)
        if gebiet is None:
            continue
        name, living = people(gebiet)
        number = max(row.numerator or 0, row.denominator or 0)
        if living and number > MOST_SHARE * living:
            values = {"number": f"{number:.0f}", "name": name, "people": living}
            rejected.append(Rejected(row.line, "figure_above_people", values))
            continue
        key = (row.indicator, gebiet, row.period)
        figure = Figure(*key, row.value, row.numerator, row.denominator, row.status, row.line)
        before = found.setdefault(key, figure)
        if before is not figure and before[3:7] != figure[3:7]:
            rejected.append(Rejected(row.line, "value_twice", {"name": row.area[-1]}))
    return list(found.values())
