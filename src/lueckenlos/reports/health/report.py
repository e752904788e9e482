"""A Gesundheitsbericht as plain values: what the page shows, what a version keeps and what the documents write."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar, Self

from lueckenlos.reports.documents.paper import Bar, Chart
from lueckenlos.reports.documents.tables import Table, table_from_json
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
class Report:
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
        """What people have settled: chapters and their order, title, own texts by chapter, Förderhinweis."""
        yield words.CHANGED_ORDER, ", ".join(chapter.title for chapter in self.chapters)
        yield words.CHANGED_TITLE, f"{self.title} {self.year}"
        for chapter in self.chapters:
            yield chapter.title, chapter.text
        yield words.FUNDING, self.funding

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "day": self.day.isoformat()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What ``as_json`` has written."""
        return cls(
            **{name: data[name] for name in ("title", "stelle", "year", "funding", "demo")},
            day=date.fromisoformat(data["day"]),
            chapters=tuple(map(_chapter, data["chapters"])),
        )


def _chapter(data: Mapping[str, Any]) -> Chapter:
    found = data["findings"]
    return Chapter(
        data["key"],
        data["title"],
        data["text"],
        Findings(
            tuple(found["notes"]),
            tuple(map(table_from_json, found["tables"])),
            tuple(Chart(one["title"], tuple(Bar(**bar) for bar in one["bars"])) for one in found["charts"]),
            tuple(found["sources"]),
        ),
    )
