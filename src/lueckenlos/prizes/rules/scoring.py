"""From points to a table. Pure: no database, no clock.

A juror's value for an application is the mean of their points, weighted by the criteria, between 0 and 10. The
application's value is the plain mean over all jurors who gave every point and are not biased. Values are compared as
they are shown, with two decimals: what looks equal is equal.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

_SHOWN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Vote:
    """What one juror gave one application; ``points`` by key of the criterion."""

    juror: int
    application: int
    points: Mapping[int, int] = field(default_factory=dict)
    biased: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the table. Everything is None while nobody has given all points; keys are those of jurors."""

    application: int
    mean: Decimal | None
    lowest: Decimal | None
    highest: Decimal | None
    values: Mapping[int, Decimal]
    missing: tuple[int, ...]
    biased: tuple[int, ...]
    place: int | None = None
    tied: bool = False


def weighted(points: Mapping[int, int], weights: Mapping[int, int]) -> Fraction | None:
    """Σ weight · points / Σ weight, exactly; None where points are missing or there is nothing to weigh."""
    total = sum(weights.values())
    if not total or not is_whole(points, weights):
        return None
    return Fraction(sum(weight * points[key] for key, weight in weights.items()), total)


def is_whole(points: Mapping[int, int], weights: Collection[int]) -> bool:
    return all(key in points for key in weights)


def tally(
    applications: Sequence[int], jurors: Sequence[int], weights: Mapping[int, int], votes: Sequence[Vote]
) -> list[Standing]:
    """The best first, equal ones under the same place, those without any value last in the order given.

    After two first places comes the third. Votes of others than ``jurors`` do not count.
    """
    cast = {(vote.juror, vote.application): vote for vote in votes}
    lines = [_line(key, jurors, weights, cast) for key in applications]
    means = [line.mean for line in lines if line.mean is not None]
    placed = [_placed(line, means) for line in lines]
    return sorted(placed, key=lambda line: (line.place is None, line.place or 0))


def _line(
    application: int, jurors: Sequence[int], weights: Mapping[int, int], cast: Mapping[tuple[int, int], Vote]
) -> Standing:
    exact: dict[int, Fraction] = {}
    missing, biased = [], []
    for juror in jurors:
        vote = cast.get((juror, application))
        if vote is not None and vote.biased:
            biased.append(juror)
        elif vote is None or (value := weighted(vote.points, weights)) is None:
            missing.append(juror)
        else:
            exact[juror] = value
    values = list(exact.values())
    return Standing(
        application,
        _shown(sum(values, Fraction()) / len(values)) if values else None,
        _shown(min(values)) if values else None,
        _shown(max(values)) if values else None,
        {juror: _shown(value) for juror, value in exact.items()},
        tuple(missing),
        tuple(biased),
    )


def _placed(line: Standing, means: Sequence[Decimal]) -> Standing:
    if line.mean is None:
        return line
    better = sum(mean > line.mean for mean in means)
    return Standing(
        line.application,
        line.mean,
        line.lowest,
        line.highest,
        line.values,
        line.missing,
        line.biased,
        better + 1,
        means.count(line.mean) > 1,
    )


def _shown(value: Fraction) -> Decimal:
    """Half up, as everybody learned it at school."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_SHOWN, ROUND_HALF_UP)
