"""Collections of ideas, and the queue of a moderator."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.participation import presenters, rules
from lueckenlos.participation.actions import ideas as actions
from lueckenlos.participation.actions.papers import paper_from
from lueckenlos.participation.enums import CollectionState, IdeaState, Reply
from lueckenlos.participation.forms.work import CollectionForm, MergeForm, RefuseForm, ReplyForm, read_origin
from lueckenlos.participation.messages import words
from lueckenlos.participation.models import Idea, IdeaCollection
from lueckenlos.participation.papers import poster
from lueckenlos.participation.queries import work
from lueckenlos.participation.views.saving import posted, saved
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

PAGE: Final = "participation:collection_detail"
IDEA: Final = "participation:idea_detail"
Given = dict[str, Any]


@require_http_methods(["GET", "POST"])
def collection_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_edit(actor))
    about = read_origin(request.GET)
    form = CollectionForm(posted(request), row=None)
    if form.is_valid():
        row = saved(form, lambda: actions.create_collection(values=form.cleaned_data, about=about, by=actor))
        if row:
            messages.success(request, "Ideensammlung angelegt. Öffnen Sie sie, wenn alles stimmt.")
            return redirect(work_url(actor.stelle, PAGE, row.pk))
    context = {"form": form, "title": "Neue Ideensammlung", "origin": subjects.find(actor, about) if about else None}
    return render(request, "participation/form.html", context)


@require_http_methods(["GET", "POST"])
def collection_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    collection = work.get_collection_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    form = CollectionForm(posted(request), row=collection)
    if form.is_valid():
        values = form.cleaned_data
        row = saved(
            form,
            lambda: actions.update_collection(collection=collection, values=values, seen=values["version"], by=actor),
            lambda: work.get_collection_or_404(actor, pk),
        )
        if row:
            messages.success(request, "Ideensammlung gespeichert.")
            return redirect(work_url(actor.stelle, PAGE, pk))
    context = {"form": form, "row": collection, "page": PAGE, "title": "Ideensammlung bearbeiten"}
    return render(request, "participation/form.html", context)


@require_http_methods(["GET", "POST"])
def collection_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """What waits stands first; a button opens or closes. With ``?als=plakat`` the poster."""
    actor = request.actor
    collection = work.get_collection_or_404(actor, pk)
    ensure(rules.may_view(actor))
    if request.method == "POST":
        ensure(rules.may_release(actor))
        state = request.POST.get("stand", "")
        if state in CollectionState.values:
            actions.move_collection(collection=collection, state=CollectionState(state), by=actor)
            messages.success(request, f"Die Sammlung ist {CollectionState(state).label}.")
        return redirect(work_url(actor.stelle, PAGE, pk))
    if request.GET.get("als") == "plakat":
        return poster(collection, timezone.localdate())
    return render(request, "participation/collection.html", _collection(request, collection))


@require_http_methods(["GET", "POST"])
def idea_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """Release, refuse, merge, answer, or make a paper of it."""
    actor = request.actor
    ensure(rules.may_view(actor))
    idea = work.get_idea_or_404(actor, pk)
    if request.method != "POST":
        return render(request, "participation/idea.html", _context(request, idea, _forms(idea)))
    ensure(rules.may_edit(actor))
    step = request.POST.get("schritt", "")
    if step == "empfehlung":
        return _to_paper(request, idea)
    if step not in _STEPS:
        return redirect(work_url(actor.stelle, IDEA, pk))
    form, done = _STEPS[step](request, idea)
    if done:
        messages.success(request, done)
        return redirect(work_url(actor.stelle, IDEA, pk))
    shown = {**_forms(idea), step: form}
    return render(request, "participation/idea.html", _context(request, idea, shown), status=400)


def _to_paper(request: WorkRequest, idea: Idea) -> HttpResponse:
    paper = paper_from(source=idea, content=presenters.content_of_idea(idea), by=request.actor)
    messages.success(request, words.PAPER_MADE)
    return redirect(work_url(request.actor.stelle, "adoption:paper_detail", paper.public_id))


def _release(request: WorkRequest, idea: Idea) -> tuple[forms.Form, str]:
    form = ReplyForm(request.POST)
    seen = request.POST.get("version", "")
    actions.release_idea(idea=idea, seen=int(seen) if seen.isdecimal() else 0, by=request.actor)
    return form, "Idee veröffentlicht."


def _refuse(request: WorkRequest, idea: Idea) -> tuple[forms.Form, str]:
    form, refuse = RefuseForm(request.POST), actions.refuse_idea

    def work_on(given: Given) -> Idea:
        return refuse(idea=idea, reason=given["refusal"], seen=given["version"], by=request.actor)

    return form, "Idee nicht veröffentlicht." if _done(request, form, idea, work_on) else ""


def _reply(request: WorkRequest, idea: Idea) -> tuple[forms.Form, str]:
    form, reply, today = ReplyForm(request.POST), actions.reply_to_idea, timezone.localdate()

    def work_on(given: Given) -> Idea:
        said, text = Reply(given["reply"]), given["reply_text"]
        return reply(idea=idea, reply=said, text=text, seen=given["version"], today=today, by=request.actor)

    return form, "Antwort gespeichert." if _done(request, form, idea, work_on) else ""


def _merge(request: WorkRequest, idea: Idea) -> tuple[forms.Form, str]:
    others = {one.pk: one for one in work.others_of(idea)}
    form, merge = MergeForm(request.POST, initial={}, others=list(others.values())), actions.merge_idea

    def work_on(given: Given) -> Idea:
        return merge(idea=idea, into=others[given["into"]], seen=given["version"], by=request.actor)

    return form, "Zusammengelegt." if _done(request, form, idea, work_on) else ""


def _done(request: WorkRequest, form: VersionedForm, idea: Idea, work_on: Callable[[Given], Idea]) -> bool:
    """Whether it is saved; else the reason stands in the form."""
    ensure(rules.may_release(request.actor))
    if not form.is_valid():
        return False
    fresh = partial(work.get_idea_or_404, request.actor, idea.pk)
    return saved(form, lambda: work_on(form.cleaned_data), fresh) is not None


_STEPS: Final[dict[str, Callable[[WorkRequest, Idea], tuple[forms.Form, str]]]] = {
    "freigeben": _release,
    "ablehnen": _refuse,
    "antworten": _reply,
    "zusammenlegen": _merge,
}


def _collection(request: WorkRequest, collection: IdeaCollection) -> dict[str, Any]:
    actor, state = request.actor, request.GET.get("stand", "")
    rows = work.ideas_for(actor).filter(collection=collection)
    page = paginate(rows.filter(state=state) if state in IdeaState.values else rows, request)
    return {
        "collection": collection,
        "kind": words.STATE_KINDS[CollectionState(collection.state)],
        "term": words.term_text(collection.starts_on, collection.ends_on),
        "page": page,
        "ideas": [_line(row) for row in page.rows],
        "states": IdeaState.choices,
        "chosen": state,
        "address": absolute(collection.get_absolute_url()),
        "subjects": subjects.named(actor, [collection]),
        "open": collection.state == CollectionState.OFFEN,
        "may_edit": bool(rules.may_edit(actor)),
        "may_release": bool(rules.may_release(actor)),
    }


def _forms(idea: Idea) -> dict[str, Any]:
    seen = {"version": idea.version}
    return {
        "ablehnen": RefuseForm(initial={**seen, "refusal": idea.refusal}),
        "antworten": ReplyForm(initial={**seen, "reply": idea.reply, "reply_text": idea.reply_text}),
        "zusammenlegen": MergeForm(None, initial=seen, others=work.others_of(idea)),
    }


def _context(request: WorkRequest, idea: Idea, shown: dict[str, Any]) -> dict[str, Any]:
    return {
        **_line(idea),
        "forms": shown,
        "others": len(shown["zusammenlegen"].fields["into"].choices) > 1,
        "public": idea.state == IdeaState.OEFFENTLICH,
        "waits": idea.state in (IdeaState.NEU, IdeaState.ABGELEHNT),
        "may_edit": bool(rules.may_edit(request.actor)),
        "may_release": bool(rules.may_release(request.actor)),
    }


def _line(row: Idea) -> dict[str, Any]:
    return {
        "idea": row,
        "kind": words.IDEA_KINDS[IdeaState(row.state)],
        "reply_kind": words.REPLY_KINDS[Reply(row.reply)],
    }
