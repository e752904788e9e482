"""Where the figures come from."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lueckenlos.indicators import rules
from lueckenlos.indicators.queries.lineage import lineage_of, territory_credits
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.http import WorkRequest


@require_safe
def lineage(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_view_need(request.actor))
    lines, people = lineage_of(request.actor.stelle)
    shown = {
        "lines": lines,
        "people": people,
        "credits": territory_credits(),
        "may_load": request.actor.has(Permission.IMPORT),
    }
    return render(request, "indicators/lineage.html", shown)
