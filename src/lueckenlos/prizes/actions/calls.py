"""A call is written, opened, given to the jury, awarded."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from lueckenlos.events.actions.events import create_event
from lueckenlos.events.models import Event
from lueckenlos.prizes import rules
from lueckenlos.prizes.enums import CallState
from lueckenlos.prizes.mail import queue_invitations
from lueckenlos.prizes.models import Call, Criterion, Rank
from lueckenlos.prizes.models.call import LONGEST_DAYS
from lueckenlos.prizes.queries.work import in_the_running, jurors_of, prizes_of, yardsticks_of
from lueckenlos.prizes.rules.values import Prize, Yardstick
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

FIELDS: Final = ("title", "year", "text", "eligible", "deadline", "keep_days")
MOST_EURO: Final = 100_000
MOST_RANKS: Final = 5
MOST_CRITERIA: Final = 8
_SHORTEST_DAYS: Final = 30
_YEARS: Final = range(2000, 2101)
_WEIGHTS: Final = range(1, 6)
CEREMONY: Final = "preisverleihung"


@transaction.atomic
def create_call(*, values: Mapping[str, Any], ranks: Sequence[Prize], criteria: Sequence[Yardstick], by: Actor) -> Call:
    """A draft. Raises Invalid ``call_…``."""
    ensure(rules.may_edit(by))
    row = Call(stelle=by.stelle)
    changes = _take(row, values)
    row.save()
    _write(row, ranks, criteria)
    audit.record("prizes.call.create", row, by=by, changes=changes)
    return row


@transaction.atomic
def update_call(
    *,
    call: Call,
    values: Mapping[str, Any],
    ranks: Sequence[Prize],
    criteria: Sequence[Yardstick],
    seen: int,
    by: Actor,
) -> Call:
    """All of a draft; of what is known to people the texts, and the deadline to a later moment."""
    row = locked_call(call)
    ensure(rules.may_edit_call(by, row))
    advance(row, seen)
    before = row.deadline
    changes = _take(row, values)
    if row.state == CallState.JURY and row.deadline != before:
        raise Invalid("call_with_jury")
    if row.state != CallState.ENTWURF and row.deadline < before:
        raise Invalid("call_deadline_earlier")
    row.save()
    same = (list(ranks), list(criteria)) == (prizes_of(row), yardsticks_of(row))
    if row.state == CallState.ENTWURF:
        _write(row, ranks, criteria)
    elif not same:
        raise Invalid("call_frozen")
    if not same:
        changes["criteria"] = ("", ", ".join(one.name for one in criteria))
    if changes:
        audit.record("prizes.call.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def open_call(*, call: Call, now: datetime, by: Actor) -> Call:
    """From now on everybody reads it and applies. Raises Invalid with what is missing."""
    ensure(rules.may_release(by))
    row = locked_call(call)
    if row.state != CallState.ENTWURF:
        raise Invalid("call_open_already")
    if not row.text.strip() or not row.eligible.strip():
        raise Invalid("call_text_missing")
    if row.deadline <= now:
        raise Invalid("call_deadline_past")
    return move_call(row, CallState.OFFEN, "prizes.call.open", by)


@transaction.atomic
def begin_jury(*, call: Call, now: datetime, by: Actor) -> Call:
    """After the deadline; every juror is written to. Raises Invalid with what is missing."""
    ensure(rules.may_release(by))
    row = locked_call(call)
    if row.state != CallState.OFFEN:
        raise Invalid("call_not_open")
    if now < row.deadline:
        raise Invalid("call_still_open", deadline=rules.deadline_text(row.deadline))
    if not in_the_running(row).exists():
        raise Invalid("call_without_applications")
    jurors = jurors_of(row)
    if not jurors:
        raise Invalid("call_without_jury")
    queue_invitations(jurors)
    return move_call(row, CallState.JURY, "prizes.call.jury", by)


@transaction.atomic
def award_call(*, call: Call, by: Actor) -> Call:
    """The prizes have been handed over."""
    ensure(rules.may_release(by))
    row = locked_call(call)
    if row.state != CallState.ENTSCHIEDEN:
        raise Invalid("call_is_decided" if row.state == CallState.VERLIEHEN else "call_not_decided")
    return move_call(row, CallState.VERLIEHEN, "prizes.call.award", by)


@transaction.atomic
def plan_ceremony(*, call: Call, values: Mapping[str, Any], by: Actor) -> Event:
    """A draft of an event, linked with the call. Raises Invalid ``event_…`` or ``ceremony_there_already``."""
    ensure(rules.may_edit(by))
    row = locked_call(call)
    if row.event_id:
        raise Invalid("ceremony_there_already")
    row.event = create_event(by=by, values={**values, "art": CEREMONY})
    row.save(update_fields=["event", "changed_at"])
    audit.record("prizes.call.ceremony", row, by=by, changes={"event": (None, row.event)})
    return row.event


@transaction.atomic
def delete_call(*, call: Call, by: Actor) -> None:
    """Only a draft: what people have seen stays."""
    ensure(rules.may_release(by))
    row = locked_call(call)
    if row.state != CallState.ENTWURF:
        raise Invalid("call_has_applications")
    audit.record("prizes.call.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


def locked_call(call: Call) -> Call:
    """As it is now; everything that counts or decides holds it."""
    return Call.objects.select_for_update().get(pk=call.pk)


def move_call(row: Call, state: CallState, verb: str, by: Actor) -> Call:
    """Of a locked row."""
    changes = audit.changed(row, {"state": state.value})
    row.version += 1
    row.save()
    audit.record(verb, row, by=by, changes=changes)
    return row


def _take(row: Call, values: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    known = {name: values[name] for name in FIELDS if name in values}
    known["title"] = " ".join(str(known.get("title", row.title)).split())
    changes = audit.changed(row, known)
    row.title_key = sort_key(row.title)
    if not row.title_key:
        raise Invalid("call_title_missing")
    if row.year not in _YEARS:
        raise Invalid("call_year_wrong")
    if not _SHORTEST_DAYS <= row.keep_days <= LONGEST_DAYS:
        raise Invalid("call_keep_wrong", most=LONGEST_DAYS)
    return changes


def _write(row: Call, ranks: Sequence[Prize], criteria: Sequence[Yardstick]) -> None:
    _check(ranks, criteria)
    row.ranks.all().delete()
    row.criteria.all().delete()
    Rank.objects.bulk_create(
        Rank(stelle=row.stelle, call=row, position=place, name=one.name, cents=one.euro * 100)
        for place, one in enumerate(ranks)
    )
    Criterion.objects.bulk_create(
        Criterion(
            stelle=row.stelle, call=row, position=place, name=one.name, weight=one.weight, explanation=one.explanation
        )
        for place, one in enumerate(criteria)
    )


def _check(ranks: Sequence[Prize], criteria: Sequence[Yardstick]) -> None:
    if not 0 < len(ranks) <= MOST_RANKS:
        raise Invalid("call_ranks_missing")
    if not 0 < len(criteria) <= MOST_CRITERIA:
        raise Invalid("call_criteria_missing")
    for rank in ranks:
        if not rank.name or not 0 <= rank.euro <= MOST_EURO:
            raise Invalid("call_rank_wrong", name=rank.name, most=MOST_EURO)
    for one in criteria:
        if not one.name or one.weight not in _WEIGHTS:
            raise Invalid("call_criterion_wrong", name=one.name)
    for names in ([rank.name for rank in ranks], [one.name for one in criteria]):
        if twice := next((name for name in names if names.count(name) > 1), ""):
            raise Invalid("call_name_twice", name=twice)
