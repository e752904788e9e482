"""All Bausteine at one look, sharing them with the KGC, and the first five steps."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.process import actions, queries, rules
from lueckenlos.process.papers import overview_pdf as paper
from lueckenlos.process.presenters import guide_lines, overview_context
from lueckenlos.process.queries.first_steps import first_steps_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.queries.tree import kgc_of


@require_safe
def overview(request: WorkRequest) -> HttpResponse:
    """Where the commune stands and what comes next; at a KGC the guiding questions it gives its communes."""
    actor = request.actor
    ensure(rules.may_enter(actor))
    if not rules.may_view(actor):
        return render(request, "process/guides.html", {"lines": guide_lines(queries.questions_of(actor))})
    context = overview_context(queries.standings(actor, timezone.localdate()))
    context |= {
        "kgc": kgc_of(actor.stelle),
        "sharing": queries.settings_of(actor.stelle),
        "may_share": bool(rules.may_share(actor)),
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "process/overview.html", context)


@require_safe
def overview_pdf(request: WorkRequest) -> HttpResponse:
    """The same on one page of paper."""
    today = timezone.localdate()
    shown = overview_context(queries.standings(request.actor, today))
    name = f"bausteine-{request.actor.stelle.slug}-{today:%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(paper(request.actor.stelle, shown, today), content_type="application/pdf", headers=headers)


@require_POST
def sharing(request: WorkRequest) -> HttpResponse:
    """Yes or no to showing the standing to the KGC."""
    shared = request.POST.get("teilen") == "ja"
    actions.share(shared=shared, by=request.actor)
    said = (
        "Ihre KGC sieht jetzt den Stand der Bausteine." if shared else "Ihre KGC sieht den Stand der Bausteine nicht."
    )
    messages.success(request, said)
    return redirect(f"{work_url(request.actor.stelle, 'process:overview')}#teilen")


@require_http_methods(["GET", "POST"])
def first_steps(request: WorkRequest) -> HttpResponse:
    """What a commune does first; sending takes the list off the start page or puts it back."""
    ensure(rules.may_view(request.actor))
    if request.method == "POST":
        hidden = request.POST.get("zeigen") != "ja"
        actions.hide_steps(hidden=hidden, by=request.actor)
        messages.success(request, "Nicht mehr auf der Startseite." if hidden else "Wieder auf der Startseite.")
        return redirect(work_url(request.actor.stelle, "process:first_steps"))
    context = {"steps": first_steps_of(request.actor), "may_edit": bool(rules.may_edit(request.actor))}
    return render(request, "process/first_steps.html", context)
