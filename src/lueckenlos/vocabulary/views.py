"""The vocabularies as public pages and files: whoever builds on the data must be able to look its terms up."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lueckenlos.shared.text import sort_key
from lueckenlos.vocabulary.exports import belongs_to, csv_text, skos_turtle
from lueckenlos.vocabulary.registry import UnknownTerm, Vocabulary, all_vocabularies, vocabulary


@login_not_required
@require_safe
def vocabulary_list(request: HttpRequest) -> HttpResponse:
    vocabularies = sorted(all_vocabularies().values(), key=lambda each: sort_key(each.label))
    return render(request, "vocabulary/vocabulary_list.html", {"vocabularies": vocabularies})


@login_not_required
@require_safe
def vocabulary_detail(request: HttpRequest, slug: str) -> HttpResponse:
    shown = _vocabulary_or_404(slug)
    rows = [(term, belongs_to(term, shown)) for term in shown.terms]
    page = {"vocabulary": shown, "rows": rows, "has_above": any(above for _term, above in rows)}
    return render(request, "vocabulary/vocabulary_detail.html", page)


@login_not_required
@require_safe
def vocabulary_csv(request: HttpRequest, slug: str) -> HttpResponse:
    shown = _vocabulary_or_404(slug)
    return _file(csv_text(shown), f"{shown.slug}-{shown.version}.csv", "text/csv")


@login_not_required
@require_safe
def vocabulary_ttl(request: HttpRequest, slug: str) -> HttpResponse:
    shown = _vocabulary_or_404(slug)
    base = settings.BASE_URL + reverse("vocabulary:vocabulary_list")
    return _file(skos_turtle(shown, base), f"{shown.slug}-{shown.version}.ttl", "text/turtle")


def _vocabulary_or_404(slug: str) -> Vocabulary:
    try:
        return vocabulary(slug)
    except UnknownTerm as error:
        raise Http404 from error


def _file(text: str, name: str, kind: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=disposition)
