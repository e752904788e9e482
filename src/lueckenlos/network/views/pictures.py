"""The whole network: drawn with its list, in measures, and between two years."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.network import queries, rules
from lueckenlos.network.actions.spots import arrange_anew
from lueckenlos.network.forms import CompareForm, NetworkForm
from lueckenlos.network.graphml import graphml
from lueckenlos.network.measures import measure
from lueckenlos.network.messages import EDGE_HEADER, NODE_HEADER
from lueckenlos.network.presenters import LEGEND, Page, edge_rows, kinds_drawn, measures_view, node_rows
from lueckenlos.network.queries import Network, Wanted
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.pagination import page_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

_FILES = {
    "knoten": (NODE_HEADER, node_rows),
    "verbindungen": (EDGE_HEADER, edge_rows),
}


@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: WorkRequest) -> HttpResponseBase:
    """Drawing and list of the same selection; ``?als=`` gives it as a file, sending arranges the drawing anew."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    if request.method == "POST":
        arrange_anew(by=actor, day=today)
        messages.success(request, "Die Zeichnung ist neu angeordnet.")
        return redirect(work_url(actor.stelle, "network:picture"))
    form = NetworkForm(request.GET, years=queries.years_of(actor, today))
    network = queries.network_of(actor, form.wanted(today))
    if (wanted := request.GET.get("als", "")) in (*_FILES, "graphml"):
        return _file(request, network, wanted)
    return render(request, "network/picture.html", _context(request, form, network))


@require_safe
def measures(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_view(actor))
    network = queries.network_of(actor, Wanted(timezone.localdate()))
    view = measures_view(measure(network.nodes, network.edges), network, Page(actor.stelle))
    return render(request, "network/measures.html", {"view": view, "network": network})


@require_safe
def compare(request: WorkRequest) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    years = queries.years_of(actor, today)
    form = CompareForm(request.GET, years=years)
    first, second = form.pair
    days = queries.days_of(years, today)
    change = queries.change_between(actor, days[first], days[second])
    page, nodes = Page(actor.stelle), change.after.nodes
    lists = {name: [page.row(one, nodes) for one in getattr(change, name)] for name in ("new", "ended", "still")}
    shown = {"form": form, "first": days[first], "second": days[second], "today": today, "change": change, **lists}
    return render(request, "network/compare.html", shown)


def _context(request: WorkRequest, form: NetworkForm, network: Network) -> dict[str, object]:
    actor = request.actor
    page = Page(actor.stelle)
    query = request.GET.copy()
    query.pop("als", None)
    rows = page_of(
        len(network.links),
        lambda start, end: [page.row(one, network.nodes) for one in network.links[start:end]],
        request,
    )
    return {
        "form": form,
        "network": network,
        "sheet": page.sheet(network, queries.spots_of(actor)),
        "page": rows,
        "alone": [page.end(node) for node in network.alone if node.organisation is not None],
        "legend": LEGEND,
        "kinds": kinds_drawn(network),
        "query": query.urlencode(),
        "may_edit": bool(rules.may_edit(actor)),
    }


def _file(request: WorkRequest, network: Network, wanted: str) -> HttpResponseBase:
    name = f"netzwerk-{request.actor.stelle.slug}-{timezone.localdate():%Y-%m-%d}"
    if wanted == "graphml":
        headers = {"Content-Disposition": f'attachment; filename="{name}.graphml"'}
        return HttpResponse(graphml(network), content_type="application/xml; charset=utf-8", headers=headers)
    header, rows = _FILES[wanted]
    headers = {"Content-Disposition": f'attachment; filename="{name}-{wanted}.csv"'}
    lines = csv_lines(header, rows(network))
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
