"""What the Bund may read of a Jahresbericht: given and taken back by the KGC."""

from datetime import date

from django.db import transaction

from lueckenlos.reports import queries, rules
from lueckenlos.reports.federal.measures import released_figures
from lueckenlos.reports.models import FigureRelease
from lueckenlos.reports.yearly.compose import thawed
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def release_figures(*, year: int, today: date, by: Actor) -> FigureRelease:
    """Those of the latest version, small ones left out; takes the place of an earlier release of the year.

    Raises Invalid ``nothing_to_release``.
    """
    ensure(rules.may_freeze(by))
    version = queries.latest_version(by, year)
    if version is None:
        raise Invalid("nothing_to_release")
    row = FigureRelease.objects.select_for_update().filter(year=year).first() or FigureRelease(
        stelle=by.stelle, year=year
    )
    values = {"version_id": version.pk, "figures": released_figures(thawed(version)), "released_on": today}
    audit.changed(row, values)
    row.released_by = by.user
    row.save()
    audit.record(
        "reports.figurerelease.release", row, by=by, changes={"version": (None, version.number), "year": (None, year)}
    )
    return row


@transaction.atomic
def withdraw_figures(*, year: int, by: Actor) -> None:
    """Nothing is left of it with the Bund. Where nothing was released nothing happens."""
    ensure(rules.may_freeze(by))
    row = FigureRelease.objects.select_for_update().filter(year=year).first()
    if row is not None:
        audit.record("reports.figurerelease.withdraw", row, by=by, changes={"year": (year, None)})
        row.delete()
