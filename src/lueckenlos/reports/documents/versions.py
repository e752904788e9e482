"""The next version of a report, whatever it reports on."""

from datetime import date
from typing import Any, Protocol

from lueckenlos.reports.documents.compare import Kept, changed_texts, changes
from lueckenlos.reports.documents.tables import V
from lueckenlos.reports.models import FrozenVersion
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor


class Report(Kept[V], Protocol[V]):
    """A report that can be written down."""

    def as_json(self) -> dict[str, Any]: ...


def frozen_values(
    report: Report[V], last: FrozenVersion | None, then: Kept[V] | None, *, reason: str, today: date, by: Actor
) -> dict[str, Any]:
    """Of the version after ``last``, whose content is ``then``; from the second on with a reason.

    Raises Invalid ``report_reason_missing`` or ``report_unchanged``.
    """
    reason = reason.strip()
    if then is not None:
        if not changes(then, report) and not changed_texts(then, report):
            raise Invalid("report_unchanged")
        if not reason:
            raise Invalid("report_reason_missing")
    return {
        "stelle": by.stelle,
        "number": last.number + 1 if last else 1,
        "frozen_on": today,
        "reason": reason if last else "",
        "content": report.as_json(),
        "frozen_by": by.user,
    }


def reason_told(frozen: FrozenVersion) -> dict[str, tuple[str, str]]:
    """What the audit trail says beside the version."""
    return {"reason": ("", frozen.reason)} if frozen.reason else {}
