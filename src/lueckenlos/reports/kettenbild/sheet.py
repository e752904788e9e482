"""The Kettenbild as a sheet of ready text: what PDF, XLSX and CSV all write."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: numbers for calculating, texts for reading. ``hints`` are numbers of the hint list."""

    offers: int
    places: int | None
    per_100: float | None  # Plätze for every 100 people of the age band
    places_text: str
    per_100_text: str
    need_text: str
    hints: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    label: str
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True)
class SheetTransition:
    """An Übergang in words."""

    label: str
    state: str
    broken: bool
    agreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetHint:
    """One hint with its reason and what was decided about it."""

    number: int
    kind: str
    title: str
    reason: str
    where: str
    decision: str
    decision_reason: str
    decided_on: str
    body: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the documents show."""

    title: str
    stelle: str
    area: str
    themes: str
    day: date
    day_text: str
    axis: str
    phases: tuple[str, ...]
    people: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    totals: tuple[SheetCell, ...]
    transitions: tuple[SheetTransition, ...]
    hints: tuple[SheetHint, ...]
    sources: tuple[str, ...]
    demo: bool

    def as_json(self) -> dict[str, Any]:
        """Plain values for typst."""
        return {**asdict(self), "day": self.day.isoformat()}
