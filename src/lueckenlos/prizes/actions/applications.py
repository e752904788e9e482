"""Applications: what people do without an account. The form key or the personal link is the permission.

Every function expects the scope of the call's Stelle to be open (``queries.public``). The trail names nobody.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from lueckenlos.events.actions.turns import in_turn
from lueckenlos.prizes import rules
from lueckenlos.prizes.actions.calls import locked_call
from lueckenlos.prizes.enums import DECIDED, ApplicationState, CallState, Letter
from lueckenlos.prizes.mail import queue_letter
from lueckenlos.prizes.messages.words import CITIZEN
from lueckenlos.prizes.models import Application, Attachment, Call
from lueckenlos.prizes.queries.work import MOST_APPLICATIONS
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.tenancy.editing import advance

# of the project, and of the person
PROJECT: Final = ("title", "organisation", "summary", "audience", "need", "effect", "partners", "term", "funding")
PERSON: Final = ("contact_name", "phone")
MOST_FILES: Final = 3
# of one address at one call: more is somebody who plays with a stranger's mailbox
MOST_OF_ONE: Final = 5
_REQUIRED: Final = ("title", "organisation", "summary", "contact_name")
_A = ApplicationState


@in_turn()
@transaction.atomic
def apply_for_prize(*, call: Call, values: Mapping[str, Any], token: uuid.UUID, now: datetime) -> Application:
    """It counts once the address is confirmed. The same form again is the same application.

    Raises Invalid ``call_is_over`` from the very instant of the deadline on.
    """
    row = locked_call(call)
    if known := row.applications.filter(token=token).first():
        return known
    _valid(rules.may_apply(row, now))
    email = str(values.get("email", "")).strip().lower()
    if not email:
        raise Invalid("application_incomplete")
    if row.applications.filter(email=email).count() >= MOST_OF_ONE:
        raise Invalid("application_too_many", most=MOST_OF_ONE)
    if row.last_number >= MOST_APPLICATIONS:
        raise Invalid("call_full")
    row.last_number += 1
    row.save(update_fields=["last_number"])
    made = Application(stelle=row.stelle, call=row, token=token, number=row.last_number, email=email, handed_in_at=now)
    _fill(made, values)
    made.save()
    audit.record("prizes.application.apply", made, by=_by(made))
    queue_letter(made, Letter.CONFIRM)
    return made


@transaction.atomic
def confirm_application(*, application: Application, now: datetime) -> Application:
    """The address is theirs. What was sent in time may be confirmed until the jury begins; again: no change."""
    row = _locked(application)
    if row.state == _A.EINGEREICHT:
        return row
    if row.state != _A.NEU:
        raise Invalid("application_is_out")
    if row.call.state != CallState.OFFEN:
        raise Invalid("application_confirm_late")
    row.state, row.confirmed_at = _A.EINGEREICHT, now
    row.save(update_fields=["state", "confirmed_at"])
    audit.record("prizes.application.confirm", row, by=_by(row))
    queue_letter(row, Letter.RECEIVED)
    return row


@transaction.atomic
def change_application(*, application: Application, values: Mapping[str, Any], seen: int, now: datetime) -> Application:
    """Until the deadline; the address stays, it is whose application this is."""
    row = _locked(application)
    _valid(rules.may_change_application(row, now))
    advance(row, seen)
    _fill(row, values)
    row.save()
    audit.record("prizes.application.change", row, by=_by(row))
    return row


@transaction.atomic
def withdraw_application(*, application: Application, now: datetime) -> Application:
    """Until the deadline, for good; the next night everything about it is deleted."""
    row = _locked(application)
    if row.state == _A.ZURUECKGEZOGEN:
        return row
    _valid(rules.may_change_application(row, now))
    row.state = _A.ZURUECKGEZOGEN
    row.version += 1
    row.save(update_fields=["state", "version"])
    audit.record("prizes.application.withdraw", row, by=_by(row))
    queue_letter(row, Letter.WITHDRAWN)
    return row


@transaction.atomic
def agree_to_publish(*, application: Application, publish: bool) -> Application:
    """At any time: who has agreed may think again, and their name leaves the public page at once."""
    row = _locked(application)
    if row.state != _A.EINGEREICHT:
        raise Invalid("application_is_out")
    changes = audit.changed(row, {"publish": publish})
    if changes:
        row.version += 1
        row.save(update_fields=["publish", "version"])
        audit.record("prizes.application.consent", row, by=_by(row), changes=changes)
    return row


@transaction.atomic
def attach_file(*, application: Application, upload: "UploadedFile[bytes]", now: datetime) -> Attachment:
    """Until the deadline, after the address was confirmed: nobody fills our disks unknown."""
    row = _locked(application)
    _valid(rules.may_change_application(row, now))
    if row.state != _A.EINGEREICHT:
        raise Invalid("application_not_confirmed")
    if row.attachments.count() >= MOST_FILES:
        raise Invalid("attachments_full", most=MOST_FILES)
    made = Attachment(stelle=row.stelle, application=row)
    made.take(upload, now)
    made.save()
    audit.record("prizes.application.file", row, by=_by(row), changes={"files": (None, made.kind)})
    return made


@transaction.atomic
def detach_file(*, application: Application, pk: int, now: datetime) -> None:
    """Nothing happens when it is gone already."""
    row = _locked(application)
    _valid(rules.may_change_application(row, now))
    found = row.attachments.filter(pk=pk).first()
    if found is not None:
        audit.record("prizes.application.file", row, by=_by(row), changes={"files": (found.kind, None)})
        found.drop()


def empty(row: Application, now: datetime) -> None:
    """Take away all that names somebody, and the link; the number and, for a prize that was won, the project stay."""
    for file in row.attachments.all():
        file.drop()
    for name in (*PERSON, "email", "nonce", "state_reason"):
        setattr(row, name, "")
    won = row.rank_id is not None and row.call.state in DECIDED and row.publish
    # everybody has read these of a winner who agreed, and still does
    told = {"title", "organisation", "award_reason", "subject_kind", "subject_key", "subject_title"} if won else set()
    for name in (*PROJECT, "award_reason", "subject_kind", "subject_key", "subject_title"):
        if name not in told:
            setattr(row, name, "")
    row.forgotten_at = now
    row.version += 1
    row.save()


def _locked(application: Application) -> Application:
    """Together with its call: the deadline and the jury look at the same moment."""
    call = locked_call(application.call)
    row = Application.objects.select_for_update().get(pk=application.pk)
    row.call = call
    return row


def _fill(row: Application, values: Mapping[str, Any]) -> None:
    for name in (*PROJECT, *PERSON):
        if name in values:
            setattr(row, name, str(values[name]).replace("\x00", "").strip())
    if "publish" in values:
        row.publish = bool(values["publish"])
    if not all(getattr(row, name) for name in _REQUIRED):
        raise Invalid("application_incomplete")
    for name in (*PROJECT, *PERSON):
        field = row._meta.get_field(name)
        most = getattr(field, "max_length", None)
        if most and len(getattr(row, name)) > most:
            raise Invalid("application_too_long", field=str(getattr(field, "verbose_name", name)), most=most)


def _by(row: Application) -> Actor:
    return link_actor(row.stelle, CITIZEN)


def _valid(verdict: Verdict) -> None:
    """A citizen is refused with a sentence on the form, not with a page that says they may not."""
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
