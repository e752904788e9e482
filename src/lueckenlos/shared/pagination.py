"""Pages of a list; the links keep the filter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)
Row = TypeVar("Row")
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of rows with what the pagination component shows."""

    rows: list[Row]
    number: int
    pages: int
    total: int
    query: str

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def near(self) -> list[int]:
        """Page numbers to offer: first, last and two around the current one; 0 stands for a gap."""
        wanted = sorted({1, self.pages, *range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1)})
        shown: list[int] = []
        for page in wanted:
            if shown and page - shown[-1] > 1:
                shown.append(0)
            shown.append(page)
        return shown


def paginate(rows: QuerySet[M, Any], request: HttpRequest, *, size: int = PAGE_SIZE) -> Page[M]:
    """The page named by ``?seite=``; a number out of range gives the nearest page. Two queries."""
    paginator = Paginator(rows, size)
    page = paginator.get_page(request.GET.get("seite"))
    return Page(list(page), page.number, paginator.num_pages, paginator.count, _kept(request))


def page_of(
    total: int, load: Callable[[int, int], list[Row]], request: HttpRequest, *, size: int = PAGE_SIZE
) -> Page[Row]:
    """The same where the rows are counted already; ``load`` fetches those from one position to before another."""
    paginator = Paginator(range(total), size)
    number = paginator.get_page(request.GET.get("seite")).number
    start = (number - 1) * size
    return Page(load(start, min(start + size, total)), number, paginator.num_pages, total, _kept(request))


def _kept(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("seite", None)
    return kept.urlencode()
