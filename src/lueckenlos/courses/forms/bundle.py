"""The edit page of a training: its settings, sessions and materials."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from lueckenlos.courses.actions.courses import COURSE_FIELDS, MaterialValues, TerminValues
from lueckenlos.courses.forms.course import CourseForm, MaterialRows, TerminRows
from lueckenlos.courses.messages import notices
from lueckenlos.courses.models import Course, CourseSeries, Termin
from lueckenlos.events.models import Event

# pressed without JavaScript: the page comes back with one more row and nothing saved
MORE_ROWS: Final = {"weiterer-termin": "termine", "weiteres-material": "materialien"}
# of a number of rows; int() refuses endless ones
_DIGITS: Final = 6


class CourseInput:
    """Form and rows of one page; valid only when all are."""

    def __init__(
        self,
        data: QueryDict | None,
        event: Event,
        course: Course | None,
        *,
        others: QuerySet[Course],
        series: QuerySet[CourseSeries],
    ) -> None:
        self.step = data.get("schritt", "") if data else ""
        # which version of the training the page was made from
        self.seen = course.changed_at.isoformat() if course else ""
        self.outdated = bool(data and data.get("gelesen", "") != self.seen)
        if data is not None and not self.judged:
            data = _with_another_row(data, MORE_ROWS[self.step])
        self.form = CourseForm(data, initial=_initial(course), others=others, series=series)
        self.termine = TerminRows(data, prefix="termine", initial=_termine(event, course))
        self.materials = MaterialRows(data, prefix="materialien", initial=_materials(course))
        for rows in (self.termine, self.materials):
            rows.extra = 0 if rows.initial else 1
        if not self.judged:
            for part in self._all:
                part.quiet()

    @property
    def judged(self) -> bool:
        """False while somebody only asks for another row."""
        return self.step not in MORE_ROWS

    def is_valid(self) -> bool:
        """Asks every part, so that the page shows all mistakes at once."""
        if not self.judged:
            return False
        valid = [part.is_valid() for part in self._all]
        if self.outdated:
            self.form.add_error(None, notices.CHANGED_MEANWHILE)
        elif not (self.termine.is_valid() and self.materials.is_valid()):
            self.form.add_error(None, notices.ROWS_WRONG)
        return all(valid) and not self.outdated

    @property
    def termin_values(self) -> list[TerminValues]:
        return [row.values for row in self.termine.kept]

    @property
    def material_values(self) -> list[MaterialValues]:
        return [row.values for row in self.materials.kept]

    @property
    def _all(self) -> list[Any]:
        return [self.form, self.termine, self.materials]


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


def _with_another_row(data: QueryDict, prefix: str) -> QueryDict:
    data = data.copy()
    total = f"{prefix}-TOTAL_FORMS"
    number = data.get(total, "0")[:_DIGITS]
    data[total] = str(int(number) + 1 if number.isdecimal() else 1)
    return data
