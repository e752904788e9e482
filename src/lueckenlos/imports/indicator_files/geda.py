"""GEDA of the RKI: shares of adults by education, sex and age, with their intervals, for Germany and the Länder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from lueckenlos.imports.aliases import figures_content
from lueckenlos.imports.files import Upload
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.numbers import read_number
from lueckenlos.imports.reading import Row, open_table
from lueckenlos.imports.receipt import Note, Parsed, Rejected
from lueckenlos.imports.storing import GroupRow
from lueckenlos.indicators.enums import Education, Sex, ValueStatus
from lueckenlos.shared.errors import BadInput

_COLUMNS: Final = (
    "Variable", "Bundesland", "BundeslandId", "Bildungsgruppe", "Gender", "Altersgruppe", "Standard", "Percent",
    "LowerCL", "UpperCL", "Freq_ges", "Frequency",
)  # fmt: skip
_EVERYBODY: Final = "Gesamt"
_EDUCATION: Final = {"Untere": Education.LOW, "Mittlere": Education.MIDDLE, "Obere": Education.HIGH}
_SEX: Final = {"Frauen": Sex.FEMALE, "Männer": Sex.MALE}
PERIOD: Final = "2019/2020"
GERMANY: Final = "0"


@dataclass(slots=True)
class GroupFile(Parsed[GroupRow]):
    variables: set[str] = field(default_factory=set)


def is_geda(headings: Sequence[str]) -> bool:
    return set(headings) >= set(_COLUMNS)


@cache
def variables() -> Mapping[str, str]:
    """Slug by the name of the variable."""
    return {raw["variable"]: raw["slug"] for raw in figures_content()["geda"]}


def parse_geda(upload: Upload) -> GroupFile:
    """BadInput ``geda_layout``, ``no_known_indicator``."""
    table = open_table(upload.path)
    if not is_geda(table.headings):
        raise BadInput("geda_layout")
    places = [table.headings.index(name) for name in _COLUMNS]
    parsed = GroupFile(Kind.GEDA, [], facts={"zeitraum": f"{PERIOD}-EHIS"})
    for row in table.rows:
        _take(row, [row.cells[place].strip() for place in places], parsed)
    if not parsed.rows:
        raise BadInput("no_known_indicator", names=", ".join(sorted(parsed.variables)[:12]))
    unknown = parsed.variables - variables().keys()
    if unknown:
        parsed.notes.append(Note("geda_variables", {"count": len(unknown)}))
    return parsed


def _take(row: Row, cells: list[str], parsed: GroupFile) -> None:
    variable, _, land, education, sex, age, standard, *numbers = cells
    parsed.variables.add(variable)
    slug = variables().get(variable)
    if slug is None:
        return
    readings = [read_number(text, english=True) for text in numbers]
    if None in readings:
        text = numbers[readings.index(None)]
        parsed.rejected.append(Rejected(row.line, "number_unreadable", {"text": text[:40]}))
        return
    value, low, high, asked, cases = (reading.value if reading else None for reading in readings)
    if not _possible(value, low, high, asked, cases):
        parsed.rejected.append(Rejected(row.line, "geda_implausible", {"value": numbers[0], "variable": variable}))
        return
    group = (_group(education, _EDUCATION), _group(sex, _SEX))
    if None in group:
        parsed.rejected.append(Rejected(row.line, "geda_group", {"text": f"{education}, {sex}"[:40]}))
        return
    status = readings[0].status if readings[0] else ValueStatus.MISSING
    parsed.rows.append(
        GroupRow(
            row.line, land if land == GERMANY else land.zfill(2), slug, PERIOD, group[0] or "", group[1] or "",
            "" if age == _EVERYBODY else age[:40], standard == "1", value, low, high,
            None if asked is None else round(asked), status,
        )
    )  # fmt: skip


def _group(text: str, known: Mapping[str, str]) -> str | None:
    """ "" for everybody, None for a word that names no group."""
    return "" if text == _EVERYBODY else known.get(text)


def _possible(
    value: float | None, low: float | None, high: float | None, asked: float | None, cases: float | None
) -> bool:
    """A share lies within its interval and between 0 and 100; nobody is a case who was not asked."""
    if value is None:
        return True
    inside = 0 <= value <= 100 and (low is None or low <= value) and (high is None or value <= high)
    return inside and (asked is None or cases is None or 0 <= cases <= asked)
