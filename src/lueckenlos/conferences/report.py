"""The report of the day as plain data: what the page, the PDF and the frozen copy are made of."""

from collections import Counter
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.formats import date_format

from lueckenlos.conferences.enums import SCALE, FeedbackQuestion, ResultKind, VisitorGroup, Why
from lueckenlos.conferences.models import Seat
from lueckenlos.conferences.queries.minutes import Feedback, counted, feedback_of, results_of, sheets
from lueckenlos.conferences.queries.programme import Row, programme
from lueckenlos.conferences.queries.workshops import participants
from lueckenlos.conferences.words import span, speaker, when, where
from lueckenlos.events.models import Event, Registration
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.formats import decimal
from lueckenlos.shared.text import lines_of, sort_key

Content = dict[str, Any]
_WITHOUT: Final = "ohne Angabe einer Organisation"
_OTHER: Final = "andere Organisation"


def content_of(event: Event) -> Content:
    """Everything, with texts as people read them. A constant number of queries."""
    rows, people = programme(event), list(participants(event))
    present = sum(row.present_at is not None for row in people)
    return {
        "title": event.title,
        "when": when(event),
        "where": ", ".join(where(event)),
        "stelle": event.stelle.name,
        "programme": [_line(row) for row in rows],
        "registered": len(people),
        "present": present,
        "present_known": present > 0,
        "kinds": _counts(people, lambda row: row.place_type.name),
        "organisations": _counts(people, _kind_of(event, people)),
        "workshops": _workshops(rows),
        "got": _got(event),
        "minutes": [
            {"title": sheet.title, "lines": lines_of(sheet.text)} for sheet in sheets(event) if sheet.text.strip()
        ],
        "results": [
            {
                "kind": str(ResultKind(one.kind).label),
                "text": one.text,
                "addressee": one.addressee,
                "due": date_format(one.due, "j. F Y") if one.due else "",
                "part": one.part.title if one.part else "",
            }
            for one in results_of(event)
        ],
        "feedback": _feedback(feedback_of(event)),
        "tally": _tally(event),
    }


def _line(row: Row) -> Content:
    speakers = row.session.speakers.all() if row.session else []
    return {
        "time": span(row.part.starts_at, row.part.ends_at),
        "title": row.part.title,
        "room": row.part.room,
        "round": f"Runde {row.number}" if row.number else "",
        # the report goes to the council and to the press
        "speakers": [text for one in speakers if (text := speaker(one, named=one.name_public))],
    }


def _counts(people: list[Registration], label: Any) -> list[Content]:
    all_of, here = Counter(map(label, people)), Counter(label(row) for row in people if row.present_at)
    return [{"label": name, "registered": number, "present": here[name]} for name, number in all_of.most_common()]


def _kind_of(event: Event, people: list[Registration]) -> Any:
    """Registration → kind of its organisation, as the Stelle knows it. One query."""
    names = {sort_key(row.organisation): row.organisation for row in people if row.organisation}
    rows = Organisation.objects.filter(name_key__in=list(names)) if names else Organisation.objects.none()
    kinds = {row.name_key: str(row.get_kind_display()) for row in rows}

    def label(row: Registration) -> str:
        return kinds.get(sort_key(row.organisation), _OTHER) if row.organisation else _WITHOUT

    return label


def _workshops(rows: list[Row]) -> list[Content]:
    return [
        {"round": row.number, "title": row.part.title, "seats": row.part.capacity or 0, "taken": row.taken}
        for row in rows
        if row.number is not None
    ]


def _got(event: Event) -> list[Content]:
    """How many got which wish, over all rounds. One query."""
    rows = Seat.objects.filter(registration__booking__event=event).values_list("why", flat=True)
    found = Counter(rows)
    return [{"label": str(why.label), "number": found[why.value]} for why in Why if found[why.value]]


def _feedback(found: Feedback) -> Content:
    labels = dict(FeedbackQuestion.choices)
    return {
        "answers": found.answers,
        "enough": found.enough,
        "steps": [label for _, label in SCALE],
        "scales": [
            {
                "question": str(labels[one.question]),
                "counts": list(one.counts),
                "answered": one.answered,
                "mean": decimal(one.mean, 1) if one.mean is not None else "",
            }
            for one in found.scales
        ],
        "good": found.good,
        "better": found.better,
    }


def _tally(event: Event) -> Content:
    rows = counted(event)
    sums = [sum(row.counts[place] for row in rows) for place in range(len(VisitorGroup))]
    return {
        "groups": [str(group.label) for group in VisitorGroup],
        "rows": [{"name": row.stand.name, "counts": list(row.counts), "total": row.total} for row in rows],
        "sums": sums,
        "total": sum(sums),
    }


def day_text(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j. F Y")
