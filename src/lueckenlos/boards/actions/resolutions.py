"""Beschlüsse and Empfehlungen: how they were voted, and what became of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lueckenlos.boards.actions.upkeep import changed_row, locked_meeting, told
from lueckenlos.boards.enums import Outcome, ProgressState, VotingRule
from lueckenlos.boards.models import AgendaItem, Gremium, Progress, Resolution
from lueckenlos.boards.queries.attendance import participants, quorum_of
from lueckenlos.boards.rules import Vote, check_vote, may_edit, may_write_minutes, outcome_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import day
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref, ensure_free, ensure_in_force


@transaction.atomic
def record_resolution(*, item: AgendaItem, values: Mapping[str, Any], vote: Vote, by: Actor) -> Resolution:
    """Count against those present just now.

    Raises what ``check_vote`` and ``ensure_in_force`` raise, or ``resolution_due_before``.
    """
    meeting = locked_meeting(item.meeting)
    ensure(may_write_minutes(by, meeting))
    if ref := item.subject_ref:
        ensure_in_force(by, ref)
    gremium: Gremium = Gremium.objects.select_for_update().get(pk=meeting.gremium_id)
    quorum = quorum_of(gremium, participants(meeting))
    check_vote(vote, present=quorum.present, needed=quorum.needed)
    on = timezone.localdate(meeting.starts_at)
    _check_due(values, on)
    last = Resolution.objects.filter(gremium=gremium, year=on.year).aggregate(last=Max("number"))["last"] or 0
    facts = {**values, **_counted(gremium, vote, quorum.present)}
    resolution = Resolution.objects.create(
        stelle=by.stelle,
        gremium=gremium,
        item=item,
        year=on.year,
        number=last + 1,
        decided_on=on,
        subject_kind=item.subject_kind,
        subject_key=item.subject_key,
        subject_title=item.subject_title,
        **facts,
    )
    audit.record("boards.resolution.create", resolution, by=by, changes=told(facts, resolution))
    return resolution


@transaction.atomic
def update_resolution(
    *, resolution: Resolution, values: Mapping[str, Any], vote: Vote, present: int, seen: int, by: Actor
) -> Resolution:
    """Correct it until the minutes are approved; ``present`` as it was at the vote, for people come and go."""
    meeting = locked_meeting(resolution.item.meeting)
    ensure(may_write_minutes(by, meeting))
    quorum = quorum_of(meeting.gremium, participants(meeting))
    if present > quorum.entitled:
        raise Invalid("vote_present_wrong", entitled=quorum.entitled, present=present)
    check_vote(vote, present=present, needed=quorum.needed)
    _check_due(values, resolution.decided_on)
    changed, changes = changed_row(resolution, {**values, **_counted(meeting.gremium, vote, present)}, seen)
    audit.record("boards.resolution.update", changed, by=by, changes=changes)
    return changed


@transaction.atomic
def remove_resolution(*, resolution: Resolution, by: Actor) -> None:
    """A slip of the pen, until the minutes are approved. Raises Invalid ``others_rest_on_it``."""
    ensure(may_write_minutes(by, locked_meeting(resolution.item.meeting)))
    ensure_free(Ref("boards.resolution", str(resolution.pk)))
    audit.record("boards.resolution.remove", resolution, by=by, changes={"text": (resolution.text, None)})
    resolution.delete()


@transaction.atomic
def add_progress(
    *, resolution: Resolution, state: ProgressState, note: str, on: date, today: date, by: Actor
) -> Progress:
    """What became of it, also long after the minutes are approved.

    Raises Invalid ``progress_rejected``, ``progress_reason_missing``, ``progress_in_future`` or ``progress_before``.
    """
    ensure(may_edit(by))
    found: Resolution = Resolution.objects.select_for_update().get(pk=resolution.pk)
    if found.outcome != Outcome.ANGENOMMEN:
        raise Invalid("progress_rejected")
    if state == ProgressState.NICHT_UMGESETZT and not note.strip():
        raise Invalid("progress_reason_missing")
    if on > today:
        raise Invalid("progress_in_future")
    if on < found.decided_on:
        raise Invalid("progress_before", day=day(found.decided_on))
    entry = Progress.objects.create(
        stelle=by.stelle, resolution=found, on=on, state=state, note=note.strip(), by=by.user
    )
    before = found.state
    # somebody may hand in later what happened earlier
    found.state = Progress.objects.filter(resolution=found).order_by("-on", "-pk")[0].state
    found.save(update_fields=["state"])
    changes = {"state": (before, found.state), "note": (None, entry.note)}
    audit.record("boards.resolution.progress", found, by=by, changes=changes)
    return entry


def _counted(gremium: Gremium, vote: Vote, present: int) -> dict[str, Any]:
    """Columns of a vote; a consensus has no counts."""
    names = ("yes", "no", "abstained", "excluded")
    counts = dict.fromkeys(names) if vote.consensus else {name: getattr(vote, name) for name in names}
    outcome = outcome_of(VotingRule(gremium.voting), vote, present)
    return {**counts, "consensus": vote.consensus, "present": present, "outcome": outcome.value}


def _check_due(values: Mapping[str, Any], decided_on: date) -> None:
    if values.get("due") and values["due"] < decided_on:
        raise Invalid("resolution_due_before")
