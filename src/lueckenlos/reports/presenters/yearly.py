"""The page of one Jahresbericht: today's state or a frozen version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lueckenlos.reports import queries, rules
from lueckenlos.reports.documents.compare import changed_texts, changes
from lueckenlos.reports.federal.names import measure_names
from lueckenlos.reports.messages.federal import HIDDEN
from lueckenlos.reports.models import FigureRelease, FrozenReport, YearlyReport
from lueckenlos.reports.presenters.figures import change_lines, chapters, tiles
from lueckenlos.reports.presenters.versions import version_tabs, version_text
from lueckenlos.reports.yearly.compose import compose, thawed
from lueckenlos.reports.yearly.report import Report
from lueckenlos.shared.formats import whole
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url

PAGE, ROWS = "reports:yearly_detail", "reports:yearly_rows"


@dataclass(frozen=True, slots=True)
class ShownReport:
    """``version`` is None for today's state; ``live`` is what a version is set beside."""

    row: YearlyReport
    report: Report
    version: FrozenReport | None
    version_text: str
    file_name: str


def shown_report(actor: Actor, year: int, today: date, version: FrozenReport | None) -> ShownReport:
    row = queries.report_of(actor, year)
    name = f"jahresbericht-{year}-{actor.stelle.slug}"
    if version is None:
        return ShownReport(row, compose(actor, row, today), None, version_text(None), f"{name}-{today:%Y-%m-%d}")
    return ShownReport(row, thawed(version), version, version_text(version), f"{name}-fassung-{version.number}")


def page_of_year(actor: Actor, shown: ShownReport, versions: Sequence[FrozenReport], today: date) -> dict[str, Any]:
    """Everything the page shows; a frozen version leads to no rows, because those are of today."""
    year, report, address = shown.report.year, shown.report, work_url(actor.stelle, ROWS, shown.report.year)
    against = shown.version or (versions[0] if versions else None)
    live = compose(actor, shown.row, today) if shown.version else report
    then = thawed(against) if against else None
    return {
        "year": year,
        "report": report,
        "version": shown.version,
        "version_text": shown.version_text,
        "tabs": version_tabs(work_url(actor.stelle, PAGE, year), shown.version, versions),
        "chapters": chapters(report, "" if shown.version else address),
        "tiles": tiles(report, "" if shown.version else address),
        "texts": [text for text in report.texts if text.text],
        "against": against,
        "changes": change_lines(changes(then, live), address) if then else [],
        "changed_texts": changed_texts(then, live) if then else [],
        "hidden": sum(queries.hidden_work(actor, year)),
        "release": (release := queries.release_of(actor, year)),
        "given": given(release),
        "may_write": bool(rules.may_write(actor)),
        "may_freeze": bool(rules.may_freeze(actor)),
    }


def given(release: FigureRelease | None) -> list[tuple[str, str]]:
    """What the Bund reads, by name; without measures that are nothing."""
    figures = release.figures if release else {}
    shown = [(name, figures[key]) for key, name in measure_names().items() if figures.get(key, 0) != 0]
    return [(name, HIDDEN if value is None else whole(value)) for name, value in shown]
