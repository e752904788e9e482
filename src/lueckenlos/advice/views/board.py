"""All communes at one look, one commune, and putting communes on the board."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.advice import actions, queries, rules
from lueckenlos.advice.forms.case import AddForm, CommuneForm, FollowUpForm
from lueckenlos.advice.forms.filters import BoardFilterForm
from lueckenlos.advice.messages import BOARD_SHEET
from lueckenlos.advice.models import Commune
from lueckenlos.advice.presenters import (
    MAPS,
    BoardMap,
    Line,
    board_lines,
    board_rows,
    case_lines,
    entries,
    map_of,
    phase_heads,
    views_of,
    waiting,
)
from lueckenlos.advice.queries import lists
from lueckenlos.advice.queries.board import Board, BoardFilter, board_of, kreise_of
from lueckenlos.advice.queries.communes import LEVEL_NAMES, missing_gebiete, register_of
from lueckenlos.advice.queries.figures import figures_of
from lueckenlos.advice.queries.outlines import outlines_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.shared.workbook import CSV, XLSX, file_answer
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.forms.saving import posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_safe
def board(request: WorkRequest) -> HttpResponseBase:
    """The address keeps the filter. ``?als=`` gives the same selection as a file, ``?ansicht=`` a map above it."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    form, found = _asked(request)
    if (kind := request.GET.get("als", "")) in {CSV, XLSX}:
        return file_answer(kind, f"kommunen-{actor.stelle.slug}-{today:%Y-%m-%d}", BOARD_SHEET, board_rows(found))
    view = request.GET.get("ansicht", "")
    lines = board_lines(found, actor.stelle, today)
    context = {
        "form": form,
        "board": found,
        "lines": lines,
        "views": views_of(request.GET, view),
        "map": _map(actor, found, lines, view) if view in MAPS else None,
        "phases": phase_heads(),
        "missing": missing_gebiete(actor),
        "days": form.wanted.days,
        "query": request.GET.urlencode(),
        "filtered": form.number,
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "advice/board.html", context)


def _map(actor: Actor, found: Board, lines: list[Line], view: str) -> BoardMap:
    gebiete = {row.commune.gebiet_id: row.commune.gebiet.name for row in found.rows}
    return map_of(found, lines, outlines_of(actor.stelle, gebiete), view)


def _asked(request: WorkRequest) -> tuple[BoardFilterForm, Board]:
    form = BoardFilterForm(request.GET, kreise=kreise_of(request.actor))
    return form, board_of(request.actor, form.wanted, timezone.localdate())


@require_http_methods(["GET", "POST"])
def commune_add(request: WorkRequest) -> HttpResponse:
    """By name or key, a whole level, or those with a Stelle here (``stellen``)."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    if "stellen" in request.POST:
        made = actions.add_communes(gebiete=missing_gebiete(actor), by=actor)
        return _added(request, made)
    form = AddForm(posted(request), kgc=actor.stelle)
    if form.is_valid():
        levels = [LEVEL_NAMES[one] for one in form.cleaned_data["alle"]]
        wanted = [*form.cleaned_data["namen"], *(register_of(actor.stelle).filter(ebene__in=levels) if levels else ())]
        rows = saved(form, lambda: actions.add_communes(gebiete=wanted, by=actor))
        if rows is not None:
            return _added(request, rows)
    return render(request, "advice/commune_add.html", {"form": form})


def _added(request: WorkRequest, rows: list[Commune]) -> HttpResponse:
    said = f"{len(rows)} {'Kommune' if len(rows) == 1 else 'Kommunen'} aufgenommen."
    messages.success(request, said if rows else "Diese Kommunen standen schon auf der Übersicht.")
    return redirect(work_url(request.actor.stelle, "advice:board"))


@require_http_methods(["GET", "POST"])
def commune_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """One history of a commune; sending sets a Wiedervorlage."""
    actor, today = request.actor, timezone.localdate()
    commune = queries.get_commune_or_404(actor, pk)
    form = FollowUpForm(posted(request))
    if request.method == "POST":
        ensure(rules.may_edit(actor))
        if form.is_valid():
            given = form.cleaned_data
            actions.add_follow_up(on=given["on"], what=given["what"], commune=commune, by=actor)
            messages.success(request, "Wiedervorlage gesetzt.")
            return redirect(work_url(actor.stelle, "advice:commune_detail", pk))
    context = {
        "commune": commune,
        "row": board_lines(board_of(actor, BoardFilter(), today, only=commune), actor.stelle, today)[0],
        "phases": phase_heads(),
        "history": lists.status_history(commune),
        "entries": entries(list(lists.history_of(actor, commune)[:100])),
        "cases": case_lines(list(queries.cases_for(actor).filter(commune=commune))),
        "waiting": waiting(lists.open_follow_ups(actor, commune=commune), actor.stelle),
        "year": figures_of(actor, today.year).by_commune.get(commune.pk),
        "form": form,
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "advice/commune_detail.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def commune_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """Status, themes, agreement; ``entfernen`` takes a commune off the board that was put there by mistake."""
    actor, today = request.actor, timezone.localdate()
    commune = queries.get_commune_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    removing = "entfernen" in request.POST
    form = CommuneForm(posted(request), commune=commune)
    if removing and form.is_valid():
        if saved(form, lambda: (actions.remove_commune(commune=commune, by=actor), True)):
            messages.success(request, "Kommune von der Übersicht genommen.")
            return redirect(work_url(actor.stelle, "advice:board"))
    elif form.is_valid():
        values, seen = form.values, form.cleaned_data["version"]
        work = partial(actions.update_commune, commune=commune, values=values, seen=seen, today=today, by=actor)
        if saved(form, work, commune):
            messages.success(request, "Gespeichert.")
            return redirect(work_url(actor.stelle, "advice:commune_detail", pk))
    return render(request, "advice/commune_form.html", {"form": form, "commune": commune})
