"""Labels, statements and lists as files, for the office."""

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lueckenlos.bazaar.actions.bazaar import record_export
from lueckenlos.bazaar.models import Bazaar
from lueckenlos.bazaar.papers import csv_of, labels_pdf, payout_pdf, statement_pdf, unsold_pdf, xlsx_of
from lueckenlos.bazaar.queries.money import settlement_of, share_of, sold_items, unsold_items
from lueckenlos.bazaar.queries.work import get_bazaar_or_404, get_seller_or_404, items_for_labels
from lueckenlos.bazaar.rules import may_settle
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def labels(request: WorkRequest, pk: int) -> HttpResponse:
    bazaar = _bazaar(request, pk)
    items = items_for_labels(bazaar)
    made = labels_pdf(bazaar, items, per_sheet=sheet_asked(request.GET.get("je-blatt")), today=timezone.localdate())
    return pdf_answer(made, f"etiketten-{pk}.pdf")


@require_GET
def seller_labels(request: WorkRequest, pk: int, seller: int) -> HttpResponse:
    bazaar = _bazaar(request, pk)
    found = get_seller_or_404(request.actor, bazaar, seller)
    items = items_for_labels(bazaar, [found.pk])
    made = labels_pdf(bazaar, items, per_sheet=sheet_asked(request.GET.get("je-blatt")), today=timezone.localdate())
    return pdf_answer(made, f"etiketten-nummer-{found.number}.pdf")


@require_GET
def seller_statement(request: WorkRequest, pk: int, seller: int) -> HttpResponse:
    bazaar = _bazaar(request, pk)
    found = get_seller_or_404(request.actor, bazaar, seller)
    made = statement_pdf(
        bazaar,
        share_of(found),
        sold=sold_items(found),
        unsold=unsold_items(bazaar, [found.pk]),
        today=timezone.localdate(),
    )
    return pdf_answer(made, f"abrechnung-nummer-{found.number}.pdf")


@require_GET
def unsold(request: WorkRequest, pk: int) -> HttpResponse:
    bazaar = _bazaar(request, pk)
    return pdf_answer(unsold_pdf(bazaar, unsold_items(bazaar), today=timezone.localdate()), f"ruecksortierung-{pk}.pdf")


@require_GET
def payout(request: WorkRequest, pk: int) -> HttpResponse:
    bazaar = _bazaar(request, pk)
    settlement = settlement_of(bazaar)
    record_export(bazaar=bazaar, by=request.actor, sellers=len(settlement.lines))
    return pdf_answer(payout_pdf(bazaar, settlement, today=timezone.localdate()), f"auszahlung-{pk}.pdf")


@require_GET
def settlement_csv(request: WorkRequest, pk: int) -> StreamingHttpResponse:
    bazaar = _bazaar(request, pk)
    settlement = settlement_of(bazaar)
    record_export(bazaar=bazaar, by=request.actor, sellers=len(settlement.lines))
    answer = StreamingHttpResponse(csv_of(settlement), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="abrechnung-{pk}.csv"'
    return answer


@require_GET
def settlement_xlsx(request: WorkRequest, pk: int) -> HttpResponse:
    bazaar = _bazaar(request, pk)
    settlement = settlement_of(bazaar)
    record_export(bazaar=bazaar, by=request.actor, sellers=len(settlement.lines))
    answer = HttpResponse(xlsx_of(settlement), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="abrechnung-{pk}.xlsx"'
    return answer


def pdf_answer(made: bytes, name: str) -> HttpResponse:
    """Shown in the browser, saved under this name."""
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def sheet_asked(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 4 else 0


def _bazaar(request: WorkRequest, pk: int) -> Bazaar:
    bazaar = get_bazaar_or_404(request.actor, pk)
    ensure(may_settle(request.actor, bazaar))
    return bazaar
