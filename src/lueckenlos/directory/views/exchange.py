"""The filtered list as a file."""

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lueckenlos.directory.exchange import csv_lines, export_rows
from lueckenlos.directory.forms import OfferFilterForm
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries import work
from lueckenlos.directory.queries.areas import parts_of_stelle
from lueckenlos.directory.queries.filters import filtered
from lueckenlos.directory.rules import may_list
from lueckenlos.shared.verdict import ensure
from lueckenlos.shared.workbook import MEDIA_TYPE, XLSX, workbook
from lueckenlos.tenancy.http import WorkRequest


@require_GET
def offer_export(request: WorkRequest, form: str) -> HttpResponseBase:
    """CSV (streamed) or XLSX, with the filter of the list."""
    actor, today = request.actor, timezone.localdate()
    ensure(may_list(actor))
    areas = [(gebiet.pk, gebiet.name) for gebiet in parts_of_stelle(actor.stelle)]
    criteria = OfferFilterForm(request.GET, areas=areas).criteria
    offers = filtered(work.offers_for(actor), criteria, today=today)
    rows = export_rows(offers)
    name = f"angebote-{actor.stelle.slug}-{today:%Y-%m-%d}"
    if form == XLSX:
        file = workbook(str(Offer._meta.verbose_name_plural), rows)
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=MEDIA_TYPE)
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
