"""Pages of a list of keys; the links keep the search."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import QueryDict

from lueckenlos.shared.pagination import Page


def page_of(keys: Sequence[int], query: QueryDict, *, size: int) -> "Page[int]":
    """The page named by ``?seite=``; a number out of range gives the nearest one."""
    paginator = Paginator(keys, size)
    page = paginator.get_page(query.get("seite"))
    kept = query.copy()
    kept.pop("seite", None)
    return Page(list(page), page.number, paginator.num_pages, paginator.count, kept.urlencode())
