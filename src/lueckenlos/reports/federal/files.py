"""The comparison as JSON and CSV. The shape is kept: programs of others read it (handbook, „Ländervergleich“)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from lueckenlos.reports.federal.comparison import of_year
from lueckenlos.reports.federal.measures import RULE
from lueckenlos.reports.federal.names import measure_names
from lueckenlos.reports.messages import federal as words
from lueckenlos.reports.queries.shared import Office

SHAPE: Final = "lueckenlos.laendervergleich/1"


def as_json(offices: Sequence[Office], years: Sequence[int], today: date) -> dict[str, Any]:
    """``wert`` is null where the number is hidden; a KGC without a release has no ``zahlen``."""
    names = measure_names()
    return {
        "format": SHAPE,
        "abgerufen_am": today.isoformat(),
        "verborgen_unter": RULE.threshold,
        "zahlen": [{"zahl": key, "name": name} for key, name in names.items()],
        "jahre": [{"jahr": year, "laender": _lands(offices, year, list(names))} for year in years],
    }


def csv_rows(offices: Sequence[Office], years: Sequence[int]) -> Iterator[list[str]]:
    """A line for each number, below a line of names; a Land that has released nothing has one without a number."""
    yield list(words.CSV_HEADER)
    names = measure_names()
    for year in years:
        for row in of_year(offices, year, list(names)).rows:
            start = [str(year), row.land, row.label, row.office]
            if not row.released:
                yield [*start, "nein", *[""] * 6]
                continue
            dated = [_iso(row.released_on), _iso(row.as_of)]
            for (key, name), cell in zip(names.items(), row.cells, strict=True):
                if cell.released:
                    value = "" if cell.value is None else str(cell.value)
                    yield [*start, "ja", *dated, key, name, value, "ja" if cell.hidden else "nein"]


def _lands(offices: Sequence[Office], year: int, measures: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "land": row.land,
            "name": row.label,
            "kgc": row.office or None,
            "freigegeben": row.released,
            "freigegeben_am": _iso(row.released_on) or None,
            "stand": _iso(row.as_of) or None,
            "zahlen": {
                key: {"wert": cell.value, "verborgen": cell.hidden}
                for key, cell in zip(measures, row.cells, strict=True)
                if cell.released
            },
        }
        for row in of_year(offices, year, measures).rows
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
