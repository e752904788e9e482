"""Deciding on hints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.models import HintDecision
from lueckenlos.chains.picture import Hint, hint_to_json
from lueckenlos.chains.rules import may_decide
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Ruling:
    """What was decided, why, by which Gremium, and when it is to be looked at again."""

    decision: DecisionKind
    reason: str
    decided_on: date
    body: str = ""
    review_on: date | None = None


@transaction.atomic
def decide(*, hints: Sequence[Hint], ruling: Ruling, day: date, by: Actor) -> list[HintDecision]:
    """Write one decision for each hint. Earlier ones stay as history; a new one takes their place.

    Raises Invalid ``no_hint``, ``decision_reason_missing``, ``decided_in_future``, ``review_missing`` or
    ``review_too_early``.
    """
    ensure(may_decide(by))
    _check(hints, ruling, day)
    made = []
    for hint in hints:
        decision = HintDecision.objects.create(
            stelle=by.stelle,
            hint_key=hint.key,
            kind=hint.kind.value,
            cause_hash=hint.cause_hash,
            cause=hint_to_json(hint),
            decision=ruling.decision,
            reason=ruling.reason.strip(),
            body=ruling.body.strip(),
            decided_on=ruling.decided_on,
            review_on=ruling.review_on,
            decided_by=by.user,
        )
        changes = {
            "decision": (None, ruling.decision.value),
            "reason": (None, decision.reason),
            "body": (None, decision.body),
            "decided_on": (None, ruling.decided_on),
            "review_on": (None, ruling.review_on),
            "hint": (None, hint.key),
        }
        audit.record("chains.hint.decide", decision, by=by, changes=changes)
        made.append(decision)
    return made


def _check(hints: Sequence[Hint], ruling: Ruling, day: date) -> None:
    if not hints:
        raise Invalid("no_hint")
    if not ruling.reason.strip():
        raise Invalid("decision_reason_missing")
    if ruling.decided_on > day:
        raise Invalid("decided_in_future")
    if ruling.decision is DecisionKind.ZURUECKGESTELLT and ruling.review_on is None:
        raise Invalid("review_missing")
    if ruling.review_on is not None and ruling.review_on <= ruling.decided_on:
        raise Invalid("review_too_early")
