"""What an inequality is measured on: an indicator's values in the subgroups of a population."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self

import numpy as np

from lueckenlos.equity.errors import BadNumbers, Refused
from lueckenlos.equity.numbers import FloatArray, Numbers, numbers, z_of

# "who": the standard errors that the WHO's healthequal uses; "sampling": the subgroups' own errors carried through
Errors = Literal["who", "sampling"]
COMPLEX_FROM: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Subgroups:
    """Subgroups, the least advantaged first where they have an order. Made by ``of``."""

    estimates: FloatArray
    errors: FloatArray | None
    population: FloatArray | None
    ordered: bool
    favourable: bool
    reference: int | None
    scale: float | None
    average: float | None

    @classmethod
    def of(
        cls,
        estimates: Numbers,
        *,
        favourable: bool,
        errors: Numbers | None = None,
        population: Numbers | None = None,
        order: Numbers | None = None,
        labels: Sequence[str] | None = None,
        reference: int | None = None,
        scale: float | None = 100,
        average: float | None = None,
        total_population: float | None = None,
    ) -> Self:
        """``estimates`` with standard ``errors`` and ``population`` per subgroup, in any sequence.

        ``favourable``: high is good (vaccinated) or bad (poor). ``order``: ranks from the least to the most advantaged;
        None for subgroups without an order (districts, sexes). ``reference``: position of the subgroup to compare with.
        ``scale``: 100 for percent, 1,000 for per mille; None for values without upper end. ``average``: of everybody,
        used only where the population is not known. ``total_population``: more people in the subgroups than this means
        that they overlap.
        Errors: as ``numbers``, shapes_differ, zero_population. Refused: too_few_subgroups (fewer than two),
        subgroups_overlap, order_missing (two subgroups on one rank), outside_scale (average).
        """
        y = numbers(estimates, name="estimates").reshape(-1)
        if y.size < 2:
            raise Refused("too_few_subgroups", subgroups=y.size, fewest=2)
        se = _beside(errors, "errors", y)
        people = _beside(population, "population", y)
        ranks = _beside(order, "order", y)
        _ensure_apart(people, labels, total_population)
        sequence = np.arange(y.size) if ranks is None else np.argsort(ranks, kind="stable")
        if ranks is not None and np.unique(ranks).size < y.size:
            raise Refused("order_missing", ranks=ranks.tolist())
        if reference is not None and not 0 <= reference < y.size:
            raise BadNumbers("unknown_area", label=reference)
        return cls(
            y[sequence],
            None if se is None else se[sequence],
            None if people is None else people[sequence],
            ordered=ranks is not None,
            favourable=favourable,
            reference=None if reference is None else int(np.flatnonzero(sequence == reference)[0]),
            scale=scale,
            average=average,
        )

    def shares(self) -> FloatArray:
        """Population shares. Refused: population_missing."""
        if self.population is None:
            raise Refused("population_missing")
        share: FloatArray = self.population / self.population.sum()
        return share

    def mean(self) -> float:
        """Of everybody: weighted by population, or the ``average`` given where that is not known."""
        if self.population is None and self.average is not None:
            return self.average
        return float(self.shares() @ self.estimates)

    def best(self) -> int:
        return int(np.argmax(self.estimates) if self.favourable else np.argmin(self.estimates))

    def target(self) -> int:
        """The subgroup all others could reach: the chosen one, the most advantaged, or the best."""
        if self.reference is not None:
            return self.reference
        return self.estimates.size - 1 if self.ordered else self.best()

    def ensure_complex(self) -> None:
        """Measures over all subgroups say no more than the difference where there are only two."""
        if self.estimates.size < COMPLEX_FROM:
            raise Refused("too_few_subgroups", subgroups=self.estimates.size, fewest=COMPLEX_FROM)

    def positive_mean(self) -> float:
        mean = self.mean()
        if mean <= 0:
            raise Refused("zero_mean", mean=mean)
        return mean


@dataclass(frozen=True, slots=True)
class Measure:
    """One number with its interval; ``error``, ``lower`` and ``upper`` are None where no errors are known.

    ``method`` says how the interval was made; with "log" in it, ``error`` is that of the logarithm.
    """

    value: float
    error: float | None
    lower: float | None
    upper: float | None
    confidence: float
    method: str


def around(value: float, error: float | None, confidence: float, method: str) -> Measure:
    """Value plus and minus z standard errors."""
    z = z_of(confidence)
    if error is None:
        return Measure(value, None, None, None, confidence, "none")
    return Measure(value, error, value - z * error, value + z * error, confidence, method)


def around_log(value: float, log_error: float | None, confidence: float, method: str) -> Measure:
    """Value times and over: ratios are symmetric only on the logarithm."""
    z = z_of(confidence)
    if log_error is None:
        return Measure(value, None, None, None, confidence, "none")
    factor = float(np.exp(z * log_error))
    return Measure(value, log_error, value / factor, value * factor, confidence, f"{method} log")


def carried(gradient: FloatArray, errors: FloatArray | None) -> float | None:
    """Standard error of a function of the estimates from its derivatives (delta method)."""
    return None if errors is None else float(np.sqrt(((gradient * errors) ** 2).sum()))


def _beside(raw: Numbers | None, name: str, estimates: FloatArray) -> FloatArray | None:
    if raw is None:
        return None
    out = numbers(raw, name=name, least=None if name == "order" else 0).reshape(-1)
    if out.shape != estimates.shape:
        raise BadNumbers("shapes_differ", name=name, estimates=estimates.size, given=out.size)
    return out


def _ensure_apart(people: FloatArray | None, labels: Sequence[str] | None, total: float | None) -> None:
    if labels is not None and len(set(labels)) < len(labels):
        raise Refused("subgroups_overlap", labels=list(labels))
    if people is None:
        return
    if (people == 0).any():
        raise BadNumbers("zero_population", position=int(np.argmax(people == 0)))
    # a millionth for totals that were rounded on their way
    if total is not None and people.sum() > total * (1 + 1e-6):
        raise Refused("subgroups_overlap", people=float(people.sum()), total=total)
