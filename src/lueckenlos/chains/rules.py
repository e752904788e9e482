"""Who sees and decides, and whether a decision still holds."""

from datetime import date
from typing import Protocol

from lueckenlos.chains.enums import HintState
from lueckenlos.chains.picture import Hint
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt


class Decided(Protocol):
    """What of a decision says whether it holds."""

    @property
    def cause_hash(self) -> str: ...

    @property
    def review_on(self) -> date | None: ...


def may_view_picture(actor: Actor) -> Verdict:
    """Everybody who prepares or takes decisions; the Bund sees sums over Stellen, not the stock of one."""
    if actor.stelle.art == StelleArt.BUND:
        return Verdict.no("picture_not_for_bund")
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("picture_not_for_role")


def may_decide(actor: Actor) -> Verdict:
    """Leitung and Koordination write down what a Gremium decided."""
    return _with(actor, Permission.DECIDE, "hint_decision_not_for_role")


def may_edit_handovers(actor: Actor) -> Verdict:
    return _with(actor, Permission.EDIT, "handover_not_for_role")


def may_freeze(actor: Actor) -> Verdict:
    """A Bestandsaufnahme is put before a Gremium, so the same people make it."""
    return _with(actor, Permission.DECIDE, "freeze_not_for_role")


def may_change_settings(actor: Actor) -> Verdict:
    return _with(actor, Permission.DECIDE, "picture_settings_not_for_role")


def state_of(hint: Hint, decision: Decided | None, day: date) -> HintState:
    """A decision holds while the cause is the same, until the day on which it is to be put forward again."""
    if decision is None:
        return HintState.OFFEN
    if decision.cause_hash != hint.cause_hash:
        return HintState.GEAENDERT
    if decision.review_on is not None and day >= decision.review_on:
        return HintState.WIEDERVORLAGE
    return HintState.ENTSCHIEDEN


def _with(actor: Actor, permission: Permission, code: str) -> Verdict:
    if not (seen := may_view_picture(actor)):
        return seen
    return Verdict.yes() if actor.has(permission) else Verdict.no(code)
