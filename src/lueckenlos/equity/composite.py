"""Several indicators in one index, and rates of small areas drawn towards the mean."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lueckenlos.equity.errors import BadNumbers, Refused
from lueckenlos.equity.numbers import FloatArray, Numbers, fitting, numbers
from lueckenlos.equity.ranks import midranks

Transform = Literal["z", "rank"]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An indicator of all areas; ``high_is_worse`` is declared, never guessed; ``weight`` against the other parts."""

    values: FloatArray
    high_is_worse: bool
    weight: float

    @classmethod
    def of(cls, values: Numbers, *, high_is_worse: bool, weight: float = 1) -> "Part":
        """Errors: infinite, text_in_numbers, bad_rule (weight not above 0). Refused: all_equal, one_area."""
        table = numbers(values, name="values", missing=True).reshape(-1)
        known = table[~np.isnan(table)]
        if not 0 < weight < np.inf:
            raise BadNumbers("bad_rule", weight=weight)
        if known.size < 2:
            raise Refused("one_area", areas=int(known.size))
        if np.ptp(known) == 0:
            raise Refused("all_equal", areas=int(known.size))
        return cls(table, high_is_worse, weight)


def composite(*parts: Part, transform: Transform = "z") -> FloatArray:
    """Index from 0 (best area) to 1 (worst): weighted mean of the parts, each brought to one scale and direction first.

    "z": distance from the mean in standard deviations; "rank": midrank, where single areas lie far out. The index
    orders areas of this set at this time; it says nothing about how much worse, and two sets cannot be compared.
    Unit: none. Missing: an area that lacks a part has none. Errors: empty, shapes_differ. Refused: too_few_areas (fewer
    than two areas with all parts), all_equal.
    Source: OECD & JRC, Handbook on Constructing Composite Indicators (2008), steps 5 and 6.
    """
    if not parts:
        raise BadNumbers("empty")
    fitting(*((str(number), part.values) for number, part in enumerate(parts)))
    total = sum(part.weight for part in parts)
    mixed = np.sum([part.weight / total * _scaled(part, transform) for part in parts], axis=0)
    known = mixed[~np.isnan(mixed)]
    if known.size < 2:
        raise Refused("too_few_areas", areas=int(known.size), groups=2)
    # parts that cancel leave nothing but rounding
    if np.ptp(known) < 1e-12:
        raise Refused("all_equal", areas=int(known.size))
    index: FloatArray = (mixed - known.min()) / np.ptp(known)
    return index


def smoothed(cases: Numbers, population: Numbers, *, per: float = 100) -> FloatArray:
    """Rates drawn towards the rate of all areas, the more the fewer people they rest on (empirical Bayes).

    For maps, so that tiny areas do not shout; never for a statement about one area, whose own interval says more.
    Unit: ``per``. Missing: NaN and empty areas give NaN. Errors: negative, zero_population. Refused: too_few_areas.
    Source: Marshall, Applied Statistics 40 (1991) 283-294, global estimator.
    """
    x = numbers(cases, name="cases", missing=True, least=0)
    n = numbers(population, name="population", missing=True, least=0)
    x, n = fitting(("cases", x), ("population", n))
    if (x[n == 0] > 0).any():
        raise BadNumbers("zero_population")
    known = ~np.isnan(x) & (n > 0)
    if known.sum() < 2:
        raise Refused("too_few_areas", areas=int(known.sum()), groups=2)
    rate = np.full(x.shape, np.nan)
    np.divide(x, n, out=rate, where=known)
    people = n[known].sum()
    mean = x[known].sum() / people
    between = (n[known] * (rate[known] - mean) ** 2).sum() / people - mean / (people / known.sum())
    if between <= 0:
        # the areas differ no more than chance makes them
        return np.where(known, per * mean, np.nan)
    trust = between / (between + mean / np.where(known, n, np.nan))
    return np.asarray(per * (mean + trust * (rate - mean)))


def _scaled(part: Part, transform: Transform) -> FloatArray:
    badness = part.values if part.high_is_worse else -part.values
    known = ~np.isnan(badness)
    out = np.full(badness.shape, np.nan)
    if transform == "rank":
        out[known] = (midranks(badness[known]) - 0.5) / known.sum()
    else:
        out[known] = (badness[known] - badness[known].mean()) / badness[known].std()
    return out
