"""Destatis "Auszug GV": the list of Gemeinden as a workbook, in every layout since 1990.

The number of header rows, the columns and the name of the sheet change from year to year, so all are found by their
words. Footnotes follow the data: the first row whose Satzart is none ends them.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.imports.areas.rows import LEVELS, AreaList, AreaRow, key_at
from lueckenlos.imports.files import Upload, parse_day
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.numbers import read_number
from lueckenlos.imports.reading import Row, open_grid
from lueckenlos.imports.receipt import Note, Rejected
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.formats import day
from lueckenlos.shared.text import fold

_DAY: Final = re.compile(r"\d{2}\.\d{2}\.\d{4}")
_STAND: Final = re.compile(r"gebietsstand:?\s*(?:am\s*)?(\d{2}\.\d{2}\.\d{4})")
_CENSUS: Final = re.compile(r"zensus\s*(\d{4})")
_TO_NUMBER: Final = 12  # header rows a layout may have
# column → words by which its heading begins, after folding and dropping hyphens
_WORDS: Final = {
    "satzart": ("satzart",),
    "tkz": ("textkennzeichen",),
    "land": ("land",),
    "rb": ("rb",),
    "kreis": ("kreis",),
    "verband": ("vb",),
    "gemeinde": ("gem", "gemeinde"),
    "name": ("gemeindename",),
    "area": ("flache",),
    "people": ("insgesamt",),
    "male": ("mannlich",),
    "plz": ("postleitzahl",),
    "lon": ("langengrad",),
    "lat": ("breitengrad",),
}
_NEEDED: Final = ("satzart", "land", "rb", "kreis", "gemeinde", "name")


def parse(upload: Upload) -> AreaList:
    """BadInput ``auszug_no_header`` or ``auszug_no_stand`` if this is no such workbook."""
    header, rows = _sheet_with_header(upload.path, upload.options.blatt)
    columns = _columns(header)
    parsed = AreaList(Kind.AUSZUG_GV, [])
    _read_dates(header, columns, parsed)
    coordinates: list[tuple[AreaRow, str, str]] = []
    for row in rows:
        cells = dict(zip(columns, (row.cells[place].strip() for place in columns.values()), strict=True))
        ebene = LEVELS.get(cells["satzart"])
        if ebene is None:
            break
        _take(row.line, ebene, cells, parsed, coordinates)
    _place(coordinates)
    if upload.options.day:
        parsed.population_date = upload.options.day
    parsed.facts = {"stand": day(parsed.stand), "jahr": str(parsed.stand.year)}
    return parsed


def find_header(rows: Iterable[Row]) -> list[Row]:
    """The rows from the top down to the last heading, if one of the first has a column Satzart; else []."""
    header: list[Row] = []
    for row in islice(rows, _TO_NUMBER):
        if header and row.cells[0].strip() in LEVELS:
            return header if any("satzart" in map(_heading, earlier.cells) for earlier in header) else []
        header.append(row)
    return []


def _sheet_with_header(path: Path, wanted: str) -> tuple[list[Row], Iterator[Row]]:
    for sheet in [wanted] if wanted else open_grid(path).sheets:
        grid = open_grid(path, sheet=sheet)
        rows = list(grid.rows)
        header = find_header(rows)
        if header and "gemeindename" in {_heading(cell) for row in header for cell in row.cells}:
            return header, iter(rows[len(header) :])
    raise BadInput("auszug_no_header")


def _heading(cell: str) -> str:
    """ "Satz-\\nart" → ``satzart``; footnote marks and units stay behind and do not matter."""
    return re.sub(r"[\s-]+", "", fold(cell))


def _columns(header: list[Row]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for row in header:
        for place, cell in enumerate(row.cells):
            words = _heading(cell)
            for name, starts in _WORDS.items():
                exact = name in {"land", "rb", "kreis", "gemeinde", "verband"}
                fits = words in starts if exact else words.startswith(starts)
                if fits and name not in columns:
                    columns[name] = place
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise BadInput("auszug_no_header")
    return columns


def _read_dates(header: list[Row], columns: dict[str, int], parsed: AreaList) -> None:
    """Gebietsstand from the words, day of the count from the cells above the figures; the title may mix both."""
    texts = [cell for row in header for cell in row.cells if cell]
    whole = " ".join(fold(text) for text in texts)
    title = _DAY.search(texts[0]) if texts else None
    stand = _STAND.search(whole)
    found = parse_day(stand[1]) if stand else parse_day(title[0]) if title else None
    if found is None:
        raise BadInput("auszug_no_stand")
    parsed.stand = found
    parsed.population_date = _people_day(header, columns) or (parse_day(title[0]) if title else None)
    if census := _CENSUS.search(whole):
        parsed.notes.append(Note("population_base", {"year": census[1]}))


def _people_day(header: list[Row], columns: dict[str, int]) -> date | None:
    for name in ("people", "area"):
        place = columns.get(name)
        for row in header:
            cell = row.cells[place] if place is not None and place < len(row.cells) else ""
            if (match := _DAY.search(cell)) and "stand" not in fold(cell):
                return parse_day(match[0])
    return None


def _take(
    line: int, ebene: GebietsEbene, cells: dict[str, str], parsed: AreaList, coordinates: list[tuple[AreaRow, str, str]]
) -> None:
    parts = (cells["land"], cells["rb"], cells["kreis"], cells.get("verband", ""), cells["gemeinde"])
    ars, ags = key_at(ebene, *parts)
    if not ars:
        parsed.rejected.append(Rejected(line, "area_key", {"text": " ".join(parts).strip()}))
        return
    row = AreaRow(line, ebene, ars, ags, " ".join(cells["name"].split()), cells.get("tkz", ""))
    if ebene is GebietsEbene.GEMEINDE:
        square_km = _number(cells.get("area", ""))
        people, male = _number(cells.get("people", "")), _number(cells.get("male", ""))
        row.area_ha = None if square_km is None else round(Decimal(repr(square_km)) * 100, 2)
        row.population = None if people is None else int(people)
        row.population_male = None if male is None else int(male)
        row.plz = cells.get("plz", "").rjust(5, "0") if cells.get("plz", "").isdecimal() else ""
        coordinates.append((row, cells.get("lon", ""), cells.get("lat", "")))
    parsed.rows.append(row)


def _number(text: str) -> float | None:
    found = read_number(text)
    return found.value if found else None


def _place(coordinates: list[tuple[AreaRow, str, str]]) -> None:
    """Set lat and lon. Up to about 2010 ``9.2615`` meant 9° 26' 15": so it is if no "minute" of the file exceeds 59."""
    given = [(row, lon.replace(",", "."), lat.replace(",", ".")) for row, lon, lat in coordinates if lon and lat]
    sexagesimal = bool(given) and all(_as_sexagesimal(text) is not None for _, *pair in given for text in pair)
    for row, lon, lat in given:
        try:
            row.lon, row.lat = (_as_sexagesimal(lon), _as_sexagesimal(lat)) if sexagesimal else (float(lon), float(lat))
        except ValueError:
            continue


def _as_sexagesimal(text: str) -> float | None:
    degrees, _, rest = text.partition(".")
    rest = rest.ljust(4, "0")
    if len(rest) != 4 or not degrees.isdecimal() or not rest.isdecimal() or rest[0] > "5" or rest[2] > "5":
        return None
    return round(int(degrees) + int(rest[:2]) / 60 + int(rest[2:]) / 3600, 6)
