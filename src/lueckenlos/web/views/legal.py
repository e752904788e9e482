"""The pages every installation owes its readers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def impressum(request: HttpRequest) -> HttpResponse:
    return render(request, "web/legal/impressum.html")


@login_not_required
@require_safe
def datenschutz(request: HttpRequest) -> HttpResponse:
    return render(request, "web/legal/datenschutz.html")


@login_not_required
@require_safe
def barrierefreiheit(request: HttpRequest) -> HttpResponse:
    return render(request, "web/legal/barrierefreiheit.html")


@login_not_required
@require_safe
def leichte_sprache(request: HttpRequest) -> HttpResponse:
    return render(request, "web/legal/leichte_sprache.html")


@login_not_required
@require_safe
def gebaerdensprache(request: HttpRequest) -> HttpResponse:
    return render(request, "web/legal/gebaerdensprache.html")
