"""All assessments of a Stelle; at a KGC what its communes share with it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.quality import queries, rules
from lueckenlos.quality.enums import STATE_BADGES, State
from lueckenlos.quality.presenters.pages import duties, placeholders, results
from lueckenlos.quality.queries.shared import get_shared_or_404, shared_results, shared_with
from lueckenlos.quality.registry import criteria_set, criteria_sets
from lueckenlos.quality.subjects import late_subjects
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest


@require_safe
def assessment_list(request: WorkRequest) -> HttpResponse:
    """In the order of days; nothing here is sorted by steps."""
    actor = request.actor
    ensure(rules.may_enter(actor))
    own = bool(rules.may_view(actor))
    page = paginate(queries.assessments_for(actor) if own else shared_with(actor), request)
    lines = [(row, criteria_set(row.set_slug), STATE_BADGES[State(row.state)]) for row in page.rows]
    context = {"page": page, "lines": lines, "sets": criteria_sets(), "may_edit": bool(rules.may_edit(actor))}
    context["late"] = late_subjects(actor, timezone.localdate())
    return render(request, "quality/assessment_list.html" if own else "quality/shared_list.html", context)


@require_safe
def shared_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """One shared result, as long as it is shared."""
    assessment = get_shared_or_404(request.actor, pk)
    agreed = shared_results(assessment)
    context = {
        "assessment": assessment,
        "chosen": criteria_set(assessment.set_slug),
        "groups": results(assessment.criteria, agreed),
        "duties": duties(assessment.criteria, agreed),
        "placeholder": placeholders(assessment),
    }
    return render(request, "quality/shared_detail.html", context)
