"""A report in ready words: what the Word file and the PDF both write."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of ready cells; ``words`` are the columns that hold words, ``quiet`` those that stand back.

    ``nothing`` stands there where there are no rows.
    """

    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    words: tuple[int, ...] = (0,)
    quiet: tuple[int, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """``low`` and ``high`` are the ends of the interval, None where there is none."""

    label: str
    text: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from nought; every number of it stands in a table as well."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> float:
        """The longest of the bars and intervals; never nought."""
        return max((end for bar in self.bars for end in (bar.value, bar.high or 0.0)), default=0.0) or 1.0


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    text: str = ""
    notes: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    grids: tuple[Grid, ...] = ()
    # small, below everything else
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """``facts`` stand below the title; the first of them says which version it is."""

    title: str
    stelle: str
    day: date
    facts: tuple[str, ...]
    sections: tuple[Section, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values for typst."""
        return {**asdict(self), "day": self.day.isoformat()}
