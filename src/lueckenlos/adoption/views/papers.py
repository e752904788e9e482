"""The list, reading a paper, writing one."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.adoption import messages as words
from lueckenlos.adoption import rules
from lueckenlos.adoption.actions.papers import create_paper, delete_paper, save_paper
from lueckenlos.adoption.documents import document
from lueckenlos.adoption.forms.editor import EditorInput
from lueckenlos.adoption.forms.small import FilterForm
from lueckenlos.adoption.models import Paper, PaperVersion
from lueckenlos.adoption.presenters import marked_conflict, news_of
from lueckenlos.adoption.queries import shared, work
from lueckenlos.adoption.queries.filters import narrowed
from lueckenlos.adoption.queries.keys import version_key
from lueckenlos.adoption.shapes import shape_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import posted, refuse, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_safe
def paper_list(request: WorkRequest) -> HttpResponse:
    """Ours, or what there is to discover; what waits for us stands above both."""
    actor = request.actor
    ensure(rules.may_read(actor))
    discover = request.GET.get("ansicht") == "entdecken"
    form = FilterForm(request.GET)
    rows: QuerySet[Paper] = shared.foreign_papers(actor) if discover else work.own_papers(actor)
    adoptions = list(work.own_adoptions(actor))
    shown = {
        "discover": discover,
        "form": form,
        "page": paginate(narrowed(rows, form.criteria, published=discover), request),
        "news": news_of(adoptions, shared.source_states(actor, adoptions)),
        "rounds": shared.open_rounds(actor),
        "to_answer": shared.waiting_comments(actor) if rules.may_edit(actor) else (),
        "filtered": any(form.criteria.values()),
        "taken": {row.source_key for row in adoptions},
        "editing": rules.may_edit(actor),
    }
    return render(request, "adoption/paper_list.html", shown)


@require_safe
def paper_detail(request: WorkRequest, key: str) -> HttpResponse:
    """Ours as it stands now, others' as published; ``?fassung=`` names another version, ``?als=`` a file."""
    ensure(rules.may_read(request.actor))
    paper = work.find_own(request.actor, key)
    if paper is not None:
        return _own(request, paper)
    paper = shared.get_foreign_or_404(request.actor, key)
    versions = list(shared.versions_in_sight(request.actor, paper))
    version = _chosen(request, versions) or _chosen_by(versions, paper.current)
    if file := _file(request, paper, version):
        return file
    shown = {
        "paper": paper,
        "versions": versions,
        **_version_shown(paper, version, version),
        "taken": work.adoption_of(request.actor, key),
        "may_take": rules.may_edit(request.actor),
    }
    return render(request, "adoption/paper_foreign.html", shown)


@require_http_methods(["GET", "POST"])
def paper_create(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_edit(request.actor))
    entry = EditorInput(posted(request), None, **_begun(request))
    if entry.is_valid():
        content, facts = entry.content, entry.form.facts
        paper = saved(entry.form, lambda: create_paper(content=content, facts=facts, by=request.actor))
        if paper:
            messages.success(request, words.CREATED)
            return redirect(work_url(request.actor.stelle, "adoption:paper_detail", paper.public_id))
    return render(request, "adoption/paper_form.html", {"entry": entry})


@require_http_methods(["GET", "POST"])
def paper_edit(request: WorkRequest, key: str) -> HttpResponse:
    actor = request.actor
    paper = work.get_own_or_404(actor, key)
    ensure(rules.may_edit(actor, paper))
    entry = EditorInput(posted(request), paper)
    if entry.is_valid():
        seen = entry.form.cleaned_data["version"]
        try:
            save_paper(paper=paper, content=entry.content, facts=entry.form.facts, seen=seen, by=actor)
        except Invalid as error:
            _refuse(entry, work.get_own_or_404(actor, key), error)
        else:
            messages.success(request, words.SAVED)
            return redirect(work_url(actor.stelle, "adoption:paper_detail", key))
    return render(request, "adoption/paper_form.html", {"entry": entry, "paper": paper})


@require_http_methods(["GET", "POST"])
def paper_delete(request: WorkRequest, key: str) -> HttpResponse:
    actor = request.actor
    paper = work.get_own_or_404(actor, key)
    ensure(rules.may_delete(actor, paper, discussed=bool(work.rounds_of(paper))))
    if request.method == "POST":
        try:
            delete_paper(paper=paper, by=actor)
        except Invalid as error:
            messages.error(request, sentence(error))
            return redirect(work_url(actor.stelle, "adoption:paper_detail", key))
        messages.success(request, words.DELETED)
        return redirect(work_url(actor.stelle, "adoption:paper_list"))
    return render(request, "adoption/paper_delete.html", {"paper": paper, "adoption": getattr(paper, "adoption", None)})


def _begun(request: WorkRequest) -> dict[str, Any]:
    """What kind of paper the address asks for, and what it begins with: ``?art=angebotsvorlage&aus=17``."""
    kind, key = request.GET.get("art", ""), request.GET.get("aus", "")
    shape = shape_of(kind)
    return {"kind": kind, "draft": shape.draft(request.actor, key) if shape and key else None}


def _own(request: WorkRequest, paper: Paper) -> HttpResponse:
    actor = request.actor
    versions = work.versions_of(paper)
    version, standing = _chosen(request, versions), _chosen_by(versions, paper.current)
    if file := _file(request, paper, version):
        return file
    rounds = work.rounds_of(paper)
    adoption = getattr(paper, "adoption", None)
    states = shared.source_states(actor, [adoption] if adoption else [])
    round_open = any(one.closed_at is None for one in rounds)
    shown = {
        "paper": paper,
        "versions": versions,
        **_version_shown(paper, version, version or standing),
        "ahead": standing is None or standing.content != paper.content,
        "adoption": adoption,
        "source_open": any(state.number for state in states.values()),
        "news": news_of([adoption], states) if adoption else [],
        "rounds": rounds,
        "editing": rules.may_edit(actor, paper),
        "releasing": rules.may_release(actor, paper),
        "publishing": rules.may_publish(actor, paper, round_open=round_open),
        "deleting": rules.may_delete(actor, paper, discussed=bool(rounds)),
    }
    return render(request, "adoption/paper_own.html", shown)


def _file(request: WorkRequest, paper: Paper, version: PaperVersion | None) -> HttpResponse | None:
    """The text as a document, where ``?als=pdf`` or ``?als=docx`` asks for one."""
    made = document(paper, version, request.GET.get("als", ""), timezone.localdate())
    if made is None:
        return None
    content, media_type, name = made
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)


def _version_shown(paper: Paper, version: PaperVersion | None, standing: PaperVersion | None) -> dict[str, object]:
    """The text to read, what it is called, and by which key others point to it."""
    return {
        "text": version or paper,
        "version": version,
        "version_label": words.VERSION.format(number=version.number) if version else "",
        "current_label": words.VERSION.format(number=paper.current),
        "about_key": version_key(paper.public_id, standing.number) if standing else "",
    }


def _refuse(entry: EditorInput, now: Paper, error: Invalid) -> None:
    """Somebody was quicker: their text stands beside the typed one. Any other refusal is a sentence."""
    refuse(entry.form, error, now)
    if error.code == "changed_meanwhile":
        entry.form.conflict += marked_conflict(now.content.blocks, tuple(entry.blocks))


def _chosen(request: HttpRequest, versions: Sequence[PaperVersion]) -> PaperVersion | None:
    """The version that the address names; raises Http404 for one that never was."""
    number = request.GET.get("fassung", "")
    if not number:
        return None
    found = _chosen_by(versions, int(number) if number.isdecimal() and number.isascii() else 0)
    if found is None:
        raise Http404
    return found


def _chosen_by(versions: Sequence[PaperVersion], number: int) -> PaperVersion | None:
    return next((one for one in versions if one.number == number), None)
