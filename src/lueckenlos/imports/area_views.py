"""Data sources of a Stelle, loading its own areas and figures, and its territory."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.imports import area_queries, area_uploads
from lueckenlos.imports.area_actions import load_file
from lueckenlos.imports.area_forms import DataUploadForm, TicketForm
from lueckenlos.imports.area_messages import KIND_LABELS, applied
from lueckenlos.imports.area_rules import may_upload, may_view_data
from lueckenlos.imports.areas.town import own_towns
from lueckenlos.imports.recognise import recognise
from lueckenlos.shared.errors import BadInput, DomainError
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_safe
def data_list(request: WorkRequest) -> HttpResponse:
    """Every source the Stelle's figures come from."""
    ensure(may_view_data(request.actor))
    page = paginate(area_queries.sources_for(request.actor), request)
    shown = {"page": page, "rows": area_queries.source_rows(page.rows), "may_upload": bool(may_upload(request.actor))}
    return render(request, "imports/data_list.html", shown)


@require_http_methods(["GET", "POST"])
def data_upload(request: WorkRequest) -> HttpResponse:
    """Choose a file, then see what it would change."""
    ensure(may_upload(request.actor))
    posted = request.method == "POST"
    form = DataUploadForm(
        request.POST if posted else None, request.FILES if posted else None, towns=own_towns(request.actor)
    )
    if form.is_valid():
        try:
            return _preview(request, form)
        except DomainError as error:
            form.add_error(None, sentence(error))
    return render(request, "imports/data_upload.html", {"form": form})


def _preview(request: WorkRequest, form: DataUploadForm) -> HttpResponse:
    """Load and take back; the file waits for the decision."""
    area_uploads.forget_old(timezone.now())
    upload = area_uploads.keep(form.cleaned_data["file"], form.options)
    try:
        kind = recognise(upload.path)
        receipt = load_file(file=upload, kind=kind, by=request.actor, dry_run=True)
    except DomainError:
        area_uploads.forget(upload)
        raise
    ticket = TicketForm(initial={"ticket": area_uploads.ticket_for(upload, kind, request.actor.stelle)})
    shown = {"receipt": receipt, "ticket": ticket, "kind": KIND_LABELS[kind]}
    return render(request, "imports/data_preview.html", shown)


@require_POST
def data_apply(request: WorkRequest) -> HttpResponse:
    """Load the file that was previewed."""
    ensure(may_upload(request.actor))
    form = TicketForm(request.POST)
    if not form.is_valid():
        raise BadInput("upload_gone")
    upload, kind = area_uploads.redeem(form.cleaned_data["ticket"], request.actor.stelle)
    receipt = load_file(file=upload, kind=kind, by=request.actor)
    area_uploads.forget(upload)
    messages.success(request, applied(receipt.title, new=receipt.new, changed=receipt.changed))
    return redirect(work_url(request.actor.stelle, "imports:data_list"))


@require_safe
def territory(request: WorkRequest) -> HttpResponse:
    """The Gebiete of the Stelle with their parts, people and a map."""
    ensure(may_view_data(request.actor))
    found = area_queries.territories_of(request.actor.stelle)
    return render(
        request, "imports/territory.html", {"territories": found, "may_upload": bool(may_upload(request.actor))}
    )
