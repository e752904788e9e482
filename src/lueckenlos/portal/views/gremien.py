"""What citizens read of the Gremien of a commune."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.boards.queries import public
from lueckenlos.portal import queries
from lueckenlos.portal.presenters import gremien as presenters
from lueckenlos.shared.pagination import paginate


@login_not_required
@require_safe
def gremium_list(request: HttpRequest, kommune: str) -> HttpResponse:
    stelle = queries.get_kommune_or_404(kommune)
    shown = {"kommune": stelle, "page": paginate(public.published_gremien(stelle), request)}
    return render(request, "portal/gremium_list.html", shown)


@login_not_required
@require_safe
def gremium_page(request: HttpRequest, kommune: str, pk: int) -> HttpResponse:
    stelle = queries.get_kommune_or_404(kommune)
    gremium = public.get_published_or_404(stelle, pk)
    shown = {"kommune": stelle, "gremium": gremium, **presenters.gremium_page(gremium, request, timezone.now())}
    return render(request, "portal/gremium_page.html", shown)
