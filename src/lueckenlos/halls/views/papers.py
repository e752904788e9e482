"""Documents: the plan, the signs for the tables, the list for the door."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lueckenlos.events.actions.desk import record_export
from lueckenlos.events.queries.work import get_booking_or_404, get_event_or_404
from lueckenlos.events.rules import may_see_people
from lueckenlos.halls import papers
from lueckenlos.halls.enums import Order
from lueckenlos.halls.queries import hall_of, seated
from lueckenlos.halls.rules.rights import may_see_plan
from lueckenlos.shared.text import slug_of
from lueckenlos.shared.typesetting import pdf
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest


@require_GET
def plan_pdf(request: WorkRequest, pk: int) -> HttpResponse:
    """All rooms, one to a page; A4 or A3. Names nobody."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    ensure(may_see_plan(actor, event))
    paper = "a3" if request.GET.get("papier") == "a3" else "a4"
    return _answer("plan", papers.plan_data(hall_of(event), paper=paper), f"saalplan-{paper}-{slug_of(event.title)}")


@require_GET
def signs_pdf(request: WorkRequest, pk: int) -> HttpResponse:
    """One landscape sheet for each table, with number and, by choice, name."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    names = request.GET.get("namen") == "1"
    ensure(may_see_people(actor, event.stelle_id) if names else may_see_plan(actor, event))
    rows = seated(actor, getattr(event, "booking", None)) if names else []
    if rows:
        record_export(booking=event.booking, by=actor, registrations=len(rows))
    paper = "a5" if request.GET.get("papier") == "a5" else "a4"
    data = papers.sign_data(hall_of(event), rows, paper=paper)
    return _answer("schilder", data, f"tischschilder-{slug_of(event.title)}")


@require_GET
def list_pdf(request: WorkRequest, pk: int) -> HttpResponse:
    """The list for the door, by table number or by name."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    order = Order.NAME if request.GET.get("ordnung") == Order.NAME else Order.NUMMER
    rows = seated(actor, booking)
    record_export(booking=booking, by=actor, registrations=len(rows))
    data = papers.list_data(hall_of(booking.event), booking, rows, order)
    return _answer("liste", data, f"einlassliste-{slug_of(booking.event.title)}")


def _answer(template: str, data: dict[str, object], name: str) -> HttpResponse:
    day = timezone.localdate()
    response = HttpResponse(pdf("halls", template, data, day=day), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name[:80]}-{day:%Y-%m-%d}.pdf"'
    return response
