"""The register of the Partnerprozess, for the office of the KGC."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.advice import actions, rules
from lueckenlos.advice.forms.register import EntryForm
from lueckenlos.advice.messages import REGISTER_SHEET
from lueckenlos.advice.presenters import register_lines, register_rows
from lueckenlos.advice.queries.register import entries_for, get_entry_or_404, partners_for
from lueckenlos.shared.verdict import ensure
from lueckenlos.shared.workbook import CSV, XLSX, file_answer
from lueckenlos.tenancy.forms.saving import posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_safe
def register(request: WorkRequest) -> HttpResponseBase:
    """Partner communes and what else the Partnerprozess stands on; ``?als=csv`` and ``?als=xlsx`` give it as a file."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    partners, entries = list(partners_for(actor)), list(entries_for(actor))
    if (kind := request.GET.get("als", "")) in {CSV, XLSX}:
        name = f"partnerregister-{actor.stelle.slug}-{today:%Y-%m-%d}"
        return file_answer(kind, name, REGISTER_SHEET, register_rows(partners, entries))
    context = {
        "lines": register_lines(partners, today),
        "entries": [(one, bool(one.until and one.until < today)) for one in entries],
        "named": sum(one.public_since is not None for one in partners),
        "kgc": actor.stelle,
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "advice/register.html", context)


@require_http_methods(["GET", "POST"])
def entry_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_edit(actor))
    form = EntryForm(posted(request), entry=None)
    if form.is_valid():
        entry = saved(form, lambda: actions.create_register_entry(values=form.values, by=actor))
        if entry:
            messages.success(request, "Eintrag angelegt.")
            return redirect(work_url(actor.stelle, "advice:register"))
    return render(request, "advice/register_form.html", {"form": form, "title": "Eintrag anlegen"})


@require_http_methods(["GET", "POST"])
def entry_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """``loeschen`` takes out what was put there by mistake."""
    actor = request.actor
    entry = get_entry_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    form = EntryForm(posted(request), entry=entry)
    if "loeschen" in request.POST:
        actions.delete_register_entry(entry=entry, by=actor)
        messages.success(request, "Eintrag gelöscht.")
        return redirect(work_url(actor.stelle, "advice:register"))
    if form.is_valid():
        values, seen = form.values, form.cleaned_data["version"]
        if saved(form, lambda: actions.update_register_entry(entry=entry, values=values, seen=seen, by=actor), entry):
            messages.success(request, "Gespeichert.")
            return redirect(work_url(actor.stelle, "advice:register"))
    return render(request, "advice/register_form.html", {"form": form, "entry": entry, "title": "Eintrag bearbeiten"})
