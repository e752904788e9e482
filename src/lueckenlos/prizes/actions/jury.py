"""The jury: appointed, judging blind, finished.

A juror comes signed in or by a personal link; ``by`` is then an Actor made for links, and being that juror is the
permission. Nobody's points are shown to anybody else before all have handed in or the chair has closed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from lueckenlos.accounts.models import User
from lueckenlos.prizes import rules
from lueckenlos.prizes.actions.calls import locked_call
from lueckenlos.prizes.enums import ApplicationState, CallState
from lueckenlos.prizes.mail import queue_invitations
from lueckenlos.prizes.models import Application, Call, Criterion, Juror, Opinion
from lueckenlos.prizes.models.call import MOST_POINTS
from lueckenlos.prizes.queries.work import criteria_of, in_the_running, left_to_judge
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import Verdict, ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.models import Mitgliedschaft


@transaction.atomic
def appoint_juror(
    *, call: Call, by: Actor, user: User | None = None, name: str = "", email: str = "", is_chair: bool = False
) -> Juror:
    """A member of the Stelle, or somebody by name and address. Written to when the jury begins, or at once.

    Raises Invalid ``juror_missing``, ``juror_twice`` or ``juror_chair_taken``.
    """
    row = locked_call(call)
    ensure(rules.may_name_jury(by, row))
    name, email = " ".join(name.split()), email.strip().lower()
    if user is not None:
        if not Mitgliedschaft.objects.filter(stelle=by.stelle, user=user).exists():
            raise Invalid("juror_missing")
        name, email = user.name, ""
    elif not name or not email:
        raise Invalid("juror_missing")
    taken = row.jurors.filter(user=user) if user else row.jurors.filter(email=email)
    if taken.exists():
        raise Invalid("juror_twice")
    if is_chair and row.jurors.filter(is_chair=True).exists():
        raise Invalid("juror_chair_taken")
    juror = Juror.objects.create(stelle=by.stelle, call=row, user=user, name=name, email=email, is_chair=is_chair)
    audit.record("prizes.juror.appoint", juror, by=by)
    if row.state == CallState.JURY:
        queue_invitations([juror])
    return juror


@transaction.atomic
def dismiss_juror(*, call: Call, pk: int, by: Actor) -> None:
    """With everything they said; nothing happens when they are gone already."""
    row = locked_call(call)
    ensure(rules.may_name_jury(by, row))
    juror = row.jurors.filter(pk=pk).first()
    if juror is None:
        return
    audit.record("prizes.juror.dismiss", juror, by=by)
    juror.delete()
    close_when_complete(row, by)


@transaction.atomic
def save_opinion(*, juror: Juror, application: Application, given: Mapping[str, Any], seen: int, by: Actor) -> Opinion:
    """``given``: ``biased``, ``points`` (key of the criterion → 0–10, may still be incomplete) and ``note``.

    Who is biased gives neither points nor a note. Raises Invalid for whatever does not belong to this call.
    """
    row = _at_work(juror)
    fits = application.call_id == row.call_id and application.state == ApplicationState.EINGEREICHT
    if not fits:
        raise Invalid("application_not_in_call")
    made = Opinion.objects.select_for_update().filter(juror=row, application=application).first()
    opinion = made or Opinion(stelle=row.stelle, juror=row, application=application)
    advance(opinion, seen)
    opinion.biased = bool(given.get("biased"))
    points = {} if opinion.biased else _read(given.get("points", {}), criteria_of(row.call))
    opinion.points = {str(key): value for key, value in points.items()}
    opinion.note = "" if opinion.biased else str(given.get("note", "")).replace("\x00", "").strip()[:2000]
    opinion.save()
    # the trail keeps that, never what: it is read by people who must not see points yet
    audit.record("prizes.opinion.save", opinion, by=by)
    return opinion


@transaction.atomic
def hand_in_scores(*, juror: Juror, now: datetime, by: Actor) -> Juror:
    """„I am done“; with the last of the jury the scores are closed. Raises Invalid ``scores_missing``."""
    row = _at_work(juror)
    weights = {one.pk: one.weight for one in criteria_of(row.call)}
    left = left_to_judge(row, list(in_the_running(row.call)), weights)
    if left:
        raise Invalid("scores_missing", titles=", ".join(one.title for one in left))
    row.handed_in_at = now
    row.save(update_fields=["handed_in_at"])
    audit.record("prizes.juror.hand_in", row, by=by)
    close_when_complete(row.call, by)
    return row


@transaction.atomic
def close_scoring(*, call: Call, juror: Juror | None, now: datetime, by: Actor) -> Call:
    """Before everybody has handed in; the table then names who is missing."""
    row = locked_call(call)
    mine = row.jurors.filter(pk=juror.pk).first() if juror else None
    ensure(rules.may_close(mine, by, has_chair=row.jurors.filter(is_chair=True).exists()))
    if row.state != CallState.JURY:
        raise Invalid("jury_not_at_work")
    if row.scored_at is None:
        _close(row, now, by)
    return row


def close_when_complete(call: Call, by: Actor) -> None:
    """Of a locked call: everybody has handed in, and nothing came or changed since."""
    at_work = call.state == CallState.JURY and call.scored_at is None
    if at_work and call.jurors.exists() and not call.jurors.filter(handed_in_at=None).exists():
        _close(call, timezone.now(), by)


def _close(row: Call, now: datetime, by: Actor) -> None:
    row.scored_at = now
    row.version += 1
    row.save(update_fields=["scored_at", "version", "changed_at"])
    audit.record("prizes.call.close_scores", row, by=by)


def _at_work(juror: Juror) -> Juror:
    """Under the lock of the call, so that nobody scores in the very moment of closing."""
    call = locked_call(juror.call)
    row = call.jurors.filter(pk=juror.pk).first()
    if row is None:
        raise Invalid("jury_not_at_work")
    row.call = call
    _valid(rules.may_judge(row))
    return row


def _read(sent: Mapping[Any, Any], criteria: list[Criterion]) -> dict[int, int]:
    """Whole points of known criteria; None is „not yet“."""
    known = {one.pk: one for one in criteria}
    found: dict[int, int] = {}
    for key, value in sent.items():
        if key not in known:
            raise Invalid("scores_unknown_criterion")
        if value is None:
            continue
        if type(value) is not int or not 0 <= value <= MOST_POINTS:
            raise Invalid("scores_out_of_range", name=known[key].name)
        found[key] = value
    return found


def _valid(verdict: Verdict) -> None:
    """Jurors by link are refused with a sentence on the page."""
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
