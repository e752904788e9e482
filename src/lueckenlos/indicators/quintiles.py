"""One indicator by fifths of deprivation, numbered as the RKI numbers those of the GISD: 5 is the most deprived. Pure.

The fifths hold the same number of areas and stay the same over the years, so that a change is one of the figures and
not of the grouping.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from lueckenlos.equity import EquityError, Measure, Refused, Subgroups, quantiles, summary_measures
from lueckenlos.equity.numbers import FloatArray
from lueckenlos.indicators.enums import PER, Polarity, Unit, ValueStatus
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.release import CODE, Figure, Figures, Stored, release_figures

GROUPS: Final = 5
LEAST, MOST = 1, GROUPS  # deprived
Z: Final = 1.959964


@dataclass(frozen=True, slots=True, eq=False)
class AreaValues:
    """One period: value, cases and people of each area, NaN where unknown; ``people`` are all inhabitants.

    Only areas whose figure may be shown belong in here.
    """

    areas: Sequence[int]
    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    people: FloatArray


@dataclass(frozen=True, slots=True)
class Fifth:
    """``rank`` from LEAST to MOST deprived; ``figure`` None where no area of it has a figure."""

    rank: int
    areas: int
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Gradient:
    """One period; ``fifths`` from the least to the most deprived. ``counted``: from cases and people, else means of
    published rates weighted by inhabitants."""

    period: str
    fifths: list[Fifth]
    counted: bool
    measures: Mapping[str, Measure]
    refused: Mapping[str, EquityError]

    @property
    def most_deprived(self) -> Figure | None:
        return self.fifths[-1].figure

    @property
    def least_deprived(self) -> Figure | None:
        return self.fifths[0].figure


def ranks_of(deprivation: Mapping[int, float]) -> dict[int, int]:
    """Area → rank of its fifth, 5 for the most deprived. Refused: ``too_few_areas``, ``all_equal``."""
    found = quantiles(list(deprivation.values()), GROUPS, high_is_worse=True)
    return {area: int(rank) for area, rank in zip(deprivation, found.tolist(), strict=True)}


def gradient_of(indicator: Indicator, period: str, values: AreaValues, ranks: Mapping[int, int]) -> Gradient:
    """Figures of the fifths and every summary measure of the WHO that applies to them."""
    rank = np.array([ranks[area] for area in values.areas], dtype=np.int64)
    counted = bool(indicator.unit in PER and not np.isnan(values.numerator + values.denominator).any())
    weight = values.denominator if counted else values.people
    sizes = np.array([(rank == one).sum() for one in range(1, GROUPS + 1)])
    people = np.array([weight[rank == one].sum() for one in range(1, GROUPS + 1)])
    figures = _figures(indicator, values, rank, counted=counted)
    shown = [figures.at(place, period) if sizes[place] else None for place in range(GROUPS)]
    fifths = [Fifth(place + 1, int(sizes[place]), figure) for place, figure in enumerate(shown)]
    measures, refused = _measures(indicator, shown, people, counted=counted)
    return Gradient(period, fifths, counted, measures, refused)


def _figures(indicator: Indicator, values: AreaValues, rank: "np.ndarray", *, counted: bool) -> Figures:
    places = [rank == one for one in range(1, GROUPS + 1)]
    nothing = np.full(GROUPS, np.nan)
    if counted:
        cases = np.array([values.numerator[place].sum() for place in places])
        people = np.array([values.denominator[place].sum() for place in places])
        share = np.divide(PER[indicator.unit] * cases, people, out=nothing.copy(), where=people > 0)
        return release_figures(indicator, _stored(share, cases, people))
    mean = nothing.copy()
    for number, place in enumerate(places):
        if place.any():
            mean[number] = np.average(values.value[place], weights=values.people[place])
    return release_figures(indicator, _stored(mean, nothing, nothing))


def _stored(value: FloatArray, cases: FloatArray, people: FloatArray) -> Stored:
    return Stored(value, cases, people, np.full(GROUPS, CODE[ValueStatus.OK], dtype=np.uint8))


def _measures(
    indicator: Indicator, shown: Sequence[Figure | None], people: FloatArray, *, counted: bool
) -> tuple[Mapping[str, Measure], Mapping[str, EquityError]]:
    """A measure of some fifths would pass for one of all: every one must be known."""
    known = [one for one in shown if one is not None and one.ok]
    if len(known) < GROUPS:
        return {}, {"": Refused("too_few_subgroups", subgroups=len(known), fewest=GROUPS)}
    errors = [(one.upper - one.lower) / (2 * Z) for one in known if one.lower is not None and one.upper is not None]
    try:
        groups = Subgroups.of(
            [one.value or 0.0 for one in known],
            favourable=indicator.polarity is Polarity.HIGHER,
            errors=errors if len(errors) == GROUPS else None,
            population=people,
            order=range(GROUPS, 0, -1),  # from the least to the most advantaged
            scale=_scale(indicator.unit),
        )
        found = summary_measures(groups, model="logit" if _scale(indicator.unit) else "linear")
    except EquityError as reason:
        return {}, {"": reason}
    measures = dict(found.measures)
    if not counted:
        # their intervals take the weights for the people asked, whom nobody has told us
        measures |= {name: _without_interval(measures[name]) for name in ("par", "paf") if name in measures}
    return measures, found.refused


def _without_interval(one: Measure) -> Measure:
    return replace(one, error=None, lower=None, upper=None, method="none")


def _scale(unit: Unit) -> float | None:
    return PER.get(unit) if unit is not Unit.PER_100 else None
