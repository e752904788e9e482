"""Funnel limits: how far an area may lie from the mean by chance alone, given how many people live there."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lueckenlos.equity.errors import BadNumbers, Refused
from lueckenlos.equity.intervals import Kind, byar_limits
from lueckenlos.equity.numbers import FloatArray, Numbers, fitting, numbers, z_of

INNER: Final = 0.95
OUTER: Final = 0.998
FEWEST_AREAS: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """Limits per area around ``centre``; ``signal`` -2 below the outer, -1 below the inner, 0 inside, 1 and 2 above."""

    centre: float
    value: FloatArray
    inner_lower: FloatArray
    inner_upper: FloatArray
    outer_lower: FloatArray
    outer_upper: FloatArray
    signal: npt.NDArray[np.int8]


def funnel(cases: Numbers, population: Numbers, *, kind: Kind = "proportion", per: float = 100) -> Funnel:
    """Limits at 95 % and 99.8 % around the mean of all areas together (their cases over their people).

    "proportion": score limits, so that an area lies outside exactly if its Wilson interval leaves out the mean.
    "rate": Byar's limits of the expected count. Unit: ``per``. Missing: NaN and empty areas give NaN, signal 0.
    Errors: negative, cases_above_population (proportions), zero_population. Refused: one_area below three known areas.
    Source: Spiegelhalter, Statist. Med. 24 (2005) 1185-1202; PHE uses the same two levels.
    """
    x = numbers(cases, name="cases", missing=True, least=0)
    n = numbers(population, name="population", missing=True, least=0)
    x, n = fitting(("cases", x), ("population", n))
    known = ~np.isnan(x) & ~np.isnan(n) & (n > 0)
    if (x[n == 0] > 0).any():
        raise BadNumbers("zero_population")
    if known.sum() < FEWEST_AREAS:
        raise Refused("one_area", areas=int(known.sum()), fewest=FEWEST_AREAS)
    if kind == "proportion" and (x > n).any():
        raise BadNumbers("cases_above_population")
    people = np.where(known, n, np.nan)
    centre = float(x[known].sum() / n[known].sum())
    limits = [_limits(kind, centre, people, level) for level in (INNER, OUTER)]
    value = np.where(known, x, np.nan) / people
    signal = sum((value > upper).astype(np.int8) - (value < lower).astype(np.int8) for lower, upper in limits)
    (inner_lower, inner_upper), (outer_lower, outer_upper) = [(per * lower, per * upper) for lower, upper in limits]
    signals = np.asarray(signal, dtype=np.int8)
    return Funnel(per * centre, per * value, inner_lower, inner_upper, outer_lower, outer_upper, signals)


def _limits(kind: Kind, centre: float, people: FloatArray, level: float) -> tuple[FloatArray, FloatArray]:
    if kind == "proportion":
        half = z_of(level) * np.sqrt(centre * (1 - centre) / people)
        return np.maximum(centre - half, 0), np.minimum(centre + half, 1)
    lower, upper = byar_limits(centre * people, level)
    return lower / people, upper / people
