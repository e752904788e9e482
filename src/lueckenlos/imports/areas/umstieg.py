"""Conversion keys of the BBSR ("Umsteigeschlüssel"): a sheet per year, a line per former unit and unit it went to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lueckenlos.imports.files import Upload, parse_day
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.numbers import read_number
from lueckenlos.imports.reading import Row, open_grid
from lueckenlos.imports.receipt import Parsed, Rejected
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import fold

_UNITS: Final = re.compile(r"(gemeinden|kreise) (\d{2}\.\d{2}\.\d{4})")
_PEOPLE: Final = re.compile(r"bevolkerung am \S+(?: in (\d+))?")
GEMEINDE_WIDTH: Final = 8
KREIS_WIDTH: Final = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One line: ``share`` of the people of ``old`` live in ``new``."""

    line: int
    old: str
    name: str
    old_day: date
    new: str
    new_day: date
    share: float
    people: int | None

    @property
    def same(self) -> bool:
        return self.old == self.new and self.share == 1


@dataclass(frozen=True, slots=True)
class _Columns:
    old: int
    name: int
    new: int
    share: int
    people: int | None
    thousand: float
    old_day: date
    new_day: date
    width: int


def is_header(cells: Sequence[str]) -> bool:
    return _columns(cells) is not None


def parse(upload: Upload) -> Parsed[Step]:
    """BadInput ``umstieg_layout`` if no sheet holds such a key."""
    parsed: Parsed[Step] = Parsed(Kind.UMSTIEG, [])
    levels: set[str] = set()
    for sheet in [upload.options.blatt] if upload.options.blatt else open_grid(upload.path).sheets:
        rows = open_grid(upload.path, sheet=sheet).rows
        first = next(rows, None)
        columns = _columns(first.cells) if first else None
        if columns is None:
            continue
        levels.add("Kreise" if columns.width == KREIS_WIDTH else "Gemeinden")
        for row in rows:
            _take(row, columns, parsed)
    if not parsed.rows:
        raise BadInput("umstieg_layout")
    days = sorted({row.old_day for row in parsed.rows} | {row.new_day for row in parsed.rows})
    parsed.facts = {"ebene": ", ".join(sorted(levels)), "zeitraum": f"{days[0].year}–{days[-1].year}"}
    return parsed


def _columns(cells: Sequence[str]) -> _Columns | None:
    plain = [" ".join(fold(cell).replace("- ", "").split()) for cell in cells]
    units = [(place, match) for place, text in enumerate(plain) if (match := _UNITS.fullmatch(text))]
    share = next((place for place, text in enumerate(plain) if "umsteige" in text and text.startswith("bev")), None)
    name = next((place for place, text in enumerate(plain) if "name" in text), None)
    if len(units) != 2 or share is None or name is None:
        return None
    people = next(((place, match) for place, text in enumerate(plain) if (match := _PEOPLE.fullmatch(text))), None)
    old_day, new_day = (parse_day(match[2]) for _, match in units)
    if old_day is None or new_day is None:
        return None
    width = KREIS_WIDTH if units[0][1][1] == "kreise" else GEMEINDE_WIDTH
    return _Columns(
        units[0][0], name, units[1][0], share, people[0] if people else None,
        float(people[1][1] or 1) if people else 1.0, old_day, new_day, width,
    )  # fmt: skip


def _take(row: Row, columns: _Columns, parsed: Parsed[Step]) -> None:
    cells = row.cells + [""] * 12
    old, new = (_key(cells[place], columns.width) for place in (columns.old, columns.new))
    if not old and not new:
        return
    share = read_number(cells[columns.share])
    if not old or not new or share is None or share.value is None or not 0 <= share.value <= 1:
        parsed.rejected.append(Rejected(row.line, "umstieg_line", {"text": " ".join(cells[:3])[:60]}))
        return
    people = read_number(cells[columns.people]) if columns.people is not None else None
    number = round(people.value * columns.thousand) if people and people.value is not None else None
    name = cells[columns.name].strip()[:120]
    if share.value > 0:
        parsed.rows.append(Step(row.line, old, name, columns.old_day, new, columns.new_day, share.value, number))


def _key(text: str, width: int) -> str:
    """Keys stand as numbers of eight digits without the leading zero, those of Kreise padded with three zeros."""
    digits = text.strip().zfill(GEMEINDE_WIDTH)
    if not digits.isdecimal() or len(digits) != GEMEINDE_WIDTH or not "01" <= digits[:2] <= "16":
        return ""
    return digits[:width]
