"""A training once more, on the day of another event."""

from typing import Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.courses.actions.courses import COURSE_FIELDS, MaterialValues, TerminValues, save_course
from lueckenlos.courses.models import Course
from lueckenlos.events.models import Event
from lueckenlos.events.rules.shifting import shifted
from lueckenlos.tenancy.actor import Actor

# who speaks is asked anew; a copy within its series would be one module more to attend
_ANEW: Final = frozenset({"speakers", "series"})


@transaction.atomic
def copy_course(*, source: Course, event: Event, by: Actor) -> Course:
    """Theme, goals, prerequisites, sessions with their units and links to materials; no speakers, nobody registered.

    Links to online sessions stay behind, because they still let last year's people in; so do uploaded files, which
    fifty copies would multiply.
    """
    shift = timezone.localdate(event.starts_at) - timezone.localdate(source.event.starts_at)
    termine = [
        TerminValues(shifted(one.starts_at, shift), shifted(one.ends_at, shift), one.units, one.title, one.room)
        for one in source.termine.all()
    ]
    return save_course(
        event=event,
        by=by,
        values={name: getattr(source, name) for name in COURSE_FIELDS - _ANEW},
        termine=termine,
        materials=[MaterialValues(one.title, one.url) for one in source.materials.all()],
        requires=list(source.requires.all()),
    )
