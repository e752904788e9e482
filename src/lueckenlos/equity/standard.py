"""Rates as they would be if every area had the same ages: direct standardisation with Dobson's interval."""

from typing import Final

import numpy as np

from lueckenlos.equity.errors import BadNumbers, Refused
from lueckenlos.equity.intervals import Interval, byar
from lueckenlos.equity.numbers import FloatArray, Numbers, fitting, numbers

# Eurostat, Revision of the European Standard Population (2013): 0, 1-4, 5-9, ... 90-94, 95 and over; per 100,000
EUROPEAN_2013: Final = (
    1_000, 4_000, 5_500, 5_500, 5_500, 6_000, 6_000, 6_500, 7_000, 7_000, 7_000,
    7_000, 6_500, 6_000, 5_500, 5_000, 4_000, 2_500, 1_500, 800, 200,
)  # fmt: skip
# PHE publishes no directly standardised rate of fewer cases (Technical Guide: Confidence Intervals, 2018)
FEWEST_CASES: Final = 10


def directly_standardised(
    cases: Numbers,
    population: Numbers,
    standard: Numbers = EUROPEAN_2013,
    *,
    confidence: float = 0.95,
    per: float = 100_000,
) -> Interval:
    """``per`` times the mean of the age-specific rates, weighted by ``standard``; ages on the last axis.

    Unit: events per ``per`` people of the standard population. Missing: NaN in any age, or fewer than 10 cases in all
    ages, gives NaN; a single area with fewer is refused (too_few_cases).
    Errors: zero_population where an age has a weight but no people; shapes_differ.
    Source: Dobson, Kuulasmaa, Eberle, Scherer, Statist. Med. 10 (1991) 457-462; APHO Technical Briefing 3 (2008).
    """
    x = numbers(cases, name="cases", missing=True, least=0)
    n = numbers(population, name="population", missing=True, least=0)
    weights = numbers(standard, name="standard", least=0)
    x, n, weights = fitting(("cases", x), ("population", n), ("standard", weights))
    if ((n == 0) & (weights > 0)).any():
        raise BadNumbers("zero_population")
    weights = weights / weights.sum(axis=-1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(weights > 0, weights * x / n, 0.0)
        spread = np.where(weights > 0, weights**2 * x / n**2, 0.0)
    total = x.sum(axis=-1)
    if total.ndim == 0 and total < FEWEST_CASES:
        raise Refused("too_few_cases", cases=float(total), fewest=FEWEST_CASES)
    return _dobson(total, parts.sum(axis=-1), spread.sum(axis=-1), confidence, per)


def _dobson(total: FloatArray, rate: FloatArray, variance: FloatArray, confidence: float, per: float) -> Interval:
    """The limits of the count carried over to the rate by the ratio of their standard errors."""
    few = ~(total >= FEWEST_CASES)
    count = byar(np.where(few, np.nan, total), confidence=confidence)
    ratio = np.sqrt(variance / np.where(few, np.nan, total))
    value = np.where(few, np.nan, rate)
    lower, upper = value + ratio * (count.lower - total), value + ratio * (count.upper - total)
    return Interval(per * value, per * lower, per * upper, confidence, "dobson")
