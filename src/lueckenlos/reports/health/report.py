"""A Gesundheitsbericht as plain values: what the page shows, what a version keeps and what the documents write."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lueckenlos.reports.documents.paper import Chart
from lueckenlos.reports.documents.plain import Plain
from lueckenlos.reports.documents.tables import Table
from lueckenlos.reports.messages import health as words

# what stands where a version has no such line
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Findings:
    """What a chapter says of itself: sentences, tables, charts, and where their figures come from."""

    notes: tuple[str, ...] = ()
    tables: tuple[Table[str], ...] = ()
    charts: tuple[Chart, ...] = ()
    sources: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.notes or any(table.lines for table in self.tables))


@dataclass(frozen=True, slots=True)
class Chapter:
    key: str
    title: str
    text: str
    findings: Findings

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.text or self.findings)


@dataclass(frozen=True, slots=True)
class Report(Plain):
    """``day`` is the day of the figures. Only released figures and public things are in it: it may be published."""

    title: str
    stelle: str
    year: int
    day: date
    chapters: tuple[Chapter, ...]
    funding: str
    demo: bool
    nothing: ClassVar[str] = NOTHING

    @property
    def tables(self) -> Iterator[Table[str]]:
        for chapter in self.chapters:
            yield from chapter.findings.tables

    @property
    def told(self) -> Iterator[tuple[str, str]]:
        """What people have settled: chapters and their order, title, own texts by chapter, Förderhinweis, indicator."""
        yield words.CHANGED_ORDER, ", ".join(chapter.title for chapter in self.chapters)
        yield words.CHANGED_TITLE, f"{self.title} {self.year}"
        for chapter in self.chapters:
            yield chapter.title, chapter.text
        yield words.FUNDING, self.funding
        # two indicators may have the same numbers; their title begins with the one, then comes the year
        for table in self.tables:
            if table.key == "fuenftel":
                yield words.CHANGED_INDICATOR, table.title.rpartition(", ")[0]
