"""The whole plan: as a tree, as a table, on a time line; and the Leitbild above it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.goals import actions, queries, rules
from lueckenlos.goals.forms import LeitbildForm, MeasureFilterForm
from lueckenlos.goals.gantt import bar, window_of
from lueckenlos.goals.messages import CSV_HEADER
from lueckenlos.goals.presenters import MOST_LATE, Page, csv_rows, tree_context
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.forms.saving import refuse
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_safe
def goal_tree(request: WorkRequest) -> HttpResponse:
    """Where the commune stands: what is late first, then the whole tree."""
    actor, day = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    elsewhere = subjects.late(actor, day)
    context = {
        **tree_context(Page(actor.stelle, day), queries.tree_of(actor, day)),
        "leitbild": queries.leitbild_of(actor),
        "late_elsewhere": elsewhere[:MOST_LATE],
        "more_elsewhere": max(len(elsewhere) - MOST_LATE, 0),
        "may_edit": bool(rules.may_edit(actor)),
        "may_edit_leitbild": bool(rules.may_edit_leitbild(actor)),
    }
    return render(request, "goals/goal_tree.html", context)


@require_http_methods(["GET", "POST"])
def leitbild_edit(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_edit_leitbild(actor))
    leitbild = queries.leitbild_of(actor)
    form = LeitbildForm(request.POST or None, leitbild=leitbild)
    if form.is_valid():
        values = form.cleaned_data
        try:
            actions.save_leitbild(values=values, seen=values["version"], by=actor)
        except Invalid as error:
            # the first words may be somebody else's of just now
            refuse(form, error, queries.leitbild_of(actor))
        else:
            messages.success(request, "Leitbild gespeichert.")
            return redirect(work_url(actor.stelle, "goals:goal_tree"))
    return render(request, "goals/leitbild_form.html", {"form": form})


@require_safe
def measure_list(request: WorkRequest) -> HttpResponseBase:
    """Late ones first; ``?als=csv`` gives all pages of the same selection as a file."""
    actor, day = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    form = _filter(request)
    rows = queries.filtered(actor, form.wanted, day)
    if request.GET.get("als") == "csv":
        name = f"massnahmen-{actor.stelle.slug}-{day:%Y-%m-%d}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        lines = csv_lines(CSV_HEADER, csv_rows(rows, day))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
    page, shown = paginate(rows, request), Page(actor.stelle, day)
    table = [shown.measure(row, rules.measure_flags(row, day), row.goal.title if row.goal else "") for row in page.rows]
    context = {"form": form, "page": page, "rows": table, "may_edit": bool(rules.may_edit(actor))}
    return render(request, "goals/measure_list.html", context)


@require_safe
def measure_gantt(request: WorkRequest) -> HttpResponse:
    """The same selection along the years: a table whose last column is drawn."""
    actor, day = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    form = _filter(request)
    page = paginate(queries.filtered(actor, form.wanted, day), request)
    window, shown = window_of(page.rows, day), Page(actor.stelle, day)
    flags = [rules.measure_flags(row, day) for row in page.rows]
    rows = [
        {"row": shown.measure(row, flag), "bar": bar(row, flag, window), "begins": row.starts_on}
        for row, flag in zip(page.rows, flags, strict=True)
    ]
    return render(request, "goals/measure_gantt.html", {"form": form, "page": page, "rows": rows, "window": window})


def _filter(request: WorkRequest) -> MeasureFilterForm:
    responsibles = queries.responsibles(request.actor)
    return MeasureFilterForm(request.GET, responsibles=responsibles, goals=queries.possible_parents())
