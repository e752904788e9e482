"""Who can get to an offer, and where a further one would reach most."""

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.chains import queries, rules
from lueckenlos.chains.forms import ReachForm, SearchForm, question_query, read_question, read_search, search_query
from lueckenlos.chains.messages.reach import CELL_CSV_HEADER, CSV_HEADER, NOBODY_LEFT
from lueckenlos.chains.presenters import cells as by_cell
from lueckenlos.chains.presenters import reach as present
from lueckenlos.chains.presenters.further import further_page
from lueckenlos.chains.reach import Question, Search, measure_reach, shown, shown_cells
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.pagination import page_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.http import WorkRequest

# ``?je=zelle`` shows cells of the grid instead of areas
BY_CELL: Final = "zelle"
# fewer than in other lists: on a phone each row is a card
ROWS: Final = 25


@require_safe
def reach(request: WorkRequest) -> HttpResponseBase:
    """The question stands in the address, so that a link shows the same to everybody."""
    actor = request.actor
    ensure(rules.may_view_picture(actor))
    question = read_question(request.GET, actor.stelle)
    if actor.stelle.art == StelleArt.LAND:
        return render(request, "chains/reach_land.html")
    data = queries.load_reach(actor.stelle, question, timezone.localdate())
    wanted = request.GET.get("als")
    if wanted == "zahl":
        return _figure(request, data, question)
    if data.grid is not None and request.GET.get("je") == BY_CELL:
        return _cells(request, data, data.grid, question)
    if wanted == "csv":
        return _file(data, question)
    return render(request, "chains/reach.html", _context(request, data, question))


@require_safe
def further(request: WorkRequest) -> HttpResponse:
    """Where further offers would reach most people whom none reaches today."""
    actor = request.actor
    ensure(rules.may_view_picture(actor))
    if actor.stelle.art == StelleArt.LAND:
        return render(request, "chains/reach_land.html")
    search = read_search(request.GET, actor.stelle)
    searched = queries.search_places(actor.stelle, search, timezone.localdate())
    return render(request, "chains/further.html", _further_context(request, searched, search))


def _further_context(request: WorkRequest, searched: queries.Searched, search: Search) -> dict[str, object]:
    data, reach = searched.data, searched.reach
    page = further_page(searched, search, searched.found) if searched.found else None
    points = [row.point for row in page.places] if page else []
    rows = present.area_rows(data, shown(reach))
    return {
        "form": SearchForm(search, searched.needs),
        "page": page,
        "rows": rows,
        "offers": reach.counted,
        "map": present.reach_map(data, rows, queries.outlines_of(data.areas), points),
        "levels": present.levels(),
        "figures": present.reach_figures(data, search.question),
        "nobody": NOBODY_LEFT,
        "key": urlencode(search_query(search)),
        "reach_query": urlencode(question_query(search.question)),
    }


def _cells(request: WorkRequest, data: queries.ReachData, grid: queries.Cells, question: Question) -> HttpResponseBase:
    """The same by cell of the grid, with its own file."""
    found = shown_cells(data.scene, measure_reach(data.scene, question))
    if request.GET.get("als") == "csv":
        return _csv(CELL_CSV_HEADER, by_cell.cell_lines(data, grid, found, question), f"zellen-{data.day.isoformat()}")
    page = page_of(
        found.cell.size, lambda start, end: by_cell.cell_rows(data, grid, found, start, end), request, size=ROWS
    )
    context = _context(request, data, question) | {
        "cells": page,
        "cell_map": by_cell.cell_map(data, grid, found, queries.outlines_of(data.areas)),
    }
    return render(request, "chains/reach.html", context)


def _context(request: WorkRequest, data: queries.ReachData, question: Question) -> dict[str, object]:
    measured = measure_reach(data.scene, question)
    page = present.reach_page(data, measured, shown(measured))
    return {
        "form": ReachForm(question),
        "page": page,
        "figures": page.figures,
        "map": present.reach_map(data, page.rows, queries.outlines_of(data.areas), ()),
        "day": data.day,
        "levels": present.levels(),
        "query": urlencode(question_query(question)),
        "has_grid": data.grid is not None,
    }


def _file(data: queries.ReachData, question: Question) -> StreamingHttpResponse:
    lines = present.reach_lines(data, shown(measure_reach(data.scene, question)), question)
    return _csv(CSV_HEADER, lines, data.day.isoformat())


def _csv(header: Sequence[str], lines: Iterable[Sequence[str]], name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="erreichbarkeit-{name}.csv"'}
    return StreamingHttpResponse(csv_lines(header, lines), content_type="text/csv; charset=utf-8", headers=headers)


def _figure(request: WorkRequest, data: queries.ReachData, question: Question) -> HttpResponse:
    """The one figure of the page of a cell, whose area is ``raum``."""
    measured = measure_reach(data.scene, question)
    figure = present.reach_figure(data, measured, shown(measured), request.GET.get("raum", ""))
    address = f"{request.path}?{urlencode(question_query(question))}"
    return render(request, "chains/reach_figure.html", {"figure": figure, "reach_url": address})
