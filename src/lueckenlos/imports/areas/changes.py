"""Destatis "Gebietsänderungen": dissolutions, partial transfers, new keys and new names."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from typing import Final

from lueckenlos.geo.validators import is_ars
from lueckenlos.imports.files import Upload, parse_day
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.numbers import read_number
from lueckenlos.imports.reading import Row, open_grid
from lueckenlos.imports.receipt import Parsed, Rejected
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import fold

_PERIOD: Final = re.compile(r"(\d{2}\.\d{2}\.)(?:\d{4})?\s*(?:-|–|bis)\s*(\d{2}\.\d{2}\.\d{4})")
_NUMBER: Final = re.compile(r"\d{2}/\d{4}/\S+")
_LEVELS: Final = frozenset({"gemeinde", "gemeindeverband", "kreis", "regierungsbezirk", "land", "region"})


class Art(StrEnum):
    AUFLOESUNG = "1"
    TEILAUSGLIEDERUNG = "2"
    SCHLUESSEL = "3"
    NAME = "4"


@dataclass(frozen=True, slots=True)
class Unit:
    ars: str
    ags: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """``taker`` is None where a Verband ends without one to follow. Area and people are those that move."""

    line: int
    number: str
    giver: Unit
    taker: Unit | None
    arten: frozenset[Art]
    area_ha: Decimal | None
    people: int | None
    on: date


def is_header(rows: list[Row]) -> bool:
    words = " ".join(fold(cell) for row in rows for cell in row.cells)
    return "kennziffer" in words and "wirksamkeitsdatum" in words and "aufgeloste" in words


def parse(upload: Upload) -> Parsed[Change]:
    """BadInput ``changes_no_header`` if no sheet holds such a list."""
    for sheet in open_grid(upload.path).sheets:
        rows = list(open_grid(upload.path, sheet=sheet).rows)
        if is_header(list(islice(rows, 6))):
            break
    else:
        raise BadInput("changes_no_header")
    parsed: Parsed[Change] = Parsed(Kind.GEBIETSAENDERUNGEN, [])
    for row in rows:
        if _NUMBER.match(row.cells[0].strip()) and fold(row.cells[1].strip()) in _LEVELS:
            _take(row, parsed)
    if period := _PERIOD.search(rows[0].cells[0]):
        parsed.facts["zeitraum"] = f"{period[1]}–{period[2]}"
    return parsed


def _take(row: Row, parsed: Parsed[Change]) -> None:
    cells = [cell.strip() for cell in row.cells] + [""] * 13
    arten = {Art(mark) for mark in re.findall(r"[1-4]", cells[5])}
    # the statistical date, which the lists of Gemeinden follow; the legal one may lie two years earlier
    on = parse_day(cells[12]) or parse_day(cells[11])
    giver = Unit(cells[2], cells[3], cells[4])
    if not arten or on is None or not is_ars(giver.ars):
        parsed.rejected.append(Rejected(row.line, "change_unreadable", {"number": cells[0]}))
        return
    taker = Unit(cells[8], cells[9], cells[10]) if is_ars(cells[8]) else None
    area, people = read_number(cells[6]), read_number(cells[7])
    parsed.rows.append(
        Change(
            line=row.line,
            number=cells[0],
            giver=giver,
            taker=taker,
            arten=frozenset(arten),
            area_ha=round(Decimal(repr(area.value)) / 10_000, 2) if area and area.value is not None else None,
            people=int(people.value) if people and people.value is not None else None,
            on=on,
        )
    )
