"""What may be said of two figures, of a series and of a figure among similar ones. Codes only; never a rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from lueckenlos.indicators.enums import Polarity
from lueckenlos.indicators.release import Figure

# a group of fewer says nothing about what is usual
FEWEST_IN_GROUP: Final = 3


class Verdict(StrEnum):
    """How a figure stands to another."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"  # the intervals overlap: no difference may be claimed
    UNSURE = "unsure"  # nobody knows how far chance may have moved them
    OTHER_YEAR = "other_year"
    NOT_COMPARABLE = "not_comparable"
    NOTHING = "nothing"


class Trend(StrEnum):
    RISEN = "risen"
    FALLEN = "fallen"
    SAME = "same"
    UNSURE = "unsure"
    NOT_COMPARABLE = "not_comparable"
    NOTHING = "nothing"


class Standing(StrEnum):
    """What the figure asks of the reader, in the order of attention."""

    WORSE = "worse"  # than a Gebiet above, by more than chance
    WORSE_EDGE = "worse_edge"  # among the worse quarter of similar ones, without a claim
    BETTER = "better"
    BETTER_EDGE = "better_edge"
    USUAL = "usual"
    OPEN = "open"  # no direction, or nothing to compare with


@dataclass(frozen=True, slots=True)
class Range:
    """Figures of similar Gebiete in the same year: how many, and where they lie."""

    count: int
    least: float
    low: float
    middle: float
    high: float
    most: float


def compare(own: Figure | None, other: Figure | None) -> Verdict:
    if own is None or other is None or own.value is None or other.value is None:
        return Verdict.NOTHING
    if own.period != other.period:
        return Verdict.OTHER_YEAR
    return _beside(own, other)


def trend_of(series: Sequence[Figure]) -> Trend:
    """First against last of the figures that are known."""
    known = [one for one in series if one.ok]
    if len(known) < 2:
        return Trend.NOTHING
    if not known[0].indicator.over_time:
        return Trend.NOT_COMPARABLE
    found = _beside(known[-1], known[0])
    return {Verdict.HIGHER: Trend.RISEN, Verdict.LOWER: Trend.FALLEN, Verdict.SAME: Trend.SAME}.get(found, Trend.UNSURE)


def range_of(figures: Sequence[Figure]) -> Range | None:
    values = [one.value for one in figures if one.value is not None]
    if len(values) < FEWEST_IN_GROUP:
        return None
    least, low, middle, high, most = (float(each) for each in np.quantile(values, [0, 0.25, 0.5, 0.75, 1]))
    return Range(len(values), least, low, middle, high, most)


def standing_of(own: Figure, verdicts: Sequence[Verdict], group: Range | None) -> Standing:
    """One certain difference outweighs a place at the edge; differences to both sides say nothing."""
    polarity = own.indicator.polarity
    if polarity is Polarity.NEUTRAL or own.value is None:
        return Standing.OPEN
    worse = Verdict.HIGHER if polarity is Polarity.LOWER else Verdict.LOWER
    better = Verdict.LOWER if polarity is Polarity.LOWER else Verdict.HIGHER
    if (worse in verdicts) != (better in verdicts):
        return Standing.WORSE if worse in verdicts else Standing.BETTER
    if group is None:
        return Standing.USUAL if Verdict.SAME in verdicts else Standing.OPEN
    if group.low <= own.value <= group.high:
        return Standing.USUAL
    high_is_worse = polarity is Polarity.LOWER
    return Standing.WORSE_EDGE if (own.value > group.high) == high_is_worse else Standing.BETTER_EDGE


def _beside(own: Figure, other: Figure) -> Verdict:
    """UNSURE unless ``own`` has an interval; a figure without one (a whole Land) counts as exact beside it."""
    if own.value is None or other.value is None or own.lower is None or own.upper is None:
        return Verdict.UNSURE
    if own.lower > (other.value if other.upper is None else other.upper):
        return Verdict.HIGHER
    if own.upper < (other.value if other.lower is None else other.lower):
        return Verdict.LOWER
    return Verdict.SAME
