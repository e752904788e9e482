"""A Jahresbericht as plain values: what the page shows, what a version keeps and what the documents write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lueckenlos.reports.documents.plain import Plain
from lueckenlos.reports.documents.tables import Table

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
class Report(Plain):
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
