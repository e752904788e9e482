"""Series of trainings."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction

from lueckenlos.courses.models import CourseSeries
from lueckenlos.courses.rules import may_edit
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_FIELDS: Final = frozenset({"title", "summary", "needed"})
MOST_MODULES: Final = 40


@transaction.atomic
def save_series(*, series: CourseSeries | None, by: Actor, values: Mapping[str, Any]) -> CourseSeries:
    """Create (None) or change; modules join by their own settings."""
    ensure(may_edit(by))
    if series is not None and series.stelle_id != by.stelle.pk:
        raise Invalid("series_unknown")
    new = series is None
    series = series or CourseSeries(stelle=by.stelle)
    changes = audit.changed(series, {name: value for name, value in values.items() if name in _FIELDS})
    series.title = " ".join(series.title.split())
    if not series.title:
        raise Invalid("series_title_missing")
    if series.needed is not None and not 1 <= series.needed <= MOST_MODULES:
        raise Invalid("series_needed_range", most=MOST_MODULES)
    series.save()
    if new or changes:
        audit.record("courses.series.save", series, by=by, changes=changes)
    return series
