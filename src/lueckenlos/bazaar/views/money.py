"""What was sold, what is unclear, and the settlement."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from lueckenlos.bazaar.actions.bazaar import close_settlement, reopen_settlement
from lueckenlos.bazaar.actions.sales import settle_line
from lueckenlos.bazaar.forms.drawers import TillsInput
from lueckenlos.bazaar.messages import notices
from lueckenlos.bazaar.models import Bazaar
from lueckenlos.bazaar.presenters import checks_of, drawer_rows, judgement_of, receipt_rows
from lueckenlos.bazaar.queries.money import receipts_of, settlement_of, unclear_lines
from lueckenlos.bazaar.queries.work import changed_since_payout, get_bazaar_or_404
from lueckenlos.bazaar.rules import may_close, may_reopen, may_sell, may_settle
from lueckenlos.shared.errors import DomainError
from lueckenlos.shared.pagination import page_of, paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def sales(request: WorkRequest, pk: int) -> HttpResponse:
    """Receipts, and above them what nobody can be paid for."""
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_settle(actor, bazaar))
    page = paginate(receipts_of(bazaar), request)
    shown = {
        "bazaar": bazaar,
        "event": bazaar.event,
        "page": page,
        "rows": receipt_rows(page.rows),
        "unclear": list(unclear_lines(bazaar)[:100]),
        "selling": may_sell(actor, bazaar),
    }
    return render(request, "bazaar/sales.html", shown)


@require_POST
def line_settle(request: WorkRequest, pk: int, line: int) -> HttpResponse:
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_settle(actor, bazaar))
    found = get_object_or_404(unclear_lines(bazaar), pk=line)
    try:
        paid_back = request.POST.get("geld") == "zurueck"
        settle_line(line=found, by=actor, paid_back=paid_back, now=timezone.now())
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.LINE_SETTLED)
    return redirect(work_url(actor.stelle, "bazaar:sales", pk))


@require_GET
def settlement(request: WorkRequest, pk: int) -> HttpResponse:
    bazaar = get_bazaar_or_404(request.actor, pk)
    ensure(may_settle(request.actor, bazaar))
    return _settlement(request, bazaar, None)


@require_POST
def count(request: WorkRequest, pk: int) -> HttpResponse:
    """Change and counted cash of all drawers."""
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_settle(actor, bazaar))
    tills = TillsInput(request.POST, bazaar)
    if tills.is_valid() and tills.save(by=actor):
        messages.success(request, notices.COUNTED)
        return redirect(work_url(actor.stelle, "bazaar:settlement", pk))
    return _settlement(request, bazaar, tills)


@require_POST
def settlement_step(request: WorkRequest, pk: int, step: str) -> HttpResponse:
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_settle(actor, bazaar))
    try:
        if step == "abschliessen":
            close_settlement(bazaar=bazaar, by=actor, now=timezone.now())
            messages.success(request, notices.SETTLED)
        elif step == "oeffnen":
            reopen_settlement(bazaar=bazaar, by=actor)
            messages.success(request, notices.REOPENED)
        else:
            raise Http404
    except DomainError as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, "bazaar:settlement", pk))


def _settlement(request: WorkRequest, bazaar: Bazaar, tills: TillsInput | None) -> HttpResponse:
    actor, found = request.actor, settlement_of(bazaar)
    page = page_of(len(found.lines), lambda first, last: list(found.lines[first:last]), request)
    shown = {
        "page": page,
        "bazaar": bazaar,
        "event": bazaar.event,
        "settlement": found,
        "changed": set(changed_since_payout(bazaar).values_list("pk", flat=True)),
        "checks": checks_of(found),
        "judgement": judgement_of(found),
        "drawers": drawer_rows(found, tills or TillsInput(None, bazaar)),
        "closing": may_close(actor, bazaar),
        "reopening": may_reopen(actor, bazaar),
        "selling": may_sell(actor, bazaar),
    }
    return render(request, "bazaar/settlement.html", shown)
