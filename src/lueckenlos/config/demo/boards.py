"""The Gremien of the demo: held by the ordinary actions, one Sitzung after the other."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from django.utils import timezone
from django_scopes import scope

from lueckenlos.boards.actions.agenda import add_item
from lueckenlos.boards.actions.comments import add_comment, answer_comment
from lueckenlos.boards.actions.gremien import add_member, create_gremium
from lueckenlos.boards.actions.meetings import approve_minutes, close_meeting, open_meeting, plan_meeting
from lueckenlos.boards.actions.minutes import save_note, save_presence
from lueckenlos.boards.actions.resolutions import add_progress, record_resolution
from lueckenlos.boards.enums import ItemKind, ProgressState
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import AgendaItem, Gremium, Meeting, Participant
from lueckenlos.boards.rules import Vote
from lueckenlos.config.demo import content
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

Entry = dict[str, Any]
_GREMIUM: Final = "name kind purpose invitation_days quorum voting meets_in_public published".split()
_MEETING: Final = "place chair keeper guests".split()
_ITEM: Final = "title kind presenter text proposal minutes_planned".split()
_VOTES: Final = "yes no abstained consensus".split()
_LAST: Final = timedelta(hours=2)


def sit(stellen: dict[str, Stelle], today: date) -> None:
    """A Steuerkreis with approved minutes, a draft and a Sitzung to come; and an Arbeitskreis that just begins."""
    data = content.toml("gremien.toml")
    by = system_actor(stellen[data["stelle"]])
    with scope(stelle=by.stelle):
        for entry in data["gremium"]:
            gremium = create_gremium(values=_chosen(entry, _GREMIUM), by=by)
            for person in entry["mitglied"]:
                add_member(gremium=gremium, values=person, by=by)
            held: list[tuple[Meeting, Entry]] = []
            for one in entry.get("sitzung", ()):
                held.append((_meeting(one, gremium, held, today, by), one))
            for one in entry.get("rueckmeldung", ()):
                _talk(one, held[-1][0], by)


def _meeting(entry: Entry, gremium: Gremium, held: list[tuple[Meeting, Entry]], today: date, by: Actor) -> Meeting:
    on = content.day(entry["am"], today)
    starts = timezone.make_aware(datetime.combine(on, entry["um"]))
    values = {**_chosen(entry, _MEETING), "starts_at": starts, "ends_at": starts + _LAST}
    meeting = plan_meeting(gremium=gremium, values=values, by=by)
    items = [(_item(one, meeting, by), one) for one in entry.get("punkt", ())]
    if on > today:
        return meeting
    open_meeting(meeting=meeting, by=by, today=on)
    _attend(meeting, entry, by)
    for earlier, told in held:
        if told.get("genehmigt"):
            moment = datetime.combine(on, time(13), UTC)
            approve_minutes(meeting=earlier, by=by, now=moment)
    for item, one in items:
        save_note(item=item, text=one.get("note", ""), version=0, by=by)
        if "beschluss" in one:
            _resolve(one["beschluss"], one.get("verlauf", []), item, today, by)
    opening = AgendaItem.objects.get(meeting=meeting, kind=ItemKind.EROEFFNUNG)
    save_note(item=opening, text=words.QUORATE, version=0, by=by)
    Meeting.objects.filter(pk=meeting.pk).update(invited_at=starts - timedelta(days=gremium.invitation_days + 2))
    return close_meeting(meeting=meeting, by=by, now=starts + _LAST)


def _talk(entry: Entry, meeting: Meeting, by: Actor) -> None:
    """What the Steuerungsgruppe says about a point of the last Sitzung on the list, and what it hears."""
    row = Mitgliedschaft.objects.select_related("user").get(stelle=by.stelle, role=Role.STEUERUNGSGRUPPE)
    member = Actor(row.user, row.user.name, by.stelle, Role(row.role))
    item, now = AgendaItem.objects.get(meeting=meeting, title=entry["punkt"]), timezone.now()
    comment = add_comment(item=item, paper=None, text=entry["text"], by=member, now=now)
    if "antwort" in entry:
        answer_comment(comment=comment, text=entry["antwort"], by=by, now=now)


def _item(entry: Entry, meeting: Meeting, by: Actor) -> AgendaItem:
    title = entry.get("bezug")
    found = subjects.search(by, ["goals.measure"], title, limit=1) if title else []
    values = {**_chosen(entry, _ITEM), "is_public": entry.get("public", True)}
    return add_item(meeting=meeting, values=values, by=by, subject=found[0] if found else None)


def _attend(meeting: Meeting, entry: Entry, by: Actor) -> None:
    rows = Participant.objects.filter(meeting=meeting)
    away = set(entry["fehlt"])
    presences = {one.pk: "entschuldigt" if one.name in away else "anwesend" for one in rows}
    save_presence(meeting=meeting, presences=presences, by=by)


def _resolve(entry: Entry, history: list[Entry], item: AgendaItem, today: date, by: Actor) -> None:
    values = _chosen(entry, ["kind", "text", "addressee", "commitment"])
    values["due"] = content.day(entry["bis"], today)
    resolution = record_resolution(item=item, values=values, vote=Vote(**_chosen(entry, _VOTES)), by=by)
    for one in history:
        state, on = ProgressState(one["state"]), content.day(one["am"], today)
        add_progress(resolution=resolution, state=state, note=one["note"], on=on, today=today, by=by)


def _chosen(entry: Entry, names: list[str]) -> Entry:
    return {name: entry[name] for name in names if name in entry}
