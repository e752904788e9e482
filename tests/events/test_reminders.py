"""Reminders, news about a changed event, and mails that are tried again."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from fair import again, make_boerse, now, register, sure

from factories import Cast
from lueckenlos.config.jobs import PAUSES, retry_mails
from lueckenlos.events import tasks
from lueckenlos.events.actions import events, public
from lueckenlos.events.mail import mail_letter
from lueckenlos.events.models import Registration
from lueckenlos.events.rules.terms import reminder_moment


def subjects() -> list[str]:
    found = sorted(message.subject.partition(":")[0] for message in mail.outbox)
    mail.outbox.clear()
    return found


def early(registration: Registration) -> None:
    Registration.objects.filter(pk=registration.pk).update(created_at=now() - timedelta(days=90))


def test_everybody_with_a_firm_place_is_reminded_once(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"], places=2, remind_days=3)
    firm, held, waiting = sure(booking), register(booking), register(booking)
    for one in (firm, held, waiting):
        early(one)
    moment = reminder_moment(booking)
    assert timezone.localtime(moment).hour == 9
    assert timezone.localdate(booking.event.starts_at) - timezone.localdate(moment) == timedelta(days=3)
    mail.outbox.clear()
    assert tasks.remind_due(moment - timedelta(seconds=1)) == 0
    assert tasks.remind_due(moment) == 1
    assert tasks.remind_due(moment + timedelta(minutes=1)) == 0
    assert [message.to for message in mail.outbox] == [[firm.email]]
    assert subjects() == ["Bald ist es so weit"]


@pytest.mark.parametrize("change", ["cancelled", "zero", "late", "over", "draft"])
def test_nobody_is_reminded_of_what_is_not_theirs(hettstedt: Cast, change: str) -> None:
    booking = make_boerse(hettstedt["koordination"], remind_days=0 if change == "zero" else 3)
    registration = sure(booking)
    moment = reminder_moment(booking)
    if change != "late":
        early(registration)
    else:
        Registration.objects.filter(pk=registration.pk).update(created_at=moment + timedelta(hours=1))
    if change == "cancelled":
        public.cancel_registration(registration=again(registration), now=now())
    if change == "draft":
        type(booking.event).objects.filter(pk=booking.event_id).update(status="entwurf")
    late = booking.event.ends_at if change == "over" else moment + timedelta(hours=2)
    assert tasks.remind_due(late) == 0


def test_a_new_place_or_time_is_told_to_everybody(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=1)
    firm, waiting, gone = sure(booking), register(booking), register(booking)
    public.cancel_registration(registration=gone, now=now())
    early(firm)
    tasks.remind_due(reminder_moment(booking))
    mail.outbox.clear()
    events.update_event(event=booking.event, by=by, values={"summary": "Mit Kaffee"})
    assert subjects() == []
    events.update_event(event=booking.event, by=by, values={"room": "kleiner Ratssaal"})
    assert sorted(message.to[0] for message in mail.outbox) == sorted([firm.email, waiting.email])
    assert all("kleiner Ratssaal" in message.body for message in mail.outbox)
    assert subjects() == ["Neue Zeit oder neuer Ort"] * 2
    assert again(firm).reminded_at is None


def test_a_draft_is_changed_in_silence(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, publish=False)
    events.update_event(event=booking.event, by=by, values={"room": "kleiner Ratssaal"})
    assert mail.outbox == []


# ---------------------------------------------------------------- trying again
def job(registration: Registration, *, tried: int, finished: datetime) -> DBTaskResult:  # type: ignore[type-arg] # its parameters are those of any task
    return DBTaskResult.objects.create(
        status="FAILED",
        task_path=mail_letter.module_path,
        args_kwargs={"args": [registration.pk, registration.stelle_id, "link"], "kwargs": {}},
        worker_ids=["x"] * tried,
        finished_at=finished,
        backend_name="default",
        run_after=finished,
        exception_class_path="",
        traceback="",
    )


def test_a_mail_is_tried_again_after_growing_pauses(hettstedt: Cast) -> None:
    registration = sure(make_boerse(hettstedt["koordination"]))
    at = now()
    failed = job(registration, tried=1, finished=at)
    assert retry_mails(at + PAUSES[0] - timedelta(seconds=1)) == 0
    assert retry_mails(at + PAUSES[0]) == 1
    failed.refresh_from_db()
    assert (failed.status, failed.finished_at, failed.started_at) == ("READY", None, None)
    assert retry_mails(at + timedelta(days=1)) == 0


def test_after_the_last_pause_it_stays_failed(hettstedt: Cast) -> None:
    registration = sure(make_boerse(hettstedt["koordination"]))
    job(registration, tried=len(PAUSES) + 1, finished=now())
    assert retry_mails(now() + timedelta(days=30)) == 0


def test_other_jobs_are_not_repeated(hettstedt: Cast) -> None:
    registration = sure(make_boerse(hettstedt["koordination"]))
    other = job(registration, tried=1, finished=now())
    DBTaskResult.objects.filter(pk=other.pk).update(task_path="lueckenlos.imports.tasks.apply")
    assert retry_mails(now() + timedelta(days=1)) == 0
