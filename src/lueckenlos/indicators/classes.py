"""Areas in classes of their values for a map. Pure; a class holds several areas, so that no list of ranks comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lueckenlos.equity import EquityError, quantiles
from lueckenlos.indicators.release import Figure

MOST_CLASSES: Final = 4
# a class of one area would be its rank
FEWEST_IN_CLASS: Final = 2


@dataclass(frozen=True, slots=True)
class ValueClass:
    """``number`` from 1 (the lowest values); ``low`` and ``high``: least and greatest value in it."""

    number: int
    low: float
    high: float
    areas: int


@dataclass(frozen=True, slots=True)
class Classed:
    """``of``: number of the class by Gebiet, for those with a value. ``unsure``: whose interval reaches into another
    class."""

    classes: list[ValueClass]
    of: Mapping[int, int]
    unsure: frozenset[int]


def classed(figures: Mapping[int, Figure]) -> Classed:
    """Up to four classes of equal count; one class for all where there are too few areas or all values are alike."""
    values = {pk: one.value for pk, one in figures.items() if one.value is not None}
    number = min(MOST_CLASSES, len(values) // FEWEST_IN_CLASS)
    try:
        ranks = (
            quantiles(list(values.values()), number, high_is_worse=True).tolist() if number > 1 else [1] * len(values)
        )
    except EquityError:
        ranks = [1] * len(values)
    # ties can leave a class empty
    numbers = {rank: place for place, rank in enumerate(sorted(set(ranks)), start=1)}
    of = {pk: numbers[rank] for pk, rank in zip(values, ranks, strict=True)}
    classes = [_class(place, [value for pk, value in values.items() if of[pk] == place]) for place in numbers.values()]
    unsure = frozenset(pk for pk, place in of.items() if _reaches_out(figures[pk], place, classes))
    return Classed(classes, of, unsure)


def _class(number: int, values: list[float]) -> ValueClass:
    return ValueClass(number, min(values), max(values), len(values))


def _reaches_out(figure: Figure, number: int, classes: list[ValueClass]) -> bool:
    """Whether chance could have put the value into the class below or above; half way between two is the border."""
    if figure.lower is None or figure.upper is None:
        return False
    below = classes[number - 2] if number > 1 else None
    above = classes[number] if number < len(classes) else None
    own = classes[number - 1]
    return bool(
        (below and figure.lower < (below.high + own.low) / 2) or (above and figure.upper > (own.high + above.low) / 2)
    )
