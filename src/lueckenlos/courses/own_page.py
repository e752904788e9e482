"""What stands on the page of a registered person."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from lueckenlos.courses.enums import CertificateKind, Phase
from lueckenlos.courses.models import Course, Participation, Termin
from lueckenlos.courses.presenters import hours_text, person_shown, termine_shown
from lueckenlos.courses.queries.evaluation import windows
from lueckenlos.courses.queries.people import newest_certificates_of, participant
from lueckenlos.courses.queries.places import communes, label_of
from lueckenlos.courses.queries.series import modules, needed_of, states
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.courses.rules import hours_of
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.retention import own_terms
from lueckenlos.events.rules.retention import forget_on


def own_page(course: Course, row: Registration, now: datetime) -> dict[str, Any]:
    """Sessions, presence, questionnaires, certificates and the term of deletion. Constant number of queries."""
    termine = termine_of(course)
    person = participant(course, termine, row)
    certificates = newest_certificates_of(row)
    participation = Participation.objects.filter(registration=row).select_related("kommune__parent").first()
    event = course.event
    places = communes(course.stelle)
    deleted_on = forget_on(event, own_terms())
    return {
        "course": course,
        "event": event,
        "stelle": course.stelle,
        "kommune": course.stelle if course.stelle.portal_open else None,
        "row": row,
        "termine": termine_shown(termine),
        "room": ", ".join(part for part in (event.venue, event.room) if part),
        "materials": course.materials.all(),
        "files": course.files.all(),
        "person": person_shown(person),
        "begun": any(termin.starts_at <= now for termin in termine),
        "hours": hours_text(hours_of(person.units, course.unit_minutes)),
        "missing": person.missing,
        "certificate": certificates.get(CertificateKind.COURSE),
        "series_certificate": certificates.get(CertificateKind.SERIES),
        "series": _series(course, row),
        "questionnaire": _questionnaires(course, termine, participation, now),
        "communes": places,
        "background_initial": {
            "kommune": label_of(participation.kommune) if participation and participation.kommune else "",
            "organisation_kind": participation.organisation_kind if participation else "",
        },
        "deleted_on": deleted_on,
        "until": deleted_on - timedelta(days=1),
    }


def _series(course: Course, row: Registration) -> dict[str, Any] | None:
    """Its modules, which of them count as attended, and how many are needed."""
    if course.series is None:
        return None
    found = modules(course.series)
    (state,) = states(course.series, found, [row])
    return {
        "title": course.series.title,
        "modules": [(one, one.pk in state.done) for one in found],
        "done": len(state.done),
        "needed": needed_of(course.series, found),
        "complete": state.complete,
    }


def _questionnaires(
    course: Course, termine: list[Termin], participation: Participation | None, now: datetime
) -> dict[str, dict[str, Any]]:
    """By phase: whether it is asked at all, open now, answered already."""
    found = windows(course, termine)
    answered = {
        Phase.VORHER: bool(participation and participation.answered_before),
        Phase.NACHHER: bool(participation and participation.answered_after),
    }
    return {
        phase.value: {
            "asked": phase in found and (phase is Phase.NACHHER or bool(course.goals)),
            "open": phase in found and found[phase].is_open(now),
            "over": phase in found and found[phase].is_over(now),
            "answered": answered[phase],
            "closes": timezone.localtime(found[phase].closes) if phase in found else None,
        }
        for phase in Phase
    }
