"""The page of a Gesundheitsbericht: today's state or a frozen version, in the work area and for citizens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lueckenlos.reports import rules
from lueckenlos.reports.documents.compare import Change, changed_texts, changes
from lueckenlos.reports.documents.paper import Bar, Chart
from lueckenlos.reports.documents.tables import Table
from lueckenlos.reports.health.compose import compose, thawed
from lueckenlos.reports.health.report import Chapter, Report
from lueckenlos.reports.messages import health as words
from lueckenlos.reports.models import FrozenHealthReport, HealthChapter, HealthReport
from lueckenlos.reports.presenters.figures import ShownChange
from lueckenlos.reports.presenters.versions import version_tabs, version_text
from lueckenlos.shared.text import slug_of
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle

PAGE: Final = "reports:health_detail"


@dataclass(frozen=True, slots=True)
class ShownReport:
    """``version`` is None for today's state."""

    row: HealthReport
    report: Report
    version: FrozenHealthReport | None

    @property
    def version_text(self) -> str:
        return version_text(self.version)

    @property
    def file_name(self) -> str:
        return file_name(self.version, self.row.stelle, self.report)


def file_name(version: FrozenHealthReport | None, stelle: Stelle, report: Report) -> str:
    """Without its ending."""
    part = f"fassung-{version.number}" if version else f"{report.day:%Y-%m-%d}"
    return f"{slug_of(report.title)[:60]}-{stelle.slug}-{part}"


@dataclass(frozen=True, slots=True)
class ShownBar:
    """Lengths as „12.5%“ of the chart's width; ``span`` is where the interval begins and how long it is."""

    label: str
    text: str
    width: str
    span: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Cells with whether they hold a number."""

    key: str
    title: str
    note: str
    lines_are: str
    heads: list[tuple[str, bool]]
    rows: list[tuple[str, list[tuple[str, bool]]]]


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """``first`` and ``last`` say where it cannot move."""

    key: str
    title: str
    text: str
    notes: tuple[str, ...]
    charts: list[tuple[str, list[ShownBar]]]
    tables: list[ShownTable]
    sources: tuple[str, ...]
    written_only: bool
    first: bool
    last: bool


def shown_report(
    actor: Actor,
    row: HealthReport,
    chapters: Sequence[HealthChapter],
    version: FrozenHealthReport | None,
    today: date,
) -> ShownReport:
    return ShownReport(row, thawed(version) if version else compose(actor, row, chapters, today), version)


def page_of_report(
    actor: Actor,
    shown: ShownReport,
    chapters: Sequence[HealthChapter],
    versions: Sequence[FrozenHealthReport],
    today: date,
) -> dict[str, Any]:
    """Everything the page of the work area shows."""
    row, report = shown.row, shown.report
    against = shown.version or (versions[0] if versions else None)
    live = compose(actor, row, chapters, today) if shown.version else report
    then = thawed(against) if against else None
    return {
        "row": row,
        "report": report,
        "version": shown.version,
        "version_text": shown.version_text,
        "tabs": version_tabs(work_url(actor.stelle, PAGE, row.pk), shown.version, versions),
        "chapters": shown_chapters(report.chapters),
        "left_out": [one for one in chapters if not one.shown],
        "against": against,
        "changes": [_change(one) for one in changes(then, live)] if then else [],
        "changed_texts": changed_texts(then, live) if then else [],
        "public": next((one for one in versions if one.number == row.public_number), None),
        "may_write": bool(rules.may_write_health(actor)) and shown.version is None,
        "may_publish": bool(rules.may_publish_health(actor)),
    }


def public_page(version: FrozenHealthReport) -> dict[str, Any]:
    """What citizens read of it; chapters with nothing to read are left out, as in the files."""
    report = thawed(version)
    return {
        "report": report,
        "version": version,
        "version_text": version_text(version),
        "chapters": shown_chapters([one for one in report.chapters if one]),
    }


def shown_chapters(chapters: Sequence[Chapter]) -> list[ShownChapter]:
    return [_chapter(one, place, len(chapters)) for place, one in enumerate(chapters)]


def _chapter(one: Chapter, place: int, count: int) -> ShownChapter:
    found = one.findings
    return ShownChapter(
        key=one.key,
        title=one.title,
        text=one.text,
        notes=found.notes,
        charts=[(chart.title, [_bar(bar, chart) for bar in chart.bars]) for chart in found.charts],
        tables=[_table(table) for table in found.tables],
        sources=found.sources,
        written_only=not found.tables,
        first=place == 0,
        last=place == count - 1,
    )


def _table(table: Table[str]) -> ShownTable:
    numbers = [column.unit != "text" for column in table.columns]
    return ShownTable(
        table.key,
        table.title,
        table.note,
        words.LINES[table.key],
        [(column.label, number) for column, number in zip(table.columns, numbers, strict=True)],
        [(line.label, list(zip(line.values, numbers, strict=True))) for line in table.lines],
    )


def _bar(bar: Bar, chart: Chart) -> ShownBar:
    def part(value: float) -> str:
        # little is never so short that nobody sees it; nought is nothing
        return f"{max(100 * value / chart.most, 0.4) if value else 0:.2f}%"

    span = None if bar.low is None or bar.high is None else (part(bar.low), part(bar.high - bar.low))
    return ShownBar(bar.label, bar.text, part(bar.value), span)


def _change(one: Change[str]) -> ShownChange:
    return ShownChange(one.table.title, one.label, one.column.label, one.frozen, one.live, "")
