"""What a certificate remembers of a training: frozen when it is issued, so that it holds whatever is changed later."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone

from lueckenlos.courses.models import Course, CourseSeries, Termin
from lueckenlos.courses.rules import hours_of, units_of
from lueckenlos.vocabulary.registry import vocabulary


def course_facts(course: Course, termine: Sequence[Termin], attended: Mapping[int, Decimal]) -> dict[str, Any]:
    """Of one training, with what this person attended; plain JSON, units as exact text."""
    units = units_of(attended.values())
    event = course.event
    return {
        "title": event.title,
        "art": _label("veranstaltungsart", event.art),
        "thema": _label("thema", course.thema),
        "stelle": course.stelle.name,
        "place": ", ".join(part for part in (event.venue, event.ort) if part),
        "sessions": [
            {
                "day": timezone.localdate(termin.starts_at).isoformat(),
                "from": f"{timezone.localtime(termin.starts_at):%H:%M}",
                "to": f"{timezone.localtime(termin.ends_at):%H:%M}",
                "title": termin.title,
                "units": str(attended[termin.pk]),
            }
            for termin in termine
            if termin.pk in attended
        ],
        "units": str(units),
        "whole": str(units_of(termin.units for termin in termine)),
        "unit_minutes": course.unit_minutes,
        "hours": str(hours_of(units, course.unit_minutes)),
        "goals": list(course.goals),
        "speakers": list(course.speakers),
        "signatory": course.signatory,
        "signatory_role": course.signatory_role,
    }


def series_facts(series: CourseSeries, modules: Sequence[Course]) -> dict[str, Any]:
    """Of a whole series: its modules with the day each began."""
    last = modules[-1]
    return {
        "title": series.title,
        "art": "",
        "thema": _label("thema", last.thema),
        "stelle": last.stelle.name,
        "place": "",
        "modules": [
            {"day": timezone.localdate(one.event.starts_at).isoformat(), "title": one.event.title} for one in modules
        ],
        "goals": [],
        "speakers": [],
        "signatory": last.signatory,
        "signatory_role": last.signatory_role,
    }


def _label(name: str, slug: str) -> str:
    return vocabulary(name).label_of(slug) if slug else ""
