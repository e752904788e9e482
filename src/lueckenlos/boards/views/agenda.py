"""Points of the agenda and their papers."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.boards import papers as made_papers
from lueckenlos.boards.actions.agenda import add_item, add_paper, move_item, remove_item, remove_paper, update_item
from lueckenlos.boards.forms.meeting import ITEM_FIELDS, ItemForm, PaperForm, PlaceOnAgendaForm
from lueckenlos.boards.messages import words
from lueckenlos.boards.presenters import item_page, number_on_agenda
from lueckenlos.boards.queries.access import item_of, meeting_of, paper_of
from lueckenlos.boards.queries.pages import coming_meetings
from lueckenlos.boards.rules import may_change_agenda, may_edit
from lueckenlos.boards.views.comments import Talk
from lueckenlos.boards.views.proposing import begun_by, chosen
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import slug_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted, saved, shown, values_of
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
def item_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """Comments are sent to it."""
    item = item_of(request.actor, pk)
    talk = Talk(request, item)
    return talk.done() or render(request, "boards/item_detail.html", item_page(request.actor, item, talk.shown))


@require_http_methods(["GET", "POST"])
def item_create(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    meeting = meeting_of(actor, pk)
    ensure(may_change_agenda(actor, meeting))
    form = ItemForm(posted(request), initial={"version": 1, "kind": "beratung"})
    if form.is_valid():
        values = values_of(form, ITEM_FIELDS)
        if saved(form, lambda: add_item(meeting=meeting, values=values, by=actor)):
            messages.success(request, words.ITEM_SAVED)
            return redirect(work_url(actor.stelle, "boards:meeting_detail", pk) + "#tagesordnung")
    return render(request, "boards/item_form.html", {"form": form, "meeting": meeting, "item": None})


@require_http_methods(["GET", "POST"])
def item_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """Also strikes it out."""
    actor = request.actor
    item = item_of(actor, pk)
    ensure(may_change_agenda(actor, item.meeting))
    home = work_url(actor.stelle, "boards:meeting_detail", item.meeting_id)
    form = ItemForm(posted(request), initial=shown(item, ITEM_FIELDS), kind=item.kind)
    if request.method == "POST" and "streichen" in request.POST:
        form.is_valid()
        if done(form, lambda: remove_item(item=item, by=actor)):
            messages.success(request, words.ITEM_REMOVED)
            return redirect(home)
    elif form.is_valid():
        values, seen = values_of(form, ITEM_FIELDS), form.cleaned_data["version"]
        if saved(form, lambda: update_item(item=item, values=values, seen=seen, by=actor), item):
            messages.success(request, words.SAVED)
            return redirect(work_url(actor.stelle, "boards:item_detail", pk))
    return render(request, "boards/item_form.html", {"form": form, "meeting": item.meeting, "item": item})


@require_POST
def item_move(request: WorkRequest, pk: int) -> HttpResponse:
    """Up or down; the keyboard goes on from the point that moved."""
    actor = request.actor
    item = item_of(actor, pk)
    up = request.POST.get("wohin") == "hoch"
    try:
        move_item(item=item, up=up, by=actor)
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, "boards:meeting_detail", item.meeting_id) + f"#top-{pk}")


@require_http_methods(["GET", "POST"])
def put_on_agenda(request: WorkRequest) -> HttpResponse:
    """Something of another package onto the agenda of a coming Sitzung."""
    actor = request.actor
    ensure(may_edit(actor))
    begun = begun_by(actor, request.GET)
    if begun is None:
        messages.error(request, words.NOTHING_MEANT)
        return redirect(work_url(actor.stelle, "boards:gremium_list"))
    rows = coming_meetings(actor, timezone.now())
    initial = {"title": begun.title[:200], "kind": "beschluss", "proposal": begun.proposal}
    form = PlaceOnAgendaForm(posted(request), meetings=rows, initial=initial)
    if form.is_valid():
        values = {**values_of(form, ["title", "kind", "is_public", "proposal"]), **begun.extra}
        meeting = chosen(rows, form.cleaned_data["meeting"])
        if saved(
            form, lambda: add_item(meeting=meeting, values=values, by=actor, subject=begun.subject, result=begun.result)
        ):
            messages.success(request, words.ITEM_SAVED)
            return redirect(work_url(actor.stelle, "boards:meeting_detail", meeting.pk) + "#tagesordnung")
    return render(request, "boards/put_on_agenda.html", {"form": form, "begun": begun, "meetings": rows})


@require_POST
def paper_add(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    item = item_of(actor, pk)
    ensure(may_change_agenda(actor, item.meeting))
    form = PaperForm(request.POST, request.FILES)
    if form.is_valid():
        title, upload, url = (form.cleaned_data[name] for name in ("title", "file", "url"))
        now = timezone.now()
        if saved(form, lambda: add_paper(item=item, by=actor, title=title, now=now, upload=upload, url=url)):
            messages.success(request, words.PAPER_ADDED)
            return redirect(work_url(actor.stelle, "boards:item_detail", pk) + "#unterlagen")
    page = item_page(actor, item, Talk(request, item).shown, paper_form=form)
    return render(request, "boards/item_detail.html", page, status=400)


@require_http_methods(["GET", "POST"])
def paper(request: WorkRequest, pk: int) -> HttpResponseBase:
    """The file; POST removes it."""
    actor = request.actor
    found = paper_of(actor, pk)
    if request.method == "POST":
        remove_paper(paper=found, by=actor)
        messages.success(request, words.PAPER_REMOVED)
        return redirect(work_url(actor.stelle, "boards:item_detail", found.item_id) + "#unterlagen")
    if found.file:
        return found.handed_out()
    return redirect(work_url(actor.stelle, "boards:item_detail", found.item_id) + "#unterlagen")


@require_GET
def motion(request: WorkRequest, pk: int) -> HttpResponse:
    """The Beschlussvorlage as DOCX."""
    item = item_of(request.actor, pk)
    number = number_on_agenda(request.actor, item)
    content = made_papers.motion_docx(item, number, list(item.papers.all()), day=timezone.localdate())
    headers = {"Content-Disposition": f'attachment; filename="vorlage-{slug_of(item.title)[:60]}.docx"'}
    return HttpResponse(content, content_type=_WORD, headers=headers)
