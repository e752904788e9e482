"""The beginning of an import: history, upload, template."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports import offer_queries as queries
from lueckenlos.imports.offer_files import template_csv, template_xlsx
from lueckenlos.imports.offer_forms import UploadForm
from lueckenlos.imports.offer_messages import DISCARDED
from lueckenlos.imports.offer_presenters import run_badge, step_url, steps_of
from lueckenlos.imports.offer_rules import may_import
from lueckenlos.imports.offers.fields import targets
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def offer_list(request: WorkRequest) -> HttpResponse:
    """All imports of the Stelle."""
    ensure(may_import(request.actor))
    page = paginate(queries.runs_for(request.actor), request, size=25)
    rows = [(run, step_url(run, request.actor.stelle), run_badge(run)) for run in page.rows]
    return render(request, "imports/offer_list.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "POST"])
def offer_start(request: WorkRequest) -> HttpResponse:
    """Upload a table."""
    actor = request.actor
    ensure(may_import(actor))
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            run = actions.upload(by=actor, stream=file.chunks(), name=file.name)
        except BadInput as error:
            form.add_error("file", sentence(error))
        else:
            return redirect(step_url(run, actor.stelle))
    shown = {"form": form, "targets": list(targets().values()), "steps": steps_of(None, "offer_start", actor.stelle)}
    return render(request, "imports/offer_start.html", shown)


@require_GET
def offer_template(request: WorkRequest, form: str) -> HttpResponseBase:
    """The empty table with one example row."""
    ensure(may_import(request.actor))
    name = f"angebote-vorlage.{form}"
    if form == "xlsx":
        response: HttpResponseBase = HttpResponse(template_xlsx(), content_type=XLSX)
    else:
        response = StreamingHttpResponse(template_csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def offer_discard(request: WorkRequest, pk: int) -> HttpResponse:
    """Throw an import away that has changed nothing."""
    run = queries.get_run_or_404(request.actor, pk)
    actions.discard(run=run, by=request.actor)
    messages.success(request, DISCARDED)
    return redirect(work_url(request.actor.stelle, "imports:offer_list"))
