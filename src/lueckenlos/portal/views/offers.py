"""The public site. No account, no cookie but the chosen theme, works without JavaScript."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.news.queries.public import told_by
from lueckenlos.participation.queries.public import open_doors
from lueckenlos.portal import queries
from lueckenlos.portal.forms import criteria_of
from lueckenlos.portal.paging import page_of
from lueckenlos.portal.presenters import offers as presenters
from lueckenlos.portal.presenters.events import event_cards
from lueckenlos.prizes.presenters import told_prizes
from lueckenlos.reports.queries.public import published_titles
from lueckenlos.tenancy.enums import StelleArt

PER_PAGE = 20
PER_PRINT = 400


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Citizens look for their commune; who advises communes stands below."""
    rows = list(queries.open_kommunen())
    offices = [row for row in rows if row.art == StelleArt.LAND]
    kommunen = [row for row in rows if row.art != StelleArt.LAND]
    return render(request, "portal/start.html", {"kommunen": kommunen, "offices": offices})


@login_not_required
@require_safe
def kommune_start(request: HttpRequest, kommune: str) -> HttpResponse:
    stelle = queries.get_kommune_or_404(kommune)
    counts = queries.count_by_phase(stelle, timezone.localdate())
    now = timezone.now()
    events = event_cards(stelle, queries.next_events(stelle, now), now)
    doors = [(door, door.get_absolute_url()) for door in open_doors(stelle, timezone.localdate())]
    news, pages = told_by(stelle, now)
    shown = {"kommune": stelle, "groups": presenters.tiles(stelle, counts), "total": counts["alle"], "events": events}
    doing = {"doors": doors, "prizes": told_prizes(stelle, now)}
    told = {"news": news, "pages": pages, "reports": published_titles(stelle)}
    return render(request, "portal/kommune.html", {**shown, **doing, **told})


@login_not_required
@require_safe
def offer_list(request: HttpRequest, kommune: str) -> HttpResponse:
    stelle = queries.get_kommune_or_404(kommune)
    criteria, today = criteria_of(request.GET), timezone.localdate()
    hits = queries.find(stelle, criteria, today)
    page = page_of(hits.ids(), request.GET, size=PER_PAGE)
    context = {
        "kommune": stelle,
        "criteria": criteria,
        "facets": hits.facets(),
        "filters": presenters.set_filters(criteria, request.GET),
        "page": page,
        "cards": presenters.cards(stelle, queries.offers_in_order(page.rows), queries.asked_words(criteria)),
        "instead": queries.spelled_otherwise(stelle, criteria, today) if not page.total else "",
        "query": request.GET.urlencode(),
    }
    return render(request, "portal/offer_list.html", context)


@login_not_required
@require_safe
def offer_print(request: HttpRequest, kommune: str) -> HttpResponse:
    """All hits on paper, without pages."""
    stelle = queries.get_kommune_or_404(kommune)
    criteria = criteria_of(request.GET)
    keys = queries.find(stelle, criteria, timezone.localdate()).ids()
    offers = [presenters.printed_offer(offer) for offer in queries.offers_for_print(keys[:PER_PRINT])]
    context = {"kommune": stelle, "offers": offers, "total": len(keys), "left_out": max(0, len(keys) - PER_PRINT)}
    filters = presenters.set_filters(criteria, request.GET)
    return render(request, "portal/offer_print.html", context | {"filters": filters, "today": timezone.localdate()})


@login_not_required
@require_safe
def offer_page(request: HttpRequest, kommune: str, public_id: str) -> HttpResponse:
    stelle = queries.get_kommune_or_404(kommune)
    offer = queries.get_offer_or_404(stelle, public_id, timezone.localdate())
    return render(request, "portal/offer_page.html", {"kommune": stelle, "offer": presenters.offer_page(offer)})


@login_not_required
@require_safe
def impressum(request: HttpRequest, kommune: str) -> HttpResponse:
    return _legal(request, kommune, "portal/impressum.html")


@login_not_required
@require_safe
def datenschutz(request: HttpRequest, kommune: str) -> HttpResponse:
    return _legal(request, kommune, "portal/datenschutz.html")


@login_not_required
@require_safe
def barrierefreiheit(request: HttpRequest, kommune: str) -> HttpResponse:
    return _legal(request, kommune, "portal/barrierefreiheit.html")


def _legal(request: HttpRequest, kommune: str, template: str) -> HttpResponse:
    shown = {"kommune": queries.get_kommune_or_404(kommune)}
    return render(request, template, shown)
