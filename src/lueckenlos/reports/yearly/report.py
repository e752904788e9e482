"""A Jahresbericht as plain values: what the page shows, what a version keeps and what the documents write."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from lueckenlos.reports.documents.tables import Table, table_from_json

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    tables: tuple[Table[int], ...]


@dataclass(frozen=True, slots=True)
class Text:
    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """``day`` is the day of the figures; ``compared`` says what stands beside them as last year's.

    ``notice`` says who paid for the work of the year; empty where no words are known.
    """

    title: str
    stelle: str
    year: int
    day: date
    compared: str
    texts: tuple[Text, ...]
    chapters: tuple[Chapter, ...]
    demo: bool
    notice: str = ""
    nothing: ClassVar[int] = 0

    @property
    def tables(self) -> Iterator[Table[int]]:
        for chapter in self.chapters:
            yield from chapter.tables

    @property
    def told(self) -> Iterator[tuple[str, str]]:
        """The texts by label."""
        return ((one.label, one.text) for one in self.texts)

    def numbers(self) -> dict[str, dict[str, Numbers]]:
        """Table → line → its numbers, to set them beside those of another year or day."""
        return {table.key: {line.key: line.values for line in table.lines} for table in self.tables}

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "day": self.day.isoformat()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What ``as_json`` has written."""
        return cls(
            **{name: data[name] for name in ("title", "stelle", "year", "compared", "demo")},
            day=date.fromisoformat(data["day"]),
            notice=data.get("notice", ""),
            texts=tuple(Text(**one) for one in data["texts"]),
            chapters=tuple(
                Chapter(one["title"], tuple(map(table_from_json, one["tables"]))) for one in data["chapters"]
            ),
        )
