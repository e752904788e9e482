"""Lebensphasen from ages and back."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from lueckenlos.vocabulary.registry import Term, vocabulary

VOCABULARY: Final = "lebensphase"
ALL_PHASES: Final = "phasenuebergreifend"


@dataclass(frozen=True, slots=True)
class PhaseAges:
    """Ages of one Lebensphase in months; the upper bound is exclusive and None where the phase has no end."""

    slug: str
    from_months: int
    to_months: int | None


@cache
def phase_ages() -> tuple[PhaseAges, ...]:
    """The Lebensphasen that ages define, youngest first: all but pregnancy and "all phases"."""
    return tuple(_ages(term) for term in vocabulary(VOCABULARY).terms if "age_from_months" in term.data)


@lru_cache(maxsize=65_536)
def lebensphasen_for_ages(from_months: int | None, to_months: int | None) -> frozenset[str]:
    """Lebensphasen that an offer for these ages touches (months, upper bound exclusive, None = no bound).

    Without any bound the offer is for all phases. Pregnancy has no age and is never derived: people set it. An empty
    span such as (12, 12) counts as the single month at its lower bound, so that "one year old" finds its phase.
    """
    if from_months is None and to_months is None:
        return frozenset({ALL_PHASES})
    start = from_months or 0
    if to_months is not None and to_months <= start:
        to_months = start + 1
    return frozenset(phase.slug for phase in phase_ages() if _overlap(phase, start, to_months))


def _overlap(phase: PhaseAges, start: int, end: int | None) -> bool:
    begins_before_end = end is None or phase.from_months < end
    ends_after_start = phase.to_months is None or phase.to_months > start
    return begins_before_end and ends_after_start


def _ages(term: Term) -> PhaseAges:
    start, end = term.data["age_from_months"], term.data.get("age_to_months")
    if not isinstance(start, int) or not isinstance(end, int | None):
        message = f"ages of {term.slug} are no whole months"
        raise TypeError(message)
    return PhaseAges(term.slug, start, end)
