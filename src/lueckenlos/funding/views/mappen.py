"""Antragsmappen: all of them, one, its facts, what it rests on, its texts."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.funding import actions, queries, rules
from lueckenlos.funding.enums import PROOF
from lueckenlos.funding.forms import ChooseForm, MappeForm, MoveForm, SectionForm
from lueckenlos.funding.messages import SAVED
from lueckenlos.funding.models import Mappe
from lueckenlos.funding.papers.files import answer
from lueckenlos.funding.presenters import deadline_rows, mappe_rows, page_of, section_of, shown
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

DETAIL: Final = "funding:mappe_detail"


@require_safe
def mappe_list(request: WorkRequest) -> HttpResponse:
    """With the days that come next."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    page = paginate(queries.mappen_for(actor).order_by("-changed_at", "-pk"), request)
    context = {
        "page": page,
        "rows": mappe_rows(list(page.rows)),
        "deadlines": deadline_rows(actor, queries.upcoming(actor, today), today),
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "funding/mappe_list.html", context)


@require_http_methods(["GET", "POST"])
def mappe_create(request: WorkRequest) -> HttpResponse:
    """``?programm=…`` chooses the Förderprogramm."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    programmes = list(queries.programmes_for(actor).filter(active=True))
    form = MappeForm(posted(request), programmes=programmes, chosen=request.GET.get("programm", ""))
    if form.is_valid() and (row := saved(form, lambda: actions.create_mappe(values=form.values, by=actor))):
        messages.success(request, SAVED)
        return redirect(work_url(actor.stelle, "funding:mappe_choose", row.pk))
    return render(request, "funding/mappe_form.html", {"form": form, "mappe": None})


@require_http_methods(["GET", "POST"])
def mappe_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """``?fassung=`` a version or „heute“, ``?als=docx|pdf`` as a file. Sending moves it on, or deletes a draft."""
    actor, today = request.actor, timezone.localdate()
    mappe = queries.get_mappe_or_404(actor, pk)
    form = MoveForm(posted(request), mappe=mappe)
    if request.method == "POST":
        ensure(rules.may_decide(actor))
        if address := _moved(request, mappe, form):
            return redirect(address)
    material, versions = queries.load_material(actor, mappe, today), queries.submissions_of(mappe)
    found = shown(material, versions, request.GET.get("fassung", ""), today)
    if found is None:
        raise Http404
    if kind := request.GET.get("als", ""):
        return answer(kind, found.paper, found.said, found.file_name)
    context = {**page_of(actor, found, material, versions, today), "form": form if rules.may_decide(actor) else None}
    return render(request, "funding/mappe_detail.html", context)


@require_http_methods(["GET", "POST"])
def mappe_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    mappe = queries.get_mappe_or_404(actor, pk)
    ensure(rules.may_edit_mappe(actor, mappe))
    programmes = list(queries.programmes_for(actor).filter(active=True))
    form = MappeForm(posted(request), programmes=programmes, mappe=mappe)
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if saved(form, lambda: actions.update_mappe(mappe=mappe, values=form.values, seen=seen, by=actor), mappe):
            messages.success(request, SAVED)
            return redirect(work_url(actor.stelle, DETAIL, pk))
    return render(request, "funding/mappe_form.html", {"form": form, "mappe": mappe})


@require_http_methods(["GET", "POST"])
def mappe_choose(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    mappe = queries.get_mappe_or_404(actor, pk)
    ensure(rules.may_edit_mappe(actor, mappe))
    form = ChooseForm(posted(request), choices=queries.choices_for(actor, mappe))
    if form.is_valid() and done(form, lambda: actions.pick(mappe=mappe, refs=form.refs, by=actor)):
        messages.success(request, SAVED)
        return redirect(work_url(actor.stelle, DETAIL, pk))
    return render(request, "funding/mappe_choose.html", {"form": form, "mappe": mappe})


@require_http_methods(["GET", "POST"])
def mappe_section(request: WorkRequest, pk: int, section: str) -> HttpResponse:
    actor = request.actor
    mappe, wanted = queries.get_mappe_or_404(actor, pk), section_of(section)
    if wanted is None:
        raise Http404
    ensure(rules.may_write_section(actor, mappe, wanted))
    row = queries.get_text_or_404(mappe, wanted.value)
    form = SectionForm(posted(request), row=row)
    back = work_url(actor.stelle, "funding:mappe_proof" if wanted in PROOF else DETAIL, pk)
    if form.is_valid():
        text, seen = form.cleaned_data["text"], form.cleaned_data["version"]
        if saved(form, lambda: actions.write_section(mappe=mappe, section=wanted, text=text, seen=seen, by=actor), row):
            messages.success(request, SAVED)
            return redirect(f"{back}#{wanted.value}")
    context = {"form": form, "mappe": mappe, "section": wanted, "back": back}
    return render(request, "funding/mappe_section.html", context)


def _moved(request: WorkRequest, mappe: Mappe, form: MoveForm) -> str:
    """Where to go on; empty where the form says what is wrong."""
    actor = request.actor
    if "loeschen" in request.POST:
        actions.delete_mappe(mappe=mappe, by=actor)
        messages.success(request, "Antragsmappe gelöscht.")
        return work_url(actor.stelle, "funding:mappe_list")
    if not form.is_valid():
        return ""
    state, seen, today = form.state_value, form.cleaned_data["version"], timezone.localdate()
    row = saved(
        form,
        lambda: actions.move_mappe(mappe=mappe, state=state, values=form.values, seen=seen, today=today, by=actor),
        mappe,
    )
    if not row:
        return ""
    messages.success(request, f"Stand gespeichert: {row.get_state_display()}.")
    return work_url(actor.stelle, DETAIL, mappe.pk)
