"""What people of a Stelle see of need."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lueckenlos.indicators import rules
from lueckenlos.indicators.queries import need_of
from lueckenlos.indicators.shapes import indicator_groups, need_groups
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.vocabulary.phases import phase_ages
from lueckenlos.vocabulary.registry import vocabulary


@require_safe
def need(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_view_need(request.actor))
    phases = [vocabulary("lebensphase")[age.slug] for age in phase_ages()]
    page = need_of(request.actor.stelle)
    shown = {
        "page": page,
        "groups": need_groups(page.indicators, indicator_groups(request.actor)),
        "phases": phases,
        "may_load": request.actor.has(Permission.IMPORT),
    }
    return render(request, "indicators/need.html", shown)
