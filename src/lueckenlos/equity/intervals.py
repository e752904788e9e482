"""Values with their uncertainty: shares (Wilson), counts and rates (Byar), standardised rates (Dobson)."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp
from typing import Final, Literal

import numpy as np

from lueckenlos.equity.errors import BadNumbers
from lueckenlos.equity.numbers import BoolArray, FloatArray, Numbers, fitting, numbers, z_of
from lueckenlos.equity.tables import AreaTable, Status, StatusArray

# Byar's formula errs by more than 0.2 % of the exact limit below this (PHE Technical Guide: Confidence Intervals, 2018)
BYAR_FROM: Final = 10
# a share of people, each counted once, or events that may happen to one person again
Kind = Literal["proportion", "rate"]


@dataclass(frozen=True, slots=True, eq=False)
class Interval:
    """``lower <= value <= upper`` for arrays of any shape; NaN in all three where there is nothing to say."""

    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    confidence: float
    method: str

    def contains(self, other: Numbers) -> BoolArray:
        """True where ``other`` lies inside: the value does not differ from it as far as these numbers can tell."""
        point = numbers(other, name="other", missing=True)
        return np.asarray((self.lower <= point) & (point <= self.upper))

    def overlaps(self, other: "Interval") -> BoolArray:
        """True where both intervals share a point: then no difference may be claimed.

        The reverse is not a test at the same level: intervals that just do not touch differ with far more than 95 %.
        """
        return np.asarray((self.lower <= other.upper) & (other.lower <= self.upper))

    def width(self) -> FloatArray:
        return self.upper - self.lower


def wilson(cases: Numbers, population: Numbers, *, confidence: float = 0.95, per: float = 1) -> Interval:
    """Share ``per * cases / population`` with Wilson's score interval, which stays inside the scale and holds for 0.

    Unit: ``per`` 100 gives percent. Missing: NaN in either, or an empty area without cases, gives NaN.
    Errors: negative, cases_above_population, text_in_numbers, shapes_differ.
    Source: Wilson, JASA 22 (1927) 209-212; Newcombe, Statist. Med. 17 (1998) 857-872, method 3; the choice of PHE.
    """
    z = z_of(confidence)
    x, n = _counts(cases, population)
    if (x > n).any():
        raise BadNumbers("cases_above_population", cases=float(x[x > n][0]), population=float(n[x > n][0]))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = x / n
        centre = (x + z * z / 2) / (n + z * z)
        half = z / (n + z * z) * np.sqrt(x * (n - x) / n + z * z / 4)
    # the ends of the scale are exact; rounding would leave 1e-17 there
    lower = np.where(x == 0, 0.0, centre - half)
    upper = np.where(x == n, 1.0, centre + half)
    return _interval(share, lower, upper, per, confidence, "wilson")


def byar(cases: Numbers, population: Numbers = 1, *, confidence: float = 0.95, per: float = 1) -> Interval:
    """Rate ``per * cases / population`` (or the count itself) of events that may happen to one person more than once.

    Byar's approximation of the exact Poisson limits; below 10 cases the exact limits themselves, as PHE does.
    Unit: ``per`` 100,000 gives events per 100,000 person-years. Missing: as ``wilson``. Errors: as ``wilson``, except
    that there may be more cases than people.
    Source: Breslow & Day, Statistical Methods in Cancer Research II (1987), p. 69; PHE Technical Guide 2018, app. 1, 2.
    """
    z = z_of(confidence)
    x, n = _counts(cases, population)
    lower, upper = _byar_limits(x, z)
    few = x < BYAR_FROM
    if few.any():
        # of a single count both are numbers, which cannot be written into
        lower, upper = np.array(lower), np.array(upper)
        # counts of a smoothed or weighted table need not be whole: between two counts the limits are interpolated
        exact = np.array([poisson_limits(count, confidence) for count in range(BYAR_FROM + 1)])
        lower[few] = np.interp(x[few], range(BYAR_FROM + 1), exact[:, 0])
        upper[few] = np.interp(x[few], range(BYAR_FROM + 1), exact[:, 1])
    with np.errstate(divide="ignore", invalid="ignore"):
        return _interval(x / n, lower / n, upper / n, per, confidence, "byar")


def table_interval(
    cases: AreaTable, population: AreaTable, *, kind: Kind = "proportion", per: float = 100, confidence: float = 0.95
) -> tuple[AreaTable, Interval]:
    """Shares or rates of two tables joined by their labels, never by their order, with intervals in the same shape.

    ``kind`` "proportion" (Wilson) or "rate" (Byar). The status of a cell is the worse of both; an empty area is
    NOT_MEANINGFUL. Errors: as ``wilson``, unknown_area.
    """
    people = population.take(cases.areas, cases.periods)
    method = wilson if kind == "proportion" else byar
    found = method(cases.values, people.values, confidence=confidence, per=per)
    status: StatusArray = np.maximum(cases.status, people.status)
    status = np.where((status == Status.OK) & (people.values == 0), Status.NOT_MEANINGFUL, status).astype(np.uint8)
    return AreaTable.of(cases.areas, cases.periods, found.value, status), found


@lru_cache(maxsize=256)
def poisson_limits(count: int, confidence: float) -> tuple[float, float]:
    """Exact limits of the mean of a Poisson count (Garwood, Biometrika 28 (1936) 437-442), by bisection."""
    tail = (1 - confidence) / 2
    lower = 0.0 if count == 0 else _solve(count - 1, 1 - tail, count)
    return lower, _solve(count, tail, count)


def _solve(count: int, probability: float, start: int) -> float:
    """The mean at which ``count`` or fewer events have this probability; it falls as the mean grows."""
    low, high = 0.0, float(4 * start + 60)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(count, middle) > probability else (low, middle)
    return (low + high) / 2


def _at_most(count: int, mean: float) -> float:
    term = total = exp(-mean)
    for each in range(1, count + 1):
        term *= mean / each
        total += term
    return total


def _byar_limits(x: FloatArray, z: float) -> tuple[FloatArray, FloatArray]:
    above = x + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    # below two or three cases the cube falls under zero; a count does not
    return np.where(np.isnan(x), np.nan, np.maximum(np.nan_to_num(lower, nan=0.0), 0)), upper


def byar_limits(x: FloatArray, confidence: float) -> tuple[FloatArray, FloatArray]:
    """Byar's formula alone, for expected counts and weighted sums."""
    return _byar_limits(x, z_of(confidence))


def _counts(cases: Numbers, population: Numbers) -> tuple[FloatArray, FloatArray]:
    x = numbers(cases, name="cases", missing=True, least=0)
    n = numbers(population, name="population", missing=True, least=0)
    x, n = fitting(("cases", x), ("population", n))
    empty = (n == 0) & (x > 0)
    if empty.any():
        raise BadNumbers("zero_population", cases=float(x[empty][0]))
    return x, n


def _interval(
    value: FloatArray, lower: FloatArray, upper: FloatArray, per: float, confidence: float, method: str
) -> Interval:
    unknown = np.isnan(value)
    lower, upper = (per * np.where(unknown, np.nan, each) for each in (lower, upper))
    return Interval(per * value, lower, upper, confidence, method)
