"""Loading a table of Praxisbeispiele or publications: upload, look, take over."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.imports import area_uploads, shelf_uploads
from lueckenlos.imports.area_forms import TicketForm
from lueckenlos.imports.shelf.actions import load_shelf
from lueckenlos.imports.shelf.columns import Shelf, fields_of
from lueckenlos.imports.shelf.receipt import CHANGED, KINDS, NEW, REJECTED, UNCHANGED
from lueckenlos.imports.shelf_messages import TAKEN
from lueckenlos.library import rules
from lueckenlos.shared.errors import DomainError
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

LABELS: Final = {Shelf.EXAMPLES: "Praxisbeispiele", Shelf.PUBLICATIONS: "Veröffentlichungen"}


class ShelfForm(forms.Form):
    inhalt = forms.ChoiceField(
        label="Was steht in der Tabelle?",
        choices=[(shelf.value, label) for shelf, label in LABELS.items()],
        widget=forms.RadioSelect,
        initial=Shelf.EXAMPLES.value,
    )
    file = forms.FileField(
        label="Tabelle",
        help_text="CSV, Excel oder LibreOffice; die erste Zeile nennt die Spalten.",
        widget=forms.FileInput({"accept": ".csv,.txt,.xlsx,.xls,.ods"}),
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
    )


@require_http_methods(["GET", "POST"])
def shelf_load(request: WorkRequest) -> HttpResponse:
    """Sending a file shows what it would do; sending its ticket does it."""
    ensure(rules.may_edit(request.actor))
    if "ticket" in request.POST:
        return _taken(request)
    form = ShelfForm(request.POST, request.FILES) if request.method == "POST" else ShelfForm()
    if form.is_valid():
        try:
            return _preview(request, form)
        except DomainError as error:
            form.add_error(None, sentence(error))
    headings = [(label, [one.label for one in fields_of(shelf)]) for shelf, label in LABELS.items()]
    shown = {"form": form, "headings": headings}
    return render(request, "imports/shelf.html", shown, status=422 if form.is_bound else 200)


def _preview(request: WorkRequest, form: ShelfForm) -> HttpResponse:
    actor = request.actor
    area_uploads.forget_old(timezone.now())
    shelf = Shelf(form.cleaned_data["inhalt"])
    upload = area_uploads.keep(form.cleaned_data["file"], {})
    try:
        receipt = load_shelf(file=upload, shelf=shelf, today=timezone.localdate(), by=actor, dry_run=True)
    except DomainError:
        area_uploads.forget(upload)
        raise
    outcomes = (NEW, CHANGED, UNCHANGED, REJECTED)
    shown = {
        "receipt": receipt,
        "counts": [(receipt.count(one), one) for one in outcomes],
        "lines": [(one, KINDS[one.outcome], sentence(one.problem) if one.problem else "") for one in receipt.shown()],
        "ticket": TicketForm(initial={"ticket": shelf_uploads.ticket_for(upload, shelf, actor.stelle)}),
    }
    return render(request, "imports/shelf_preview.html", shown)


def _taken(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    upload, shelf = shelf_uploads.redeem(request.POST["ticket"], actor.stelle)
    receipt = load_shelf(file=upload, shelf=shelf, today=timezone.localdate(), by=actor)
    area_uploads.forget(upload)
    messages.success(request, TAKEN.format(new=receipt.count(NEW), changed=receipt.count(CHANGED)))
    page = "library:example_list" if shelf is Shelf.EXAMPLES else "library:publication_list"
    return redirect(work_url(actor.stelle, page))
