"""Decisions about hints, in the scope of the Stelle."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, QuerySet

from lueckenlos.chains.enums import OPEN_STATES, DecisionKind, HintState
from lueckenlos.chains.models import HintDecision
from lueckenlos.chains.picture import Hint
from lueckenlos.chains.rules import state_of


@dataclass(frozen=True, slots=True)
class Standing:
    """How a hint stands, and the latest decision about it in plain values."""

    state: HintState
    decision: DecisionKind | None = None
    reason: str = ""
    body: str = ""
    decided_on: date | None = None
    review_on: date | None = None
    by: str = ""

    @property
    def open(self) -> bool:
        return self.state in OPEN_STATES


def standings(hints: Iterable[Hint], day: date) -> dict[str, Standing]:
    """Key → standing for every hint. One query."""
    latest = {decision.hint_key: decision for decision in latest_decisions()}
    return {hint.key: standing_of(hint, latest.get(hint.key), day) for hint in hints}


def standing_of(hint: Hint, decision: HintDecision | None, day: date) -> Standing:
    state = state_of(hint, decision, day)
    if decision is None:
        return Standing(state)
    return Standing(
        state=state,
        decision=DecisionKind(decision.decision),
        reason=decision.reason,
        body=decision.body,
        decided_on=decision.decided_on,
        review_on=decision.review_on,
        by=decision.decided_by.name if decision.decided_by else "",
    )


def latest_decisions() -> QuerySet[HintDecision]:
    """The last decision about each hint."""
    last = HintDecision.objects.order_by().values("hint_key").annotate(last=Max("pk")).values("last")
    return HintDecision.objects.filter(pk__in=last).select_related("decided_by").defer("cause")


def history_of(key: str) -> QuerySet[HintDecision]:
    """All decisions about one hint, the latest first."""
    return HintDecision.objects.filter(hint_key=key).select_related("decided_by").order_by("-pk")
