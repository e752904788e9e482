"""What Stellen have published for everybody: publications and Praxisbeispiele. No account, no cookie, no trace."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_scopes import scope

from lueckenlos.adoption.enums import GapKind
from lueckenlos.library import citation
from lueckenlos.library.actions.files import count_download
from lueckenlos.library.presenters import sections_of, source_of
from lueckenlos.library.queries import public
from lueckenlos.library.rules import can_be_ordered
from lueckenlos.portal import library
from lueckenlos.portal.forms import criteria_of
from lueckenlos.portal.paging import page_of
from lueckenlos.portal.presenters.offers import picked, set_filters
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.text import slug_of

PER_PAGE = 20


@login_not_required
@require_safe
def publication_list(request: HttpRequest) -> HttpResponse:
    kinds = library.PUBLICATION_FACETS
    criteria, stelle = criteria_of(request.GET, kinds), request.GET.get("stelle", "")[:60]
    stellen = [(one.slug, one.name) for one in public.publishing_stellen()]
    hits = library.find_publications(criteria, stelle)
    page = page_of(hits.ids(), request.GET, size=PER_PAGE)
    shown = {
        "criteria": criteria,
        "facets": hits.facets(),
        "filters": [*set_filters(criteria, request.GET, kinds), *picked(request.GET, "stelle", stellen)],
        "page": page,
        "rows": library.publications_with_covers(page.rows),
        "stellen": stellen,
        "stelle": stelle,
        "here": _("Veröffentlichungen"),
    }
    return render(request, "portal/publication_list.html", shown)


@login_not_required
@require_safe
def publication_page(request: HttpRequest, key: str) -> HttpResponse:
    """The address stays: it shows the edition in force, ``?auflage=`` an older one, ``?zitat=`` the citation."""
    publication = public.get_publication_or_404(key)
    editions = public.public_editions(publication)
    wanted = request.GET.get("auflage", "") or str(publication.current or editions[0].number)
    edition = next((one for one in editions if str(one.number) == wanted), None)
    if edition is None:
        raise Http404
    source = source_of(publication, edition, absolute(reverse("portal:publication_page", args=[key])))
    if request.GET.get("zitat", "") in citation.FORMATS:
        return _cited(source, request.GET["zitat"])
    shown = {
        "publication": publication,
        "edition": edition,
        "editions": editions,
        "several": len(editions) > 1,
        "newest": edition.number == publication.current,
        "printed": edition.number == publication.current and can_be_ordered(edition),
        "files": edition.files.all() if edition.is_public else (),
        "cover": public.covers_of([publication]).get(publication.pk, "") if edition.is_public else "",
        "citation": citation.sentence(source),
        "related": public.related_to(publication),
        "day": library.day_of(edition),
    }
    return render(request, "portal/publication_page.html", shown)


@login_not_required
@require_safe
def publication_file(request: HttpRequest, key: str, file_key: str) -> HttpResponse | FileResponse:
    """The file, counted by month and nothing else; ``?titelbild`` is the picture of its title page."""
    found = public.get_file_or_404(key, file_key)
    if "titelbild" in request.GET:
        cover = found.edition.cover or found.cover
        if not cover:
            raise Http404
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=3600"}
        return HttpResponse(bytes(cover), content_type="image/jpeg", headers=headers)
    answer = found.handed_out()
    if request.method == "GET":
        with scope(stelle=found.stelle_id):
            count_download(file=found, today=timezone.localdate())
    return answer


@login_not_required
@require_safe
def example_list(request: HttpRequest) -> HttpResponse:
    kinds = library.EXAMPLE_FACETS
    criteria, gap = criteria_of(request.GET, kinds), request.GET.get("luecke", "")
    criterion, choices = request.GET.get("kriterium", ""), library.criteria_choices()
    chosen = [*picked(request.GET, "luecke", GapKind.choices), *picked(request.GET, "kriterium", choices)]
    hits = library.find_examples(criteria, gap, criterion)
    page = page_of(hits.ids(), request.GET, size=PER_PAGE)
    shown = {
        "criteria": criteria,
        "facets": hits.facets(),
        "filters": [*set_filters(criteria, request.GET, kinds), *chosen],
        "page": page,
        "rows": library.examples(page.rows),
        "gaps": GapKind.choices,
        "gap": gap,
        "quality_criteria": choices,
        "criterion": criterion,
        "here": _("Praxisbeispiele"),
    }
    return render(request, "portal/example_list.html", shown)


@login_not_required
@require_safe
def example_page(request: HttpRequest, key: str) -> HttpResponse:
    example = public.get_example_or_404(key)
    return render(request, "portal/example_page.html", {"example": example, "sections": sections_of(example)})


def _cited(source: citation.Source, word: str) -> HttpResponse:
    write, media_type, ending = citation.FORMATS[word]
    headers = {"Content-Disposition": f'attachment; filename="{slug_of(source.title)[:40]}.{ending}"'}
    return HttpResponse(write(source), content_type=f"{media_type}; charset=utf-8", headers=headers)
