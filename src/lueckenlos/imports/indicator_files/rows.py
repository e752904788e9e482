"""One indicator value as it stands in a file, before its area is known to the database."""

from typing import Final, NamedTuple, Self

from lueckenlos.indicators.enums import PER, Unit, ValueStatus
from lueckenlos.indicators.registry import indicator

# a rate beyond these is an error of unit or column; None is open. More than 100 percent of a Kreis' children can be in
# its Kitas, because some come from elsewhere
_RANGES: Final = {
    Unit.PERCENT: (0.0, 150.0),
    Unit.SCORE: (0.0, 1.0),
    Unit.PERSONS: (0.0, None),
    Unit.RATIO: (0.0, None),
    Unit.PER_10000: (0.0, None),
    Unit.EURO: (0.0, None),
}


class FigureRow(NamedTuple):
    """``area``: what names the area (key, name); ``indicator``: a slug; ``value`` None unless ``status`` is OK."""

    line: int
    area: tuple[str, ...]
    indicator: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: ValueStatus

    @classmethod
    def of_counts(
        cls, line: int, area: tuple[str, ...], slug: str, period: str, cases: float | None, base: float | None
    ) -> Self:
        """A rate from its counts, in the unit of the indicator. Nothing is divided by nobody."""
        if cases is None or base is None:
            return cls(line, area, slug, period, None, cases, base, ValueStatus.MISSING)
        if base <= 0:
            return cls(line, area, slug, period, None, cases, base, ValueStatus.NOT_MEANINGFUL)
        factor = PER.get(indicator(slug).unit, 1.0)
        return cls(line, area, slug, period, factor * cases / base, cases, base, ValueStatus.OK)


def in_range(slug: str, value: float | None) -> bool:
    """Whether a value can be one of this indicator; no value always can."""
    if value is None:
        return True
    low, high = _RANGES.get(indicator(slug).unit, (None, None))
    return (low is None or value >= low) and (high is None or value <= high)
