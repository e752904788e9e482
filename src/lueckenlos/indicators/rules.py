"""Who sees the figures, and which of them may be shown at all."""

from lueckenlos.indicators.enums import PER, Unit, ValueStatus
from lueckenlos.indicators.registry import Indicator
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission


def may_view_need(actor: Actor) -> Verdict:
    """Everybody who prepares or takes decisions; a Träger keeps to its own entries."""
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("need_not_for_role")


def shown_status(
    indicator: Indicator,
    *,
    value: float | None,
    numerator: float | None,
    denominator: float | None,
    status: ValueStatus,
) -> ValueStatus:
    """Status under which a stored value may leave the database.

    A value with fewer than ``min_cases`` people behind it is suppressed, also where their number only follows from rate
    and denominator. Whatever claims to be OK without a value is missing.
    """
    if status is not ValueStatus.OK:
        return status
    if value is None:
        return ValueStatus.MISSING
    if not indicator.min_cases:
        return ValueStatus.OK
    cases = numerator if numerator is not None else _implied_cases(indicator, value, denominator)
    # half a person of slack: a rate published with one decimal gives back the count only roughly
    return ValueStatus.SUPPRESSED if cases is not None and round(cases) < indicator.min_cases else ValueStatus.OK


def _implied_cases(indicator: Indicator, value: float, denominator: float | None) -> float | None:
    if indicator.unit is Unit.PERSONS:
        return value
    if denominator is None or indicator.unit not in PER:
        return None
    return value * denominator / PER[indicator.unit]
