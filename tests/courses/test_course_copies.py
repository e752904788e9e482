"""Next year's training from this year's: everything that belongs to it, and no people."""

from datetime import timedelta

from django.utils import timezone

from courses.training import UNITS, fill, make_course, now
from factories import Cast
from lueckenlos.courses.actions.courses import MaterialValues, save_course
from lueckenlos.courses.actions.series import save_series
from lueckenlos.courses.models import Attendance, Course, Participation, Termin
from lueckenlos.events.actions.copies import copy_event
from lueckenlos.events.models import Registration


def test_the_training_is_taken_over_without_people(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    before = make_course(by)
    series = save_series(series=None, by=by, values={"title": "Reihe (erfunden)", "needed": 2})
    values = {"prerequisites": "Grundkurs", "share_needed": 60, "unit_minutes": 60, "signatory": "Leitung (erfunden)"}
    course = make_course(by, series=series, speakers=["Dr. Beispiel (erfunden)"], **values)
    save_course(
        event=course.event,
        by=by,
        values={},
        materials=[MaterialValues("Arbeitsblatt", "https://example.org/blatt")],
        requires=[before],
    )
    Termin.objects.filter(course=course).update(room="Saal", online_link="https://example.org/sitzung")
    fill(course, 2)
    days = [timezone.localdate(course.event.starts_at) + timedelta(weeks=weeks) for weeks in (52, 53)]
    copy_event(event=course.event, by=by, days=days)
    copies = [Course.objects.get(event__starts_at__date=day) for day in days]
    for copy in copies:
        assert {name: getattr(copy, name) for name in values} == values
        assert (copy.goals, copy.thema, copy.evaluation) == (course.goals, course.thema, course.evaluation)
        assert (copy.speakers, copy.series) == ([], None)
        assert list(copy.requires.all()) == [before]
        assert [(one.title, one.url) for one in copy.materials.all()] == [("Arbeitsblatt", "https://example.org/blatt")]
        assert [(one.title, one.units, one.room, one.online_link) for one in copy.termine.all()] == [
            ("Kriterien", UNITS, "Saal", ""),
            ("Eigenes Vorhaben", UNITS, "Saal", ""),
        ]
        assert copy.termine.all()[0].starts_at == copy.event.starts_at
        assert copy.termine.all()[1].ends_at == copy.event.ends_at
    assert Registration.objects.filter(booking__event__in=[copy.event for copy in copies]).count() == 0
    assert (Attendance.objects.count(), Participation.objects.count()) == (0, 0)


def test_an_event_without_training_stays_one(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    course = make_course(by, begins=now())
    event = course.event
    course.delete()
    event.refresh_from_db()
    copy_event(event=event, by=by, days=[timezone.localdate(event.starts_at) + timedelta(days=7)])
    assert not Course.objects.exists()
