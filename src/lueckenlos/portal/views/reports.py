"""A Gesundheitsbericht that its commune has published: one frozen version, never the draft."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lueckenlos.portal import queries
from lueckenlos.reports.health.files import WRITERS
from lueckenlos.reports.presenters.health import file_name, public_page
from lueckenlos.reports.queries import public
from lueckenlos.reports.views.files import file_of


@login_not_required
@require_safe
def report_page(request: HttpRequest, kommune: str, pk: int) -> HttpResponse:
    """``?als=pdf|docx`` as a file."""
    stelle = queries.get_kommune_or_404(kommune)
    version = public.get_published_health_report_or_404(stelle, pk)
    shown = public_page(version)
    name = file_name(version, stelle, shown["report"])
    if answer := file_of(request, WRITERS, shown["report"], shown["version_text"], name):
        return answer
    return render(request, "portal/report_page.html", {"kommune": stelle, **shown})
