"""One count as it stands in a file, before its area is known to the database."""

from datetime import date
from typing import NamedTuple

from lueckenlos.imports.population.ages import Span
from lueckenlos.indicators.enums import ValueStatus


class PeopleRow(NamedTuple):
    """``area``: what names the area, the most certain first (key, name)."""

    line: int
    area: tuple[str, ...]
    stichtag: date
    span: Span
    sex: str
    persons: int | None
    status: ValueStatus
