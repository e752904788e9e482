"""What each page of a Gremium shows."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.http import urlencode

from lueckenlos.boards.content import standing
from lueckenlos.boards.enums import (
    HELD,
    OWN_KINDS,
    PLANNED,
    ItemKind,
    MeetingStatus,
    MemberFunction,
    Outcome,
    Presence,
    ProgressState,
)
from lueckenlos.boards.forms.meeting import PaperForm
from lueckenlos.boards.forms.resolution import ProgressForm, ResolutionFilterForm
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import AgendaItem, Gremium, Meeting, Participant, Progress, Resolution
from lueckenlos.boards.queries import pages
from lueckenlos.boards.queries.access import insight
from lueckenlos.boards.queries.attendance import members_on, participants, quorum_of, undecided
from lueckenlos.boards.queries.minutes import frozen_of
from lueckenlos.boards.queries.retention import deletion_log
from lueckenlos.boards.rules import (
    forgotten_on,
    in_term,
    invitation_deadline,
    is_overdue,
    may_approve,
    may_change_agenda,
    may_edit,
    may_invite,
    may_write_minutes,
)
from lueckenlos.shared.pagination import paginate
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

Shown = dict[str, Any]
_PAST, _UNDONE = 10, 8
_BADGES = {
    MeetingStatus.GEPLANT: "neutral",
    MeetingStatus.EINGELADEN: "info",
    MeetingStatus.LAEUFT: "warning",
    MeetingStatus.ENTWURF: "warning",
    MeetingStatus.GENEHMIGT: "success",
    MeetingStatus.ABGESAGT: "neutral",
    ProgressState.OFFEN: "neutral",
    ProgressState.IN_ARBEIT: "info",
    ProgressState.UMGESETZT: "success",
    ProgressState.NICHT_UMGESETZT: "danger",
}
# the chair first, as every list of members has it
_FUNCTIONS = list(MemberFunction.values)
# what one can choose at the table; „noch offen“ is where everybody begins
_SEATS = [(one.value, one.label) for one in Presence if one is not Presence.OFFEN]


def list_page(actor: Actor, now: datetime) -> Shown:
    today = timezone.localdate(now)
    return {
        "gremien": list(pages.gremium_rows(actor, now)),
        "editing": may_edit(actor),
        "counts": pages.counts(actor, today),
    }


def gremium_page(request: WorkRequest, gremium: Gremium, now: datetime) -> Shown:
    actor, today = request.actor, timezone.localdate(now)
    coming, over = pages.meetings_of(actor, gremium, now)
    editing = may_edit(actor)
    undone = list(pages.undone_of(actor, gremium)[: _UNDONE + 1])
    rows = sorted(pages.members_of(gremium), key=lambda one: _FUNCTIONS.index(one.function))
    members = [{"row": one, "former": not in_term(one, today), "gone_on": forgotten_on(one, gremium)} for one in rows]
    return {
        "gremium": gremium,
        "coming": [meeting_line(one, today) for one in coming],
        "past": paginate(over, request, size=_PAST),
        "undone": [resolution_line(one, today) for one in undone[:_UNDONE]],
        "more": len(undone) > _UNDONE,
        "members": [one for one in members if not one["former"]],
        "former": [one for one in members if one["former"]] if editing else [],
        "deletions": list(deletion_log(gremium)[:_PAST]) if editing else [],
        "editing": editing,
        "results": pages.open_results() if editing and coming else [],
    }


def meeting_line(one: Meeting, today: date) -> Shown:
    """With the warning that the term of invitation is near or missed."""
    deadline = invitation_deadline(timezone.localdate(one.starts_at), one.gremium.invitation_days)
    waiting = one.status == MeetingStatus.GEPLANT
    return {
        "row": one,
        "badge": _BADGES[MeetingStatus(one.status)],
        "deadline": deadline if waiting else None,
        "missed": waiting and today > deadline,
        "running": one.status == MeetingStatus.LAEUFT,
    }


def resolution_line(one: Resolution, today: date) -> Shown:
    rejected = one.outcome == Outcome.ABGELEHNT
    return {
        "row": one,
        "vote": words.vote_text(one),
        "overdue": is_overdue(one, today),
        "rejected": rejected,
        "state": one.get_outcome_display() if rejected else one.get_state_display(),
        "badge": "neutral" if rejected else _BADGES[ProgressState(one.state)],
    }


def next_meeting(gremium: Gremium, now: datetime) -> Shown:
    """Begins with the place and the hour of the last one, far enough away to invite in time."""
    last = Meeting.objects.filter(gremium=gremium).order_by("-starts_at").first()
    on = timezone.localdate(now) + timedelta(days=gremium.invitation_days + 7)
    hour = timezone.localtime(last.starts_at).time() if last else time(14)
    facts = (
        {"place": last.place, "online_url": last.online_url, "chair": last.chair, "keeper": last.keeper} if last else {}
    )
    return {"version": 1, "starts_at": datetime.combine(on, hour), **facts}


def meeting_page(actor: Actor, meeting: Meeting, now: datetime) -> Shown:
    agenda = pages.agenda_for(actor, meeting)
    people = participants(meeting) if meeting.status not in PLANNED else []
    pointed = _pointed(actor, [line.item for line in agenda.lines])
    parts = [_part(rows, pointed) for rows in (agenda.public, agenda.closed)]
    return {
        "meeting": meeting,
        "gremium": meeting.gremium,
        "line": meeting_line(meeting, timezone.localdate(now)),
        "public": parts[0],
        "closed": parts[1],
        "hidden": agenda.hidden,
        "whole": not agenda.hidden,
        "total_minutes": sum(line.item.minutes_planned or 0 for line in agenda.lines),
        "quorum": _quorum_words(meeting, people) if people else "",
        "changing": may_change_agenda(actor, meeting),
        "inviting": may_invite(actor, meeting),
        "editing": may_edit(actor),
        "can_open": may_edit(actor)
        and meeting.status in PLANNED
        and timezone.localdate(meeting.starts_at) <= timezone.localdate(now),
        "planned": meeting.status in PLANNED,
        "running": meeting.status == MeetingStatus.LAEUFT,
        "held": meeting.status in HELD or meeting.status == MeetingStatus.GENEHMIGT,
        "draft": meeting.status == MeetingStatus.ENTWURF,
        "steps": _steps(meeting),
    }


def _steps(meeting: Meeting) -> list[Shown]:
    """The way of a Sitzung, with where it stands."""
    if meeting.status == MeetingStatus.ABGESAGT:
        return []
    order = [
        MeetingStatus.GEPLANT,
        MeetingStatus.EINGELADEN,
        MeetingStatus.LAEUFT,
        MeetingStatus.ENTWURF,
        MeetingStatus.GENEHMIGT,
    ]
    here = order.index(MeetingStatus(meeting.status))
    return [{"label": one.label, "done": place < here, "current": place == here} for place, one in enumerate(order)]


def _part(lines: list[pages.Line], pointed: dict[int, subjects.Subject]) -> list[Shown]:
    return [
        {
            "line": line,
            "own": line.item.kind in OWN_KINDS,
            "subject": pointed.get(line.item.pk),
            "first": place == 0,
            "last": place == len(lines) - 1,
        }
        for place, line in enumerate(lines)
    ]


def _pointed(actor: Actor, items: list[AgendaItem]) -> dict[int, subjects.Subject]:
    rows = [one for one in items if one.subject_kind]
    return {row.pk: subject for row, subject in zip(rows, subjects.named(actor, rows), strict=True)}


def item_page(actor: Actor, item: AgendaItem, talk: Shown, *, paper_form: PaperForm | None = None) -> Shown:
    today = timezone.localdate()
    return {
        "talk": talk,
        "item": item,
        "meeting": item.meeting,
        "number": number_on_agenda(actor, item),
        "subject": _pointed(actor, [item]).get(item.pk),
        "papers": list(item.papers.all()),
        "resolutions": [resolution_line(one, today) for one in item.resolutions.order_by("year", "number")],
        "changing": may_change_agenda(actor, item.meeting),
        "deciding": item.kind in OWN_KINDS,
        "paper_form": paper_form or PaperForm(),
    }


def number_on_agenda(actor: Actor, item: AgendaItem) -> int:
    """As the page of the Sitzung numbers it for this reader."""
    rows = AgendaItem.objects.filter(meeting=item.meeting_id)
    if not insight(actor).whole(item.meeting.gremium_id):
        rows = rows.filter(is_public=True)
    return list(rows.values_list("pk", flat=True)).index(item.pk) + 1


def invite_page(meeting: Meeting, today: date) -> Shown:
    """Who is meant, who cannot be reached by mail, and whether the term is kept."""
    on = timezone.localdate(meeting.starts_at)
    people = list(members_on(meeting.gremium, on))
    had = set(Participant.objects.filter(meeting=meeting).exclude(mailed_at=None).values_list("member_id", flat=True))
    line = meeting_line(meeting, today)
    return {
        "meeting": meeting,
        "gremium": meeting.gremium,
        "people": [{"row": one, "had": one.pk in had} for one in people],
        "without": sum(not one.email for one in people),
        "missed": line["missed"],
        "deadline": line["deadline"],
        "again": meeting.invited_at is not None,
    }


def minutes_page(actor: Actor, meeting: Meeting, *, refused: Shown | None = None) -> Shown:
    agenda, people = pages.agenda_for(actor, meeting), participants(meeting)
    writing = may_write_minutes(actor, meeting)
    reports = any(line.item.kind == ItemKind.STAND for line in agenda.lines)
    told = standing(meeting, timezone.localdate(meeting.starts_at)) if reports else []
    told = [one for one in told if one["public"] or not agenda.hidden]
    frozen = frozen_of(meeting) if meeting.status == MeetingStatus.GENEHMIGT else None
    quorum = quorum_of(meeting.gremium, people)
    return {
        "meeting": meeting,
        "gremium": meeting.gremium,
        "frozen": frozen,
        "sheets": [_sheet(actor, line, told, refused) for line in agenda.lines],
        "hidden": agenda.hidden,
        "people": [
            {"row": one, "seats": [(value, label, one.presence == value) for value, label in _SEATS]} for one in people
        ],
        "quorum": words.quorum_text(quorum.numbers, quorate=quorum.holds),
        "holds": quorum.holds,
        "undecided": undecided(people),
        "writing": writing,
        "why": "" if writing or frozen else sentence(writing),
        "running": meeting.status == MeetingStatus.LAEUFT,
        "draft": meeting.status == MeetingStatus.ENTWURF,
    }


def _sheet(actor: Actor, line: pages.Line, told: list[Shown], refused: Shown | None) -> Shown:
    item = line.item
    approves = item.approves if item.kind == ItemKind.GENEHMIGUNG else None
    return {
        "line": line,
        "refused": refused if refused and refused["item"] == item.pk else None,
        "standing": told if item.kind == ItemKind.STAND else None,
        "approves": approves,
        "approving": approves is not None and bool(may_approve(actor, approves)),
        "deciding": item.kind in OWN_KINDS,
        "votes": [(one, words.vote_text(one)) for one in line.resolutions],
    }


def _quorum_words(meeting: Meeting, people: list[Participant]) -> str:
    quorum = quorum_of(meeting.gremium, people)
    return words.quorum_text(quorum.numbers, quorate=quorum.holds)


def proposed(item: AgendaItem) -> Shown:
    """The form of a vote begins with what was proposed."""
    return {
        "version": 1,
        "kind": item.proposal_kind,
        "text": item.proposal,
        "addressee": item.addressee,
        "due": item.due,
    }


def voting_page(item: AgendaItem) -> Shown:
    quorum = quorum_of(item.meeting.gremium, participants(item.meeting))
    said = words.quorum_text(quorum.numbers, quorate=quorum.holds)
    return {"item": item, "meeting": item.meeting, "quorum": said, "holds": quorum.holds, "present": quorum.present}


def resolutions_page(request: WorkRequest, today: date) -> Shown:
    form = ResolutionFilterForm(request.GET)
    rows = pages.search_resolutions(request.actor, form.criteria, today)
    last = Prefetch("history", Progress.objects.order_by("-on", "-pk"), to_attr="told")
    page = paginate(rows.prefetch_related(last), request)
    return {
        "form": form,
        "page": page,
        "lines": [{**resolution_line(one, today), "last": one.told[0] if one.told else None} for one in page.rows],
        "counts": pages.counts(request.actor, today),
        "filtered": bool(request.GET),
    }


def resolution_page(actor: Actor, one: Resolution, form: ProgressForm, today: date) -> Shown:
    pointed = subjects.named(actor, [one])
    return {
        "resolution": one,
        "line": resolution_line(one, today),
        "history": list(one.history.select_related("by")),
        "subject": pointed[0] if pointed else None,
        "meeting": one.item.meeting,
        "progressing": may_edit(actor) and one.outcome == Outcome.ANGENOMMEN,
        "correcting": may_write_minutes(actor, one.item.meeting),
        "form": form,
    }


def agenda_link(actor: Actor, subject: subjects.Subject) -> str:
    """The address that puts a thing of another package onto an agenda."""
    query = {"art": subject.ref.kind, "schluessel": subject.ref.key, "titel": subject.title}
    return f"{work_url(actor.stelle, 'boards:put_on_agenda')}?{urlencode(query)}"
