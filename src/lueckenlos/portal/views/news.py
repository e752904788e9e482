"""What Stellen tell everybody: news, press releases, pages, and the feed. No account, no cookie, no trace."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.news.feed import atom
from lueckenlos.news.pictures import picture
from lueckenlos.news.queries import public
from lueckenlos.shared.pagination import paginate
from lueckenlos.vocabulary.registry import vocabulary

PER_PAGE: Final = 20
FEED: Final = 50


@login_not_required
@require_safe
def news_list(request: HttpRequest) -> HttpResponse:
    wanted, now = _wanted(request.GET), timezone.now()
    asked = request.GET.copy()
    asked.pop("seite", None)
    shown = {
        "page": paginate(public.public_news(now, **wanted), request, size=PER_PAGE),
        "stellen": public.telling_stellen(now),
        "themen": vocabulary("thema").choices,
        "wanted": wanted,
        "filtered": any(wanted.values()),
        "query": asked.urlencode(),
    }
    return render(request, "portal/news_list.html", shown)


@login_not_required
@require_safe
def news_feed(request: HttpRequest) -> HttpResponse:
    """The newest as Atom; a filter in the address stays."""
    rows = list(public.public_news(timezone.now(), **_wanted(request.GET))[:FEED])
    return HttpResponse(atom(rows, request.GET), content_type="application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
def news_page(request: HttpRequest, key: str) -> HttpResponse:
    article = public.get_article_or_404(key, timezone.now())
    return render(request, "portal/news_page.html", {"article": article})


@login_not_required
@require_safe
def news_image(request: HttpRequest, key: str) -> FileResponse:
    image = getattr(public.get_article_or_404(key, timezone.now()), "image", None)
    if image is None:
        raise Http404
    return picture(image, public=True)


def _wanted(query: QueryDict) -> dict[str, str]:
    """Never fails: an address can be cut, old or made up."""
    thema = query.get("thema", "")
    return {
        "text": query.get("q", "").replace("\x00", "").strip()[:200],
        "stelle": query.get("stelle", "").replace("\x00", "")[:60],
        "thema": thema if thema in vocabulary("thema") else "",
        "kind": query.get("art", "")[:8],
    }
