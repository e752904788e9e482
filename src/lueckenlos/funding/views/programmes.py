"""Förderprogramme: those the Stelle sees, one with its deadlines, and its form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.funding import actions, queries, rules
from lueckenlos.funding.forms import DeadlineForm, ProgrammeForm
from lueckenlos.funding.messages import SAVED
from lueckenlos.funding.programmes import known_programmes
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.notices import legal_changes, notice_of

DETAIL = "funding:programme_detail"


@require_safe
def programme_list(request: WorkRequest) -> HttpResponse:
    """Own and shared ones, and what is known from public sources to begin with."""
    ensure(rules.may_view(request.actor))
    page = paginate(queries.programmes_for(request.actor), request)
    context = {"page": page, "known": known_programmes().values(), "may_edit": bool(rules.may_edit(request.actor))}
    if rules.can_share(request.actor):
        context |= {"notice": notice_of(request.actor.stelle, timezone.localdate()), "changes": legal_changes()}
    return render(request, "funding/programme_list.html", context)


@require_http_methods(["GET", "POST"])
def programme_create(request: WorkRequest) -> HttpResponse:
    """``?vorlage=`` begins with what is known."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    known = known_programmes().get(request.GET.get("vorlage", ""))
    form = ProgrammeForm(posted(request), programme=None, known=known, sharing=rules.can_share(actor))
    if form.is_valid() and (row := saved(form, lambda: actions.create_programme(values=form.values, by=actor))):
        messages.success(request, SAVED)
        return redirect(work_url(actor.stelle, DETAIL, row.pk))
    return render(request, "funding/programme_form.html", {"form": form, "programme": None, "known": known})


@require_http_methods(["GET", "POST"])
def programme_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """With its deadlines; sending adds one or takes one out."""
    actor, today = request.actor, timezone.localdate()
    programme = queries.get_programme_or_404(actor, pk)
    if request.method == "POST":
        ensure(rules.may_edit_programme(actor, programme))
    if "loeschen" in request.POST:
        key = request.POST["loeschen"]
        actions.remove_deadline(programme=programme, pk=int(key) if key.isdecimal() else 0, by=actor)
        return redirect(work_url(actor.stelle, DETAIL, pk))
    form = DeadlineForm(posted(request))
    if form.is_valid():
        values = form.cleaned_data
        if done(form, lambda: actions.add_deadline(programme=programme, values=values, today=today, by=actor)):
            messages.success(request, SAVED)
            return redirect(work_url(actor.stelle, DETAIL, pk))
    context = {"programme": programme, "form": form, "deadlines": queries.deadlines_of([programme]), "today": today}
    rights = {"may_edit": bool(rules.may_edit_programme(actor, programme)), "may_apply": bool(rules.may_edit(actor))}
    return render(request, "funding/programme_detail.html", {**context, **rights})


@require_http_methods(["GET", "POST"])
def programme_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """Or delete it, where no Mappe rests on it."""
    actor = request.actor
    programme = queries.get_programme_or_404(actor, pk)
    ensure(rules.may_edit_programme(actor, programme))
    deleting = "loeschen" in request.POST
    form = ProgrammeForm(
        None if deleting else posted(request), programme=programme, known=None, sharing=rules.can_share(actor)
    )
    if deleting:
        actions.delete_programme(programme=programme, by=actor)
        messages.success(request, "Förderprogramm gelöscht.")
        return redirect(work_url(actor.stelle, "funding:programme_list"))
    if form.is_valid():
        seen, values = form.cleaned_data["version"], form.values
        if saved(
            form, lambda: actions.update_programme(programme=programme, values=values, seen=seen, by=actor), programme
        ):
            messages.success(request, SAVED)
            return redirect(work_url(actor.stelle, DETAIL, pk))
    return render(request, "funding/programme_form.html", {"form": form, "programme": programme, "known": None})
