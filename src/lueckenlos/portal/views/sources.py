"""Where the figures of this platform come from, with the lines their publishers ask for."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lueckenlos.indicators.queries.lineage import public_sources, territory_credits


@login_not_required
@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/source_list.html", {"sources": public_sources(), "credits": territory_credits()})
