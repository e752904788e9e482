"""The Gesundheitsbericht as Word file and PDF/UA: what the page shows, the Förderhinweis last."""

from collections.abc import Callable, Mapping
from typing import Final

from lueckenlos.reports.documents import files
from lueckenlos.reports.documents.paper import Grid, Paper, Section
from lueckenlos.reports.documents.tables import Table
from lueckenlos.reports.health.report import Chapter, Report
from lueckenlos.reports.messages import documents
from lueckenlos.reports.messages import health as words
from lueckenlos.shared.formats import day


def paper_of(report: Report, version: str) -> Paper:
    """Chapters with nothing to read are left out; ``version`` says in words which one it is."""
    facts = [f"{version} · {documents.AS_OF.format(day=day(report.day))}", words.OF_YEAR.format(year=report.year)]
    if report.demo:
        facts.append(documents.DEMO)
    sections = [_section(one) for one in report.chapters if one]
    if report.funding:
        sections.append(Section(words.FUNDING, report.funding))
    return Paper(report.title, report.stelle, report.day, tuple(facts), tuple(sections))


# ending → media type, writer
WRITERS: Final[Mapping[str, tuple[str, Callable[[Report, str], bytes]]]] = {
    "pdf": (files.PDF, lambda report, version: files.as_pdf(paper_of(report, version))),
    "docx": (files.DOCX, lambda report, version: files.as_word(paper_of(report, version))),
}


def _section(chapter: Chapter) -> Section:
    found = chapter.findings
    return Section(
        chapter.title, chapter.text, found.notes, found.charts, tuple(map(_grid, found.tables)), found.sources
    )


def _grid(table: Table[str]) -> Grid:
    return Grid(
        title=table.title,
        note=table.note,
        head=(words.LINES[table.key], *(column.label for column in table.columns)),
        rows=tuple((line.label, *line.values) for line in table.lines),
        words=(0, *(place for place, column in enumerate(table.columns, 1) if column.unit == "text")),
        nothing=words.NO_LINES,
    )
