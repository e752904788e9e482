"""Downloads of the Kettenbild: of today, or of a frozen Bestandsaufnahme. The address keeps the page's choice."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.chains import queries
from lueckenlos.chains.forms import read_choice
from lueckenlos.chains.rules import may_view_picture
from lueckenlos.reports.kettenbild import tables
from lueckenlos.reports.kettenbild.build import build_sheet
from lueckenlos.reports.kettenbild.sheet import Sheet
from lueckenlos.shared.text import slug_of
from lueckenlos.shared.typesetting import pdf
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
def picture_pdf(request: WorkRequest) -> HttpResponse:
    sheet = _sheet(request)
    return _download(
        pdf("reports", "kettenbild", sheet.as_json(), day=sheet.day), "application/pdf", _name(sheet, "pdf")
    )


@require_safe
def picture_xlsx(request: WorkRequest) -> HttpResponse:
    sheet = _sheet(request)
    return _download(tables.xlsx(sheet), XLSX, _name(sheet, "xlsx"))


@require_safe
def cells_csv(request: WorkRequest) -> HttpResponse:
    sheet = _sheet(request)
    return _download(tables.cells_csv(sheet).encode("utf-8-sig"), CSV, _name(sheet, "csv", "zellen"))


@require_safe
def hints_csv(request: WorkRequest) -> HttpResponse:
    sheet = _sheet(request)
    return _download(tables.hints_csv(sheet).encode("utf-8-sig"), CSV, _name(sheet, "csv", "hinweise"))


@require_safe
def frozen_pdf(request: WorkRequest, pk: int) -> HttpResponse:
    sheet = _sheet(request, pk)
    return _download(
        pdf("reports", "kettenbild", sheet.as_json(), day=sheet.day), "application/pdf", _name(sheet, "pdf")
    )


@require_safe
def frozen_xlsx(request: WorkRequest, pk: int) -> HttpResponse:
    sheet = _sheet(request, pk)
    return _download(tables.xlsx(sheet), XLSX, _name(sheet, "xlsx"))


def _sheet(request: WorkRequest, pk: int | None = None) -> Sheet:
    """Of the Bestandsaufnahme ``pk``, or of today."""
    ensure(may_view_picture(request.actor))
    stelle = request.actor.stelle
    choice = read_choice(request.GET, stelle)
    if pk is None:
        shown = queries.live(stelle, choice.axis, timezone.localdate())
    else:
        shown = queries.thaw(queries.get_inventory_or_404(pk), choice.axis)
    try:
        return build_sheet(shown, choice, stelle)
    except KeyError as error:
        raise Http404 from error


def _name(sheet: Sheet, ending: str, part: str = "") -> str:
    name = "-".join(word for word in (slug_of(sheet.title), part, sheet.day.isoformat()) if word)
    return f"{name}.{ending}"


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
