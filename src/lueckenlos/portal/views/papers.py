"""Recommendations that Bund, Länder and communes have published for everybody."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.adoption.documents import citation, document
from lueckenlos.adoption.forms.small import FilterForm
from lueckenlos.adoption.models import PaperVersion
from lueckenlos.adoption.queries import public
from lueckenlos.adoption.queries.filters import narrowed
from lueckenlos.shared.pagination import paginate


@login_not_required
@require_safe
def paper_list(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    rows = narrowed(public.public_papers(), form.criteria, published=True)
    shown = {"form": form, "page": paginate(rows, request), "filtered": any(form.criteria.values())}
    return render(request, "portal/paper_list.html", shown)


@login_not_required
@require_safe
def paper_page(request: HttpRequest, key: str) -> HttpResponse:
    """``?fassung=`` names a version, ``?als=`` a file. The text of a withdrawn one is not shown any more."""
    paper = public.get_public_or_404(key)
    versions = public.public_versions(paper)
    version = _chosen(versions, request.GET.get("fassung", "")) or _chosen(versions, str(paper.current))
    if version is None:
        raise Http404
    ending = "" if version.withdrawn_at else request.GET.get("als", "")
    if made := document(paper, version, ending, timezone.localdate()):
        content, media_type, name = made
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=media_type, headers=headers)
    shown = {
        "paper": paper,
        "version": version,
        "versions": versions,
        "newest": version.number == paper.current,
        "citation": citation(paper, version),
    }
    return render(request, "portal/paper_page.html", shown)


def _chosen(versions: Sequence[PaperVersion], number: str) -> PaperVersion | None:
    """None where none is named; Http404 for one that never was public."""
    if not number:
        return None
    found = next((one for one in versions if str(one.number) == number), None)
    if found is None:
        raise Http404
    return found
