"""What everybody would gain if every subgroup had the level of the best placed: attributable risk and fraction."""

import numpy as np

from lueckenlos.equity.errors import Refused
from lueckenlos.equity.measures.spread import ErrorScale
from lueckenlos.equity.measures.subgroups import Errors, Measure, Subgroups, around, carried
from lueckenlos.equity.numbers import FloatArray


def par(groups: Subgroups, *, confidence: float = 0.95, errors: Errors = "who") -> Measure:
    """Population attributable risk: value of the target subgroup minus mean. Unit: that of the indicator.

    Target: the chosen reference, else the most advantaged, else the best. Positive for favourable, negative for adverse
    indicators; 0 where the mean is already better than the target. Not a causal claim.
    "who": Walter's error for counts (population times value); "sampling": the subgroups' own errors.
    Refused: too_few_subgroups, population_missing, outside_scale ("who").
    Source: Schlotheuber & Hosseinpoor, IJERPH 19 (2022) 3697; Walter, Int. J. Epidemiol. 7 (1978) 175-182.
    """
    groups.ensure_complex()
    share, target, mean = groups.shares(), groups.target(), groups.mean()
    value = float(groups.estimates[target] - mean)
    if errors == "sampling":
        gradient = np.eye(share.size)[target] - share
        return _one_sided(groups, value, carried(gradient, groups.errors), confidence, "sampling")
    return _one_sided(groups, value, mean * _walter(groups), confidence, "who")


def paf(
    groups: Subgroups, *, confidence: float = 0.95, errors: Errors = "who", error_scale: ErrorScale = "measure"
) -> Measure:
    """Population attributable fraction: 100 ``par`` / mean. Unit: percent of the mean. Refused: also zero_mean.

    ``error_scale``: "measure", the error in percent too; "who" as healthequal 1.0.1 prints it, as a share.
    """
    groups.ensure_complex()
    share, target, mean = groups.shares(), groups.target(), groups.positive_mean()
    level = float(groups.estimates[target])
    error: float | None
    if errors == "sampling":
        error = carried(np.eye(share.size)[target] / mean - level * share / mean**2, groups.errors)
    else:
        error = _walter(groups)
    if error is not None and error_scale == "measure":
        error *= 100
    return _one_sided(groups, 100 * (level / mean - 1), error, confidence, f"{errors} {error_scale}")


def _walter(groups: Subgroups) -> float:
    """Error of the attributable fraction: cases and others in the target subgroup against those everywhere else."""
    scale = groups.scale
    if scale is None or (groups.estimates < 0).any() or (groups.estimates > scale).any():
        raise Refused("outside_scale", scale=scale)
    people = groups.shares() if groups.population is None else groups.population
    cases = people * groups.estimates / scale
    if cases.sum() == 0:
        raise Refused("zero_mean", mean=0.0)
    total, target = float(people.sum()), groups.target()
    c, at_target = float(cases[target]), float(people[target])
    a = float(cases.sum()) - c
    b = total - at_target - a
    top = c * total * (a * (at_target - c) * (total - c) + b * c**2)
    return float(np.sqrt(top / ((a + c) ** 3 * at_target**3)))


def _one_sided(groups: Subgroups, value: float, error: float | None, confidence: float, method: str) -> Measure:
    """Nothing can be gained where the mean is better than the target; no limit then lies on the side of a loss."""
    found = around(value, error, confidence, method)
    clip: FloatArray = np.array([0.0, np.inf] if groups.favourable else [-np.inf, 0.0])
    if clip[0] <= value <= clip[1]:
        return found
    limits = [None if each is None else float(np.clip(each, *clip)) for each in (found.lower, found.upper)]
    return Measure(0.0, error, limits[0], limits[1], confidence, found.method)
