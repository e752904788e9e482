"""From stored figures to figures that may be shown; nothing else makes a ``Figure``.

Stored rows hold counts of people. They enter here as ``Stored`` and leave as ``Figures``, which hold none: shares and
rates go through ``equity.release_interval``, and what only a source has published goes through ``shown_status``. The
counts are not rounded on top: the share is shown as its source has published it, and a second number beside it would
only puzzle.
"""

from dataclasses import InitVar, dataclass
from typing import Final

import numpy as np

from lueckenlos.equity import Rule, Status, release_interval
from lueckenlos.equity.intervals import Kind
from lueckenlos.equity.numbers import BoolArray, FloatArray, IntArray
from lueckenlos.equity.tables import StatusArray
from lueckenlos.indicators.enums import PER, Unit, ValueStatus
from lueckenlos.indicators.registry import Indicator

STATUS: Final = (ValueStatus.OK, ValueStatus.MISSING, ValueStatus.SUPPRESSED, ValueStatus.NOT_MEANINGFUL)
CODE: Final = {status: code for code, status in enumerate(STATUS)}
_KINDS: Final[dict[Unit, Kind]] = {Unit.PERCENT: "proportion", Unit.PER_1000: "rate", Unit.PER_10000: "rate"}
THRESHOLD: Final = Rule().threshold
_KEY: Final = object()


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """Figures of one indicator as they are stored, in arrays of one shape; NaN where there is nothing.

    ``status``: place in ``STATUS``, which is that of ``equity.Status``. ``threshold``: fewer people the source of each
    figure does not show; the usual rule where nothing else is said.
    """

    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    status: StatusArray
    threshold: IntArray | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that may be shown: value and 95 % interval, or why there is none. Holds no count of people.

    ``lower`` and ``upper`` are None where only a rate has been published.
    """

    indicator: Indicator
    value: float | None
    lower: float | None
    upper: float | None
    status: ValueStatus
    period: str
    key: InitVar[object] = None

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("a Figure is made by the functions of release only")

    @property
    def ok(self) -> bool:
        return self.value is not None

    @property
    def certain(self) -> bool:
        """Whether the figure says how far chance may have moved it."""
        return self.lower is not None


class Figures:
    """Released figures of one indicator in arrays; made by ``release_figures`` only."""

    __slots__ = ("indicator", "lower", "status", "upper", "value")

    def __init__(
        self, key: object, indicator: Indicator, arrays: tuple[FloatArray, FloatArray, FloatArray], status: StatusArray
    ) -> None:
        if key is not _KEY:
            raise TypeError("Figures are made by release_figures only")
        self.indicator, self.status = indicator, status
        self.value, self.lower, self.upper = arrays

    def at(self, place: int, period: str) -> Figure:
        """One figure of a list."""
        value, lower, upper = (float(array[place]) for array in (self.value, self.lower, self.upper))
        status = STATUS[int(self.status[place])]
        return Figure(
            self.indicator,
            value if status is ValueStatus.OK else None,
            None if np.isnan(lower) else lower,
            None if np.isnan(upper) else upper,
            status,
            period,
            _KEY,
        )


def release_figures(indicator: Indicator, stored: Stored, hidden: BoolArray | None = None) -> Figures:
    """What may be shown of stored figures, all at once.

    A share ("percent") gets Wilson's interval and a rate ("per 1,000") Byar's where both counts are known and fit the
    unit; more children in Kitas than live there is no share of theirs and stays without. Everything else stays as
    published, without an interval. A figure with fewer people behind it than its indicator or its source asks for
    (``least_shown``), or a share of which fewer are left over, is SUPPRESSED; so is what is ``hidden`` because it would
    give another figure away (see ``hiding``).
    """
    status = _shown(indicator, stored)
    if hidden is not None:
        status[hidden & (status == Status.OK)] = Status.SUPPRESSED
    value = np.where(status == Status.OK, stored.value, np.nan)
    lower = upper = np.full(value.shape, np.nan)
    kind = _KINDS.get(indicator.unit)
    if kind is not None and (counted := _counted(stored, status, kind)).any():
        found = release_interval(
            stored.numerator[counted],
            stored.denominator[counted],
            Rule(threshold=max(indicator.min_cases, 1), base=1),
            kind=kind,
            per=PER[indicator.unit],
        )
        lower, upper = lower.copy(), upper.copy()
        value[counted], lower[counted], upper[counted] = (
            each.values for each in (found.value, found.lower, found.upper)
        )
        status[counted] = found.value.status
    return Figures(_KEY, indicator, (value, lower, upper), status)


def release_published(
    indicator: Indicator,
    period: str,
    *,
    value: float | None,
    ends: tuple[float | None, float | None],
    asked: int | None,
    status: ValueStatus,
) -> Figure:
    """A share of a survey with the interval its source has published: weighted, so that counts would not give it.

    SUPPRESSED where fewer than ``min_cases`` of the persons asked can stand behind it, or are left over.
    """
    if status is ValueStatus.OK and value is None:
        status = ValueStatus.MISSING
    if status is ValueStatus.OK and value is not None and asked is not None:
        cases = value * asked / PER.get(indicator.unit, 100.0)
        if round(min(cases, asked - cases)) < indicator.min_cases:
            status = ValueStatus.SUPPRESSED
    if status is not ValueStatus.OK:
        return Figure(indicator, None, None, None, status, period, _KEY)
    return Figure(indicator, value, *ends, status, period, _KEY)


def _shown(indicator: Indicator, stored: Stored) -> StatusArray:
    """``rules.shown_status`` for arrays."""
    status = stored.status.astype(np.uint8)
    status[(status == Status.OK) & np.isnan(stored.value)] = Status.MISSING
    if indicator.min_cases:
        least = least_shown(indicator, stored)
        cases = np.where(np.isnan(stored.numerator), implied_cases(indicator, stored), stored.numerator)
        others = stored.denominator - stored.numerator
        with np.errstate(invalid="ignore"):
            few = np.round(cases) < least
            if indicator.unit is Unit.PERCENT:
                few |= (others > 0) & (others < least)
        status[few & (status == Status.OK)] = Status.SUPPRESSED
    return status


def least_shown(indicator: Indicator, stored: Stored) -> IntArray:
    """The smallest number of people behind each figure that may be shown: what its indicator or its source asks for."""
    threshold = np.full(stored.value.shape, THRESHOLD) if stored.threshold is None else stored.threshold
    return np.maximum(threshold, indicator.min_cases).astype(np.int64)


def implied_cases(indicator: Indicator, stored: Stored) -> FloatArray:
    """Cases that follow from a published share and its people; NaN where they do not."""
    if indicator.unit is Unit.PERSONS:
        return stored.value
    if indicator.unit not in PER:
        return np.full(stored.value.shape, np.nan)
    implied: FloatArray = stored.value * stored.denominator / PER[indicator.unit]
    return implied


def _counted(stored: Stored, status: StatusArray, kind: Kind) -> BoolArray:
    with np.errstate(invalid="ignore"):
        counted = (status == Status.OK) & (stored.numerator >= 0) & (stored.denominator > 0)
        if kind == "proportion":
            counted &= stored.numerator <= stored.denominator
    return np.asarray(counted)
