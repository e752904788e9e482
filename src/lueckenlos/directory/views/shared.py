"""Offers of the Stellen below: a Kreis, a KGC and the Bund read them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from lueckenlos.directory.forms.shared import SharedFilterForm
from lueckenlos.directory.queries import shared
from lueckenlos.directory.queries.work import keys_only
from lueckenlos.directory.rules import may_list
from lueckenlos.directory.views.facts import facts_of
from lueckenlos.directory.views.steps import freshness_of
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest


@require_GET
def shared_list(request: WorkRequest) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    ensure(may_list(actor))
    stellen = shared.stellen_in_sight(actor)
    form = SharedFilterForm(request.GET, stellen=[(stelle.slug, stelle.name) for stelle in stellen])
    offers = shared.narrowed(shared.offers_in_sight(actor), **form.criteria)
    page = paginate(keys_only(offers), request)
    shown = shared.shared_rows(actor, [offer.pk for offer in page.rows])
    rows = [(offer, freshness_of(offer, today)) for offer in shown]
    return render(request, "directory/shared_list.html", {"form": form, "page": page, "rows": rows, "stellen": stellen})


@require_GET
def shared_detail(request: WorkRequest, public_id: str) -> HttpResponse:
    ensure(may_list(request.actor))
    offer = shared.get_shared_offer_or_404(request.actor, public_id)
    shown = {"offer": offer, "facts": facts_of(offer), "freshness": freshness_of(offer, timezone.localdate())}
    return render(request, "directory/shared_detail.html", shown)
