"""The Kettenbild and what stands behind one of its cells."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from lueckenlos.chains import queries, rules
from lueckenlos.chains.forms import read_choice, read_filter
from lueckenlos.chains.picture import Axis
from lueckenlos.chains.presenters import CellPage, cell_page
from lueckenlos.chains.views.page import offer_page, picture_context, reach_addresses
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest


@require_safe
def picture(request: WorkRequest) -> HttpResponse:
    """The picture of today."""
    ensure(rules.may_view_picture(request.actor))
    choice = read_choice(request.GET, request.actor.stelle)
    shown = queries.live(request.actor.stelle, choice.axis, timezone.localdate())
    context = picture_context(request, shown, choice, wanted=read_filter(request.GET, choice))
    partial = request.htmx and not request.htmx.history_restore_request
    response = render(request, "chains/picture_part.html" if partial else "chains/picture.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def cell(request: WorkRequest, axis: str, row: str, phase: str) -> HttpResponse:
    """Offers, people, need and hints of one cell; ``row`` "alle" is the whole Lebensphase."""
    ensure(rules.may_view_picture(request.actor))
    shown = _shown(request, axis)
    try:
        page = cell_page(shown, ("" if row == "alle" else row, phase), request.GET.get("raum", ""))
    except (KeyError, ValueError) as error:
        raise Http404 from error
    return render(request, "chains/cell.html", _cell_context(request, shown, page))


def _shown(request: WorkRequest, axis: str) -> queries.Shown:
    """Of today, or of the Bestandsaufnahme named in the address."""
    if axis not in set(Axis):
        raise Http404
    frozen = request.GET.get("aufnahme", "")
    if frozen.isdecimal():
        return queries.thaw(queries.get_inventory_or_404(int(frozen)), Axis(axis))
    return queries.live(request.actor.stelle, Axis(axis), timezone.localdate())


def _cell_context(request: WorkRequest, shown: queries.Shown, page: CellPage) -> dict[str, object]:
    return {
        "page": page,
        "offers": offer_page(request, shown, page.offer_ids),
        "frozen": shown.frozen,
        "day": shown.picture.day,
        "may_decide": bool(rules.may_decide(request.actor)) and shown.frozen is None,
        **({} if shown.frozen else reach_addresses(request, page.axis, page.row, page.column, page.area)),
    }
