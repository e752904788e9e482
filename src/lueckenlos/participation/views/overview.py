"""Where citizens take part: everything of the Stelle on one page; and deleting it."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.participation import rules
from lueckenlos.participation.actions.circles import delete_circles
from lueckenlos.participation.actions.ideas import delete_collection, remove_idea
from lueckenlos.participation.actions.surveys import delete_survey
from lueckenlos.participation.messages import words
from lueckenlos.participation.queries import work
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

PER_PAGE: Final = 20
# by the word in the address: how it is found, deleted and called
_KINDS: Final[dict[str, tuple[Callable[..., Any], Callable[..., None], str, str]]] = {
    "befragung": (
        work.get_survey_or_404,
        lambda row, by: delete_survey(survey=row, by=by),
        "Befragung",
        "survey_detail",
    ),
    "sammlung": (
        work.get_collection_or_404,
        lambda row, by: delete_collection(collection=row, by=by),
        "Ideensammlung",
        "collection_detail",
    ),
    "idee": (work.get_idea_or_404, lambda row, by: remove_idea(idea=row, by=by), "Idee", "idea_detail"),
    "kreise": (work.get_circles_or_404, lambda row, by: delete_circles(circles=row, by=by), "Kreise", "circles_detail"),
}


@require_safe
def overview(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_view(actor))
    page = paginate(work.surveys_for(actor), request, size=PER_PAGE)
    context = {
        "page": page,
        "surveys": [_row(row) for row in page.rows],
        "collections": [_row(row) for row in work.collections_for(actor)],
        "circles": work.circles_for(actor),
        "waiting": work.waiting_for(actor),
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "participation/overview.html", context)


@require_http_methods(["GET", "POST"])
def delete(request: WorkRequest, what: str, pk: int) -> HttpResponse:
    """Asks first; what others rest on stays."""
    actor = request.actor
    ensure(rules.may_delete(actor))
    if what not in _KINDS:
        raise Http404
    find, remove, noun, page = _KINDS[what]
    row = find(actor, pk)
    if request.method == "POST":
        remove(row, actor)
        messages.success(request, f"{noun} gelöscht.")
        return redirect(work_url(actor.stelle, "participation:overview"))
    url = work_url(actor.stelle, f"participation:{page}", pk)
    return render(request, "participation/delete.html", {"row": row, "noun": noun, "row_url": url})


def _row(row: Any) -> dict[str, object]:
    kind = words.STATE_KINDS[row.state]
    return {"row": row, "kind": kind, "term": words.term_text(row.starts_on, row.ends_on)}
