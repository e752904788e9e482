"""Writing down where a Baustein stands, and answers to its guiding questions."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from lueckenlos.process.models import Answer, Baustein
from lueckenlos.process.queries.bausteine import ANSWERED
from lueckenlos.process.rules import may_edit, turn_is_possible
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.models import Stelle


@dataclass(frozen=True, slots=True)
class BausteinValues:
    """Everything people say about where a Baustein stands."""

    state: str
    turn: int = 1
    responsible: str = ""
    note: str = ""
    next_step: str = ""
    next_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer as it stood when the form was made, and as it came back; ``asked`` is what the question said."""

    before: str
    after: str
    asked: str = ""


@transaction.atomic
def save_baustein(*, phase: str, values: BausteinValues, seen: int, by: Actor) -> Baustein:
    """Save what changed; nothing is written when nothing did.

    Raises Invalid ``changed_meanwhile``, ``turn_jumps`` or ``next_step_missing``.
    """
    ensure(may_edit(by))
    if values.next_on and not values.next_step:
        raise Invalid("next_step_missing")
    row = locked(phase, by.stelle)
    if not turn_is_possible(row.turn, values.turn):
        raise Invalid("turn_jumps", lowest=max(1, row.turn - 1), highest=row.turn + 1)
    advance(row, seen)
    if changes := audit.changed(row, asdict(values)):
        row.save()
        audit.record("process.baustein.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def answer(*, phase: str, answers: Mapping[str, Typed], by: Actor) -> Baustein:
    """Write the notes that changed into the turn the Baustein is in; an emptied note goes.

    Two people may answer different questions at once; the same one only by seeing the other's words: Invalid
    ``changed_meanwhile``, and then nothing is written.
    """
    ensure(may_edit(by))
    row = locked(phase, by.stelle)
    stored = {one.question: one for one in row.answers.filter(turn=row.turn)}
    wanted = {key: typed for key, typed in answers.items() if typed.after != typed.before}
    now = {key: stored[key].text if key in stored else "" for key in wanted}
    if any(now[key] not in {typed.before, typed.after} for key, typed in wanted.items()):
        raise Invalid("changed_meanwhile")
    changed = {key: typed for key, typed in wanted.items() if now[key] != typed.after}
    for key, typed in changed.items():
        one = stored.get(key) or Answer(stelle=by.stelle, baustein=row, turn=row.turn, question=key)
        one.text, one.wording = typed.after, typed.asked
        one.save() if typed.after else one.delete()
    if changed:
        row.save(update_fields=["changed_at"])
        told = {key: (now[key], typed.after) for key, typed in changed.items()}
        audit.record(ANSWERED, row, by=by, changes=told)
    return row


def locked(phase: str, stelle: Stelle) -> Baustein:
    """The row under this transaction's lock; made when this is the first word on it."""
    Baustein.objects.get_or_create(stelle=stelle, phase=phase)
    return Baustein.objects.select_for_update().get(stelle=stelle, phase=phase)
