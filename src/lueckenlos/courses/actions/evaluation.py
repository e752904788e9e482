"""Answering a questionnaire. Nothing here may tie an answer to a person, not even by time.

So no line of the trail is written: it would hold the moment. What is kept is that somebody has answered, and tallies.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from lueckenlos.courses.actions.joining import join
from lueckenlos.courses.enums import OVERALL, SCALE, Phase
from lueckenlos.courses.models import Course, EvaluationSheet, EvaluationTally, Participation
from lueckenlos.courses.queries.evaluation import windows
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.courses.rules import question_keys
from lueckenlos.events.enums import SURE
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid

REMARK_LENGTH: Final = 1000
_FLAGS: Final = {Phase.VORHER: "answered_before", Phase.NACHHER: "answered_after"}


@transaction.atomic
def answer(
    *,
    course: Course,
    registration: Registration,
    phase: Phase,
    values: Mapping[str, int],
    remark: str = "",
    now: datetime,
) -> None:
    """Count one answer. Raises Invalid for a second one, a closed questionnaire and values off the scale."""
    _ensure_open(course, registration, phase, now)
    chosen = _chosen(course, phase, values)
    remark = " ".join(remark.split())
    if len(remark) > REMARK_LENGTH:
        raise Invalid("evaluation_remark_too_long", most=REMARK_LENGTH)
    join(course, [registration])
    flag = _FLAGS[phase]
    # the update waits for a twin of itself, and then finds nothing left to do
    if not Participation.objects.filter(registration=registration, **{flag: False}).update(**{flag: True}):
        raise Invalid("evaluation_answered")
    _prepare(course, phase)
    sheet = EvaluationSheet.objects.select_for_update(of=("self",)).get(course=course, phase=phase)
    for key, value in chosen.items():
        tally = EvaluationTally.objects.filter(course=course, phase=phase, question=key, value=value)
        tally.update(number=F("number") + 1)
    sheet.answers += 1
    sheet.remarks = sorted([*sheet.remarks, remark] if remark else sheet.remarks)
    sheet.save(update_fields=["answers", "remarks"])


def _ensure_open(course: Course, registration: Registration, phase: Phase, now: datetime) -> None:
    if registration.booking.event_id != course.event_id or registration.status not in SURE:
        raise Invalid("evaluation_not_registered")
    window = windows(course, termine_of(course)).get(phase)
    if window is None or window.is_over(now):
        raise Invalid("evaluation_over")
    if not window.is_open(now):
        raise Invalid("evaluation_not_yet")


def _chosen(course: Course, phase: Phase, values: Mapping[str, int]) -> dict[str, int]:
    keys = {*question_keys(len(course.goals)), *([OVERALL] if phase is Phase.NACHHER else [])}
    if values.keys() - keys or any(value not in SCALE for value in values.values()):
        raise Invalid("registration_choice_unknown")
    if keys - values.keys():
        raise Invalid("evaluation_incomplete")
    return dict(values)


def _prepare(course: Course, phase: Phase) -> None:
    """All tallies at once with zeros: a row must not appear because of one answer."""
    EvaluationSheet.objects.bulk_create(
        [EvaluationSheet(stelle=course.stelle, course=course, phase=phase)], ignore_conflicts=True
    )
    if EvaluationTally.objects.filter(course=course, phase=phase).exists():
        return
    keys = [*question_keys(len(course.goals)), OVERALL]
    EvaluationTally.objects.bulk_create(
        [
            EvaluationTally(stelle=course.stelle, course=course, phase=phase, question=key, value=value)
            for key in keys
            for value in SCALE
        ],
        ignore_conflicts=True,
    )
