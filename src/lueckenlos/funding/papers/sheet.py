"""A paper as plain values: what the page shows, what a submission keeps and what the documents write."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as people read them; ``total`` is empty where nothing adds up. The last ``numbers`` columns are numbers."""

    title: str
    head: Cells
    rows: tuple[Cells, ...]
    total: Cells = ()
    numbers: int = 0

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """(label, whether it holds numbers)"""
        texts = len(self.head) - self.numbers
        return [(label, place >= texts) for place, label in enumerate(self.head)]


@dataclass(frozen=True, slots=True)
class Part:
    """One section: facts, tables, then the own text."""

    key: str
    number: int
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[Table, ...] = ()
    text: str = ""

    def lines(self) -> Iterator[tuple[str, str]]:
        """(label, what stands there) for everything but the text; labels are unique within the part."""
        yield from self.facts
        for table in self.tables:
            seen: dict[str, int] = {}
            for row in table.rows:
                seen[row[0]] = seen.get(row[0], 0) + 1
                again = f" ({seen[row[0]]})" if seen[row[0]] > 1 else ""
                yield f"{row[0]}{again}", " · ".join(row[1:])


@dataclass(frozen=True, slots=True)
class Paper:
    """``day`` is that of the figures; every name is the one of that day. ``note`` says that something is missing."""

    title: str
    stelle: str
    day: date
    parts: tuple[Part, ...]
    demo: bool
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "day": self.day.isoformat()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What ``as_json`` has written."""
        return cls(
            data["title"],
            data["stelle"],
            date.fromisoformat(data["day"]),
            tuple(_part(one) for one in data["parts"]),
            data["demo"],
            # what was handed in before there was one
            data.get("note", ""),
        )


def _part(data: Mapping[str, Any]) -> Part:
    tables = tuple(
        Table(one["title"], tuple(one["head"]), tuple(map(tuple, one["rows"])), tuple(one["total"]), one["numbers"])
        for one in data["tables"]
    )
    facts = tuple((label, value) for label, value in data["facts"])
    return Part(data["key"], data["number"], data["title"], facts, tables, data["text"])
