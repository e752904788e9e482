"""Reads of reports: the figures of a year, the rows behind each, the reports themselves; what the Bund sees."""

from lueckenlos.reports.queries.behind import Asked, Behind, rows_behind
from lueckenlos.reports.queries.health import (
    chapters_of,
    get_health_chapter_or_404,
    get_health_report_or_404,
    health_reports_for,
    health_versions_of,
)
from lueckenlos.reports.queries.reports import (
    latest_version,
    release_of,
    report_of,
    reports_for,
    version_or_404,
    versions_of,
    years_with_work,
)
from lueckenlos.reports.queries.yearly import Counted, count_year, hidden_work

__all__ = [
    "Asked",
    "Behind",
    "Counted",
    "chapters_of",
    "count_year",
    "get_health_chapter_or_404",
    "get_health_report_or_404",
    "health_reports_for",
    "health_versions_of",
    "hidden_work",
    "latest_version",
    "release_of",
    "report_of",
    "reports_for",
    "rows_behind",
    "version_or_404",
    "versions_of",
    "years_with_work",
]
