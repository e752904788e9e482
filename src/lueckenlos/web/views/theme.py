"""The choice of light or dark."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.web.back import own_address, way_back
from lueckenlos.web.forms import ThemeForm
from lueckenlos.web.theme import COOKIE, THEMES

_YEAR: Final = 365 * 24 * 3600


@login_not_required
@require_http_methods(["GET", "POST"])
def theme(request: HttpRequest) -> HttpResponse:
    """The page to choose on, and its answer."""
    if request.method == "GET":
        form = ThemeForm(initial={"darstellung": request.COOKIES.get(COOKIE, "")})
        return render(request, "web/theme.html", {"form": form, "back": way_back(request)})
    choice = request.POST.get("darstellung", "")
    response = redirect(own_address(request, request.POST.get("zurueck", "")) or "web:theme")
    if choice in THEMES:
        response.set_cookie(COOKIE, choice, max_age=_YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response
