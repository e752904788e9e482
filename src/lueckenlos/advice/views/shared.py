"""The commune's side: what its KGC shares with it."""

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.advice import rules
from lueckenlos.advice.messages import SHARED_SHEET
from lueckenlos.advice.presenters import papers, shared_rows
from lueckenlos.advice.queries.shared import documents_of, get_shared_document_or_404, shared_with
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.shared.workbook import CSV, XLSX, file_answer
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.queries.tree import kgc_of


@require_safe
def shared(request: WorkRequest) -> HttpResponseBase:
    """One history with search (``?wort=``) and files, all from the same door."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_read_shared(actor))
    word = request.GET.get("wort", "")[:80]
    rows = shared_with(actor, word)
    if (kind := request.GET.get("als", "")) in {CSV, XLSX}:
        name = f"beratung-{actor.stelle.slug}-{today:%Y-%m-%d}"
        return file_answer(kind, name, SHARED_SHEET, shared_rows(list(rows)))
    page = paginate(rows, request)
    context = {
        "page": page,
        "entries": papers(page.rows, documents_of(actor, page.rows)),
        "word": word,
        "kgc": kgc_of(actor.stelle),
    }
    return render(request, "advice/shared.html", context)


@require_safe
def shared_document(request: WorkRequest, pk: int) -> FileResponse | HttpResponse:
    ensure(rules.may_read_shared(request.actor))
    return get_shared_document_or_404(request.actor, pk).handed_out()
