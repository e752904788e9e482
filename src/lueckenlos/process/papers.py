"""The overview of the Bausteine as one page of paper."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from lueckenlos.process.presenters import Shown
from lueckenlos.shared.formats import day
from lueckenlos.shared.typesetting import pdf
from lueckenlos.tenancy.models import Stelle


def overview_pdf(stelle: Stelle, shown: Mapping[str, Any], today: date) -> bytes:
    """``shown`` is what ``presenters.overview_context`` made. A4 across, PDF/UA."""
    data = {
        "title": f"Bausteine der Präventionskette: {stelle.name}",
        "stelle": stelle.name,
        "demo": stelle.is_demo,
        "day_text": day(today),
        "counts": [f"{number} {label}" for number, label, _ in shown["counts"]],
        "late": shown["late"],
        "due": shown["due"],
        "lines": [_line(one) for one in shown["lines"]],
    }
    return pdf("process", "bausteine", data, day=today)


def _line(one: Shown) -> dict[str, Any]:
    row, standing = one.standing.row, one.standing
    return {
        "label": standing.term.label,
        "across": standing.across,
        "state": one.state,
        "kind": row.state,
        "responsible": row.responsible,
        "next_step": row.next_step,
        "next_on": day(row.next_on) if row.next_on else "",
        "late": standing.late,
        "review_on": day(row.review_on) if row.review_on else "",
        "due": standing.due,
        "changed": day(timezone.localdate(row.changed_at)) if standing.touched else "",
    }
