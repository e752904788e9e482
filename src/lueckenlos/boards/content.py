"""Niederschrift and Kurzinfo as plain data with texts as people read them: papers and frozen copy are made of it."""

from collections.abc import Callable, Collection
from datetime import date
from math import ceil
from typing import Any, Final

from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format

from lueckenlos.boards.enums import (
    OWN_KINDS,
    PRESENT,
    UNDONE,
    ItemKind,
    MemberFunction,
    Outcome,
    Presence,
    ProgressState,
)
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import Meeting, Participant, Progress, Resolution
from lueckenlos.boards.queries.access import Insight
from lueckenlos.boards.queries.attendance import participants, quorum_of
from lueckenlos.boards.queries.pages import Line, agenda_of
from lueckenlos.boards.rules import is_overdue
from lueckenlos.conferences.words import span
from lueckenlos.shared.formats import day
from lueckenlos.shared.text import lines_of

Content = dict[str, Any]
_EVERYTHING: Final = Insight(everything=True, gremien=frozenset())
_LONGEST, _SHORT = 150, 90
# lines of print that agenda and standing may take, so that two pages hold all; letters that fit into one
_AGENDA_LINES, _STANDING_LINES = 52, 34
_WIDE, _NARROW = 80, 56


def whole(meeting: Meeting) -> Content:
    """Both parts. A constant number of queries."""
    agenda, people = agenda_of(meeting, _EVERYTHING), participants(meeting)
    quorum = quorum_of(meeting.gremium, people)
    told = standing(meeting, timezone.localdate(meeting.starts_at)) if _reports(agenda.lines) else []
    return {
        **head(meeting),
        "invited": day(timezone.localdate(meeting.invited_at)) if meeting.invited_at else "",
        "late": words.LATE if meeting.invited_late else "",
        "chair": meeting.chair,
        "keeper": meeting.keeper,
        "guests": lines_of(meeting.guests),
        "present": [_person(one) for one in people if one.presence in PRESENT],
        "excused": [_person(one) for one in people if one.presence == Presence.ENTSCHULDIGT],
        "absent": [_person(one) for one in people if one.presence == Presence.FEHLT],
        "quorum": words.quorum_text(quorum.numbers, quorate=quorum.holds),
        "items": [_item(line, told) for line in agenda.lines],
        "partial": False,
    }


def public_part(content: Content) -> Content:
    """The same without what is not public."""
    items = [
        {**one, "standing": [row for row in one["standing"] if row["public"]]}
        for one in content["items"]
        if one["public"]
    ]
    return {**content, "items": items, "partial": True}


def without(content: Content, names: Collection[str]) -> Content:
    """Approved minutes once people in them are forgotten: their names go from attendance and head, all else stays."""
    lists = {
        place: [
            {
                **one,
                "name": words.FORGOTTEN if one["name"] in names else one["name"],
                "deputy": Presence.VERTRETEN.label if one["deputy"] in names else one["deputy"],
            }
            for one in content[place]
        ]
        for place in ("present", "excused", "absent")
    }
    heads = {
        place: words.FORGOTTEN if any(name in content[place] for name in names) else content[place]
        for place in ("chair", "keeper")
    }
    return {**content, **lists, **heads}


def head(meeting: Meeting) -> Content:
    """What, when and where."""
    start = timezone.localtime(meeting.starts_at)
    return {
        "stelle": meeting.stelle.name,
        "gremium": meeting.gremium.name,
        "number": meeting.number,
        "title": f"{meeting.number}. Sitzung",
        "date": date_format(start, "l, j. F Y"),
        "time": span(meeting.starts_at, meeting.ends_at),
        "place": meeting.place,
        "online": meeting.online_url,
        "oparl": meeting.oparl_url,
    }


def brief(meeting: Meeting, today: date, *, everything: bool = True) -> Content:
    """Two pages for members: what is to be decided, and what became of what was. Never longer.

    Without ``everything`` for readers who are not members: what is not public takes no room and is not counted.
    """
    agenda = agenda_of(meeting, _EVERYTHING)
    rows = [row for row in standing(meeting, today) if everything or row["public"]]
    lines = [_announced(line) for line in agenda.lines if everything or line.item.is_public]
    items = _fitting(lines, _agenda_lines, _AGENDA_LINES)
    told = _fitting(rows, _standing_lines, _STANDING_LINES)
    return {
        **head(meeting),
        "notice": lines_of(_short(meeting.notice, 400))[:4],
        "items": items,
        "more_items": len(lines) - len(items),
        "standing": told,
        "more_standing": len(rows) - len(told),
        "late": words.LATE if meeting.invited_late else "",
        "partial": not everything,
    }


def resolution_content(one: Resolution) -> Content:
    return {
        "label": str(one),
        "lines": lines_of(one.text),
        "vote": words.vote_text(one),
        "rejected": one.outcome == Outcome.ABGELEHNT,
        "addressee": one.addressee,
        "commitment": one.commitment,
        "due": day(one.due) if one.due else "",
    }


def _reports(lines: list[Line]) -> bool:
    return any(line.item.kind == ItemKind.STAND for line in lines)


def _item(line: Line, told: list[Content]) -> Content:
    item = line.item
    return {
        "number": line.number,
        "title": item.title,
        "public": item.is_public,
        "presenter": item.presenter,
        "lines": lines_of(item.note),
        "papers": [paper.title for paper in line.papers],
        "resolutions": [resolution_content(one) for one in line.resolutions],
        "standing": told if item.kind == ItemKind.STAND else [],
    }


def _announced(line: Line) -> Content:
    item, count = line.item, len(line.papers)
    papers = "" if not count else "1 Unterlage" if count == 1 else f"{count} Unterlagen"
    return {
        "number": line.number,
        "title": _short(item.title, _SHORT),
        "kind": item.get_kind_display() if item.kind in OWN_KINDS else "",
        "decide": item.kind == ItemKind.BESCHLUSS,
        "public": item.is_public,
        "note": " · ".join(filter(None, (_short(item.presenter, _SHORT), papers))),
        "proposal": _short(item.proposal),
    }


def standing(meeting: Meeting, on: date) -> list[Content]:
    """What earlier Sitzungen decided and was not done before the day, with state and last word as of the day.

    Minutes are approved months later and must still say what was told in the room. Two queries.
    """
    rows = Resolution.objects.filter(gremium=meeting.gremium_id, outcome=Outcome.ANGENOMMEN, decided_on__lt=on)
    rows = rows.filter(Q(state__in=sorted(UNDONE)) | Q(history__on__gte=on)).distinct().select_related("item")
    found = list(rows.order_by(F("due").asc(nulls_last=True), "decided_on", "pk"))
    before: dict[int, str] = {}
    last: dict[int, Progress] = {}
    entries = Progress.objects.filter(resolution__in=[one.pk for one in found], on__lte=on)
    for entry in entries.order_by("on", "pk"):
        last[entry.resolution_id] = entry
        if entry.on < on:
            before[entry.resolution_id] = entry.state
    return [
        _standing_line(one, last.get(one.pk), on) for one in found if before.get(one.pk, ProgressState.OFFEN) in UNDONE
    ]


def _standing_line(one: Resolution, last: Progress | None, on: date) -> Content:
    one.state = last.state if last else ProgressState.OFFEN.value
    return {
        "key": one.pk,
        "label": str(one),
        "text": _short(one.text),
        "addressee": _short(one.addressee, _SHORT),
        "due": day(one.due) if one.due else "",
        "overdue": is_overdue(one, on),
        "state": ProgressState(one.state).label,
        "note": _short(last.note, _SHORT) if last else "",
        "public": one.item.is_public,
    }


def _person(one: Participant) -> Content:
    function = MemberFunction(one.function).label if one.function != MemberFunction.MITGLIED else ""
    return {
        "name": one.name or words.FORGOTTEN,
        "organisation": one.organisation,
        "function": function,
        "votes": one.votes,
        # who sat there in the member's place
        "deputy": (one.deputy_name or Presence.VERTRETEN.label) if one.presence == Presence.VERTRETEN else "",
    }


def _fitting(rows: list[Content], lines: Callable[[Content], float], most: float) -> list[Content]:
    """The first rows that fit together."""
    used, taken = 0.0, 0
    while taken < len(rows) and (used := used + lines(rows[taken])) <= most:
        taken += 1
    return rows[:taken]


def _agenda_lines(one: Content) -> float:
    """In the agenda, and once more above it where something is to be decided; with the space between rows."""
    lines = ceil(len(one["title"]) / _WIDE) + ceil(len(one["note"]) / _WIDE) + 0.6
    return lines + (ceil(len(one["title"]) / _WIDE) + ceil(len(one["proposal"]) / _WIDE) + 1 if one["decide"] else 0)


def _standing_lines(one: Content) -> float:
    return ceil((len(one["text"]) + len(one["addressee"]) + 5) / _NARROW) + ceil(len(one["note"]) / _NARROW) + 0.6


def _short(text: str, most: int = _LONGEST) -> str:
    text = text.strip()
    return text if len(text) <= most else f"{text[: most - 2].rsplit(' ', 1)[0]} …"
