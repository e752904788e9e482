"""Reports with their frozen versions, and what of them the Bund may read."""

from lueckenlos.reports.models.health import FrozenHealthReport, HealthChapter, HealthReport
from lueckenlos.reports.models.releases import ComparisonLink, FigureRelease
from lueckenlos.reports.models.versions import FrozenVersion
from lueckenlos.reports.models.yearly import TEXTS, FrozenReport, YearlyReport, text_fields

__all__ = [
    "TEXTS",
    "ComparisonLink",
    "FigureRelease",
    "FrozenHealthReport",
    "FrozenReport",
    "FrozenVersion",
    "HealthChapter",
    "HealthReport",
    "YearlyReport",
    "text_fields",
]
