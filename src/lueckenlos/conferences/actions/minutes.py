"""Writing minutes together, and finishing the report of the day."""

from datetime import date, datetime
from typing import Any, Final

from django.db import connection, transaction

from lueckenlos.conferences.enums import ResultKind
from lueckenlos.conferences.models import ConferenceResult, MinutesNote, Report
from lueckenlos.conferences.queries.minutes import is_frozen
from lueckenlos.conferences.rules import may_freeze, may_see_names, may_write_minutes
from lueckenlos.events.models import Event, Programmteil
from lueckenlos.events.rules.values import form_key_is_possible
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

LONGEST: Final = 50_000
_RESULT_LENGTH: Final = 1000
_ADDRESSEE_LENGTH: Final = 200


@transaction.atomic
def save_note(*, event: Event, part_pk: int | None, text: str, version: int, by: Actor) -> tuple[MinutesNote, bool]:
    """The note as it is now, and whether ``text`` was written: not, when somebody wrote since ``version``.

    The same text again is always written: a phone that lost the answer asks twice. Nothing is ever overwritten unseen.
    """
    _locked(event)
    ensure(may_write_minutes(by, event, frozen=is_frozen(event)))
    text = text.replace("\r\n", "\n").replace("\0", "")
    if len(text) > LONGEST:
        raise Invalid("note_too_long", most=LONGEST)
    part = _part(event, part_pk)
    rows = MinutesNote.objects.filter(event=event, part=part)
    # notes of parts that are gone have no part either, but a title
    note = (rows if part else rows.filter(title="")).first()
    note = note or MinutesNote(stelle=event.stelle, event=event, part=part)
    if note.text == text:
        return note, True
    if note.version != version:
        return note, False
    note.text, note.version, note.title = text, note.version + 1, part.title if part else ""
    note.save()
    # one line for each saving would be hundreds on the day: the trail says who began to write which version
    audit.record("conferences.minutes.save", note, by=by, changes={"version": (version, note.version)})
    return note, True


@transaction.atomic
def add_result(
    *,
    event: Event,
    by: Actor,
    kind: str,
    text: str,
    form_key: str,
    addressee: str = "",
    due: date | None = None,
    part_pk: int | None = None,
) -> ConferenceResult:
    """A recommendation, task or open question. The same form again gives the same one."""
    _locked(event)
    ensure(may_write_minutes(by, event, frozen=is_frozen(event)))
    if not form_key_is_possible(form_key):
        raise Invalid("result_form_stale")
    if (same := ConferenceResult.objects.filter(form_key=form_key, event=event).first()) is not None:
        return same
    if kind not in ResultKind.values:
        raise Invalid("result_kind_unknown")
    text, addressee = " ".join(text.split())[:_RESULT_LENGTH], " ".join(addressee.split())[:_ADDRESSEE_LENGTH]
    if not text:
        raise Invalid("result_text_missing")
    values: dict[str, Any] = {"kind": kind, "text": text, "addressee": addressee, "due": due, "form_key": form_key}
    result = ConferenceResult.objects.create(stelle=event.stelle, event=event, part=_part(event, part_pk), **values)
    audit.record("conferences.result.add", result, by=by, changes={"text": ("", text), "addressee": ("", addressee)})
    return result


@transaction.atomic
def remove_result(*, result: ConferenceResult, by: Actor) -> None:
    """A slip; the trail keeps what it said."""
    ensure(may_write_minutes(by, result.event, frozen=is_frozen(result.event)))
    audit.record("conferences.result.remove", result, by=by, changes={"text": (result.text, "")})
    result.delete()


@transaction.atomic
def freeze_report(*, event: Event, by: Actor, content: dict[str, Any], now: datetime) -> Report:
    """Keep the report as it is; minutes and results do not change any more."""
    _locked(event)
    ensure(may_freeze(by, event, now, frozen=is_frozen(event)))
    report = Report.objects.create(stelle=event.stelle, event=event, content=content, frozen_at=now)
    audit.record("conferences.report.freeze", report, by=by)
    return report


@transaction.atomic
def record_list(*, event: Event, by: Actor, people: int) -> None:
    """Names leave the platform on paper: the trail says who took how many."""
    ensure(may_see_names(by, event))
    audit.record("conferences.people.list", event, by=by, changes={"registrations": (0, people)})


def _locked(event: Event) -> None:
    if connection.features.has_select_for_update:
        list(Event.objects.select_for_update(no_key=True).filter(pk=event.pk).order_by().values_list("pk"))


def _part(event: Event, pk: int | None) -> Programmteil | None:
    if pk is None:
        return None
    part = Programmteil.objects.filter(event=event, pk=pk).first()
    if part is None:
        raise Invalid("part_unknown")
    return part
