"""Shares and rates with their intervals, made only from counts that may be shown."""

from dataclasses import dataclass

import numpy as np

from lueckenlos.equity.disclosure.rule import Releasable, Rule, printed_values
from lueckenlos.equity.errors import BadNumbers
from lueckenlos.equity.intervals import Kind, byar, wilson
from lueckenlos.equity.numbers import Numbers, fitting, numbers
from lueckenlos.equity.tables import Status


@dataclass(frozen=True, slots=True, eq=False)
class ReleasedInterval:
    """Three ``Releasable`` with one pattern of hidden cells."""

    value: Releasable
    lower: Releasable
    upper: Releasable


def release_interval(
    cases: Numbers,
    population: Numbers,
    rule: Rule,
    *,
    kind: Kind = "proportion",
    per: float = 100,
    confidence: float = 0.95,
) -> ReleasedInterval:
    """Share ("proportion", Wilson) or rate ("rate", Byar) of the rounded counts, hidden where a count is small.

    From an exact share and the number of people everybody could work out the count, so both are rounded first. Of a
    share also the others are hidden where they are few: "all but one" tells about one. An area whose people round to 0
    is NOT_MEANINGFUL. Unit: ``per``. Missing: NaN stays MISSING. Errors: as ``wilson`` and ``byar``.
    """
    x = numbers(cases, name="cases", missing=True, least=0)
    n = numbers(population, name="population", missing=True, least=0)
    x, n = fitting(("cases", x), ("population", n))
    if kind == "proportion" and (x > n).any():
        raise BadNumbers("cases_above_population")
    hidden = rule.small(x) | rule.small(n)
    if kind == "proportion":
        hidden = hidden | rule.small(n - x)
    people = rule.rounded(n)
    events = np.where(people == 0, 0.0, rule.rounded(x))
    found = (wilson if kind == "proportion" else byar)(events, people, per=per, confidence=confidence)
    status = np.where(hidden, Status.SUPPRESSED, np.where(np.isnan(x + n), Status.MISSING, Status.OK))
    status = np.where((status == Status.OK) & np.isnan(found.value), Status.NOT_MEANINGFUL, status).astype(np.uint8)
    value, lower, upper = (printed_values(each, status, rule) for each in (found.value, found.lower, found.upper))
    return ReleasedInterval(value, lower, upper)
