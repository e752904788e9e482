"""The edit page of a training: its settings, sessions and materials."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from lueckenlos.courses.actions.courses import COURSE_FIELDS, MaterialValues, TerminValues
from lueckenlos.courses.forms.course import CourseForm, MaterialRows, TerminRows
from lueckenlos.courses.messages import notices
from lueckenlos.courses.models import Course, CourseSeries, Termin
from lueckenlos.events.forms.page import PageInput
from lueckenlos.events.models import Event


class CourseInput(PageInput):
    """Form and rows of one page; valid only when all are."""

    more_rows = {"weiterer-termin": "termine", "weiteres-material": "materialien"}
    changed_meanwhile = notices.CHANGED_MEANWHILE

    def __init__(
        self,
        data: QueryDict | None,
        event: Event,
        course: Course | None,
        *,
        others: QuerySet[Course],
        series: QuerySet[CourseSeries],
    ) -> None:
        super().__init__(data, course.changed_at.isoformat() if course else "")
        data = self.data
        self.form = CourseForm(data, initial=_initial(course), others=others, series=series)
        self.termine = TerminRows(data, prefix="termine", initial=_termine(event, course))
        self.materials = MaterialRows(data, prefix="materialien", initial=_materials(course))
        self.begin()

    @property
    def rows(self) -> list[Any]:
        return [self.termine, self.materials]

    @property
    def termin_values(self) -> list[TerminValues]:
        return [row.values for row in self.termine.kept]

    @property
    def material_values(self) -> list[MaterialValues]:
        return [row.values for row in self.materials.kept]


def _initial(course: Course | None) -> dict[str, Any]:
    if course is None:
        return {}
    values = {name: getattr(course, name) for name in COURSE_FIELDS - {"series"}}
    return {**values, "series": course.series_id, "requires": [one.pk for one in course.requires.all()]}


def _termine(event: Event, course: Course | None) -> Sequence[dict[str, Any]]:
    """Of an event that becomes a training: one session, as long as the event."""
    if course is None:
        begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
        same_day = begins.date() == ends.date()
        return [{"day": begins.date(), "begins": begins.time(), "ends": ends.time() if same_day else None}]
    return [_termin(termin) for termin in course.termine.all()]


def _termin(termin: Termin) -> dict[str, Any]:
    begins, ends = timezone.localtime(termin.starts_at), timezone.localtime(termin.ends_at)
    return {
        "pk": termin.pk,
        "title": termin.title,
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "units": termin.units,
        "room": termin.room,
        "online_link": termin.online_link,
    }


def _materials(course: Course | None) -> Sequence[dict[str, Any]]:
    return [{"title": row.title, "url": row.url} for row in course.materials.all()] if course else []
