"""One indicator by education, from a survey that publishes groups with their intervals. Pure.

How large the groups are among all people is not published, only how many were asked: measures that need the sizes are
refused, difference and ratio are not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lueckenlos.equity import EquityError, Measure, Refused, Subgroups, summary_measures
from lueckenlos.indicators.enums import PER, Education, Polarity
from lueckenlos.indicators.quintiles import Z
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.release import Figure

# from the least to the most advantaged
GROUPS: Final = (Education.LOW, Education.MIDDLE, Education.HIGH)


@dataclass(frozen=True, slots=True)
class Schooling:
    """One wave of a survey for all, women or men (``sex``). ``groups``: in the order of ``GROUPS``; None where unknown.

    ``standardised``: as if every group had the same ages.
    """

    period: str
    sex: str
    standardised: bool
    groups: list[Figure | None]
    measures: Mapping[str, Measure]
    refused: Mapping[str, EquityError]


def schooling_of(
    indicator: Indicator, period: str, sex: str, found: Mapping[str, Figure], *, standardised: bool
) -> Schooling:
    """``found``: figure by education."""
    groups = [found.get(one) for one in GROUPS]
    measures, refused = _measures(indicator, groups)
    return Schooling(period, sex, standardised, groups, measures, refused)


def _measures(
    indicator: Indicator, groups: list[Figure | None]
) -> tuple[Mapping[str, Measure], Mapping[str, EquityError]]:
    known = [one for one in groups if one is not None and one.ok]
    if len(known) < len(GROUPS):
        return {}, {"": Refused("too_few_subgroups", subgroups=len(known), fewest=len(GROUPS))}
    errors = [(one.upper - one.lower) / (2 * Z) for one in known if one.lower is not None and one.upper is not None]
    try:
        made = Subgroups.of(
            [one.value or 0.0 for one in known],
            favourable=indicator.polarity is Polarity.HIGHER,
            errors=errors if len(errors) == len(GROUPS) else None,
            order=range(1, len(GROUPS) + 1),
            scale=PER.get(indicator.unit),
        )
    except EquityError as reason:
        return {}, {"": reason}
    found = summary_measures(made)
    return found.measures, found.refused
