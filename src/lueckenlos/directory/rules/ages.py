"""Ages in months, and the Lebensphasen they fall into."""

from collections.abc import Iterable
from typing import Final

from lueckenlos.shared.verdict import Verdict
from lueckenlos.vocabulary import phases

MONTHS_A_YEAR: Final = 12
OLDEST: Final = 120 * MONTHS_A_YEAR
BEFORE_BIRTH: Final = "schwangerschaft"
EXPECTANT: Final = "werdende-eltern"


def phases_of_age(from_months: int | None, to_months: int | None) -> frozenset[str]:
    """The Lebensphasen that share at least a month with ``from_months`` (inclusive) to ``to_months`` (exclusive).

    An open end reaches as far as life does. Without any age nothing follows. Phases without age bounds
    (before birth, all phases) never follow from an age; people choose them.
    """
    if from_months is None and to_months is None:
        return frozenset()
    return phases.lebensphasen_for_ages(from_months, to_months)


def phases_of_offer(from_months: int | None, to_months: int | None, zielgruppen: Iterable[str]) -> frozenset[str]:
    """The Lebensphasen of the ages, and the time before birth for an offer that is meant for expectant parents."""
    found = phases_of_age(from_months, to_months)
    return found | {BEFORE_BIRTH} if EXPECTANT in zielgruppen else found


def phase_ages() -> dict[str, tuple[int, int | None]]:
    """Age bounds in months (inclusive, exclusive; None: open) of every Lebensphase that has them."""
    return {phase.slug: (phase.from_months, phase.to_months) for phase in phases.phase_ages()}


def age_is_possible(from_months: int | None, to_months: int | None) -> Verdict:
    """No ages below 0 or above 120 years, and the first before the second."""
    if any(age is not None and not 0 <= age <= OLDEST for age in (from_months, to_months)):
        return Verdict.no("age_out_of_range")
    if from_months is not None and to_months is not None and from_months >= to_months:
        return Verdict.no("age_order")
    return Verdict.yes()
