"""Qualifizierung of the demo: made by the ordinary actions; registrations are rows, so that no mail waits."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone
from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.config.demo.people import enrol, person
from lueckenlos.courses.actions import attendance, certificates, courses, evaluation, series
from lueckenlos.courses.actions.courses import COURSE_FIELDS, MaterialValues, Places, TerminValues
from lueckenlos.courses.enums import OVERALL, Phase
from lueckenlos.courses.models import Course, CourseSeries, Termin
from lueckenlos.courses.queries.people import participants
from lueckenlos.courses.queries.places import communes
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.courses.rules import question_keys
from lueckenlos.events.actions import events
from lueckenlos.events.actions.events import EVENT_FIELDS
from lueckenlos.events.models import Booking, Registration
from lueckenlos.geo.models import Gebiet
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

_DAYS_BEFORE: Final = 40
_REMARK: Final = "Der Kopfstand hat mir die Augen geöffnet. Bitte mehr Zeit für das eigene Vorhaben."


def teach(stellen: dict[str, Stelle], today: date) -> None:
    """A series with a Lernwerkstatt that is over and a module that people register for."""
    data = content.toml("qualifizierung.toml")
    stelle = stellen[data["reihe"]["stelle"]]
    by = system_actor(stelle)
    with scope(stelle=stelle):
        values = {name: data["reihe"][name] for name in ("title", "summary", "needed")}
        whole = series.save_series(series=None, by=by, values=values)
        before: Course | None = None
        for entry in data["veranstaltung"]:
            before = _hold(entry, data["person"], whole, before, by, today)


def _hold(
    entry: dict[str, Any],
    people: list[dict[str, Any]],
    whole: CourseSeries,
    before: Course | None,
    by: Actor,
    today: date,
) -> Course:
    day = content.day(entry["tag"], today)
    termine = [_termin(one, day) for one in entry["termin"]]
    begins = termine[0].starts_at
    event = {name: value for name, value in entry.items() if name in EVENT_FIELDS}
    settings = {name: value for name, value in entry.items() if name in COURSE_FIELDS}
    course = courses.create_course(
        by=by,
        event={**event, "starts_at": begins, "ends_at": max(one.ends_at for one in termine)},
        values={**settings, "series": whole if entry.get("in_reihe") else None},
        termine=termine,
        places=Places("Teilnahme", entry["plaetze"], begins - timedelta(days=3)),
        now=begins - timedelta(days=_DAYS_BEFORE),
    )
    materials = [MaterialValues(**one) for one in entry.get("material", ())]
    requires = [before] if before and entry.get("verlangt_voriges") else []
    courses.save_course(event=course.event, by=by, values={}, materials=materials, requires=requires)
    events.publish_event(event=course.event, by=by)
    rows = _register(course, people, begins)
    if entry.get("fertig"):
        _attend(course, rows, people, by)
    return course


def _termin(entry: dict[str, Any], day: date) -> TerminValues:
    day += timedelta(days=entry.get("nach_tagen", 0))
    return TerminValues(
        starts_at=timezone.make_aware(datetime.combine(day, entry["beginn"])),
        ends_at=timezone.make_aware(datetime.combine(day, entry["ende"])),
        units=Decimal(entry["units"]),
        title=entry["title"],
        online_link=entry.get("online_link", ""),
    )


def _register(course: Course, people: list[dict[str, Any]], begins: datetime) -> list[Registration]:
    booking = Booking.objects.select_related("event").get(event=course.event)
    place_type = booking.place_types.get()
    moment = min(begins, timezone.now()) - timedelta(days=5)
    rows = [
        person(
            booking,
            place_type,
            number,
            entry["name"],
            moment,
            organisation=entry["organisation"],
            created_at=moment + timedelta(minutes=number),
        )
        for number, entry in enumerate(people, 1)
    ]
    return enrol(booking, rows)


def _attend(course: Course, rows: list[Registration], people: list[dict[str, Any]], by: Actor) -> None:
    """Presence, commune, both questionnaires, and certificates for those who were there long enough."""
    termine = termine_of(course)
    places = communes(course.stelle)
    now = timezone.now()
    for row, entry in zip(rows, people, strict=True):
        units = {termin: Decimal(worth) for termin, worth in zip(termine, entry["da"], strict=True)}
        attendance.correct_units(course=course, registration=row, units=units, by=by, now=now)
        key = next(
            (key for label, key in places.items() if entry["kommune"] and label.startswith(entry["kommune"])), None
        )
        attendance.save_background(
            course=course,
            registration=row,
            kommune=Gebiet.objects.get(pk=key) if key else None,
            organisation_kind=row.participation.organisation_kind,
            by=by,
        )
    _answer(course, rows, termine)
    found = participants(by, course, termine)
    certificates.issue(course=course, termine=termine, people=found, by=by, now=now)


def _answer(course: Course, rows: list[Registration], termine: list[Termin]) -> None:
    keys = question_keys(len(course.goals))
    before = termine[0].starts_at - timedelta(days=1)
    after = max(termin.ends_at for termin in termine) + timedelta(days=1)
    for number, row in enumerate(rows[:8]):
        low = {key: 1 + (number + place) % 3 for place, key in enumerate(keys)}
        high = {key: 3 + (number + place) % 3 for place, key in enumerate([*keys, OVERALL])}
        remark = _REMARK if number == 1 else ""
        for phase, values, text, now in ((Phase.VORHER, low, "", before), (Phase.NACHHER, high, remark, after)):
            evaluation.answer(course=course, registration=row, phase=phase, values=values, remark=text, now=now)
