"""How far subgroups without an order lie apart: variance, mean differences, disparity, Theil, mean log deviation."""

from collections.abc import Callable
from typing import Final, Literal

import numpy as np

from lueckenlos.equity.errors import Refused
from lueckenlos.equity.measures.subgroups import Measure, Subgroups, around, carried
from lueckenlos.equity.numbers import FloatArray, z_of

# "measure": the error in the unit of the measure; "who": as healthequal 1.0.1 prints it: for a measure times 1,000
# or 100 the error of the measure before that factor, and an interval that is too narrow by it
ErrorScale = Literal["measure", "who"]
PER_MILLE: Final = 1_000
DRAWS: Final = 1_000
SEED: Final = 20_220_320
Over = Callable[[FloatArray], FloatArray]


def bgv(groups: Subgroups, *, confidence: float = 0.95) -> Measure:
    """Between-group variance: mean squared distance from the mean, weighted. Unit: that of the indicator, squared.

    Interval: the exact variance of the quadratic form for normal estimates; the lower end stops at 0.
    Refused (as all of this module): too_few_subgroups, population_missing.
    Source: Schlotheuber & Hosseinpoor, IJERPH 19 (2022) 3697; Ahn et al., JCO Clin. Cancer Inform. 2 (2018).
    """
    groups.ensure_complex()
    share = groups.shares()
    apart = groups.estimates - groups.mean()
    value = float(share @ apart**2)
    found = around(value, _bgv_error(groups, share, apart), confidence, "normal")
    lower = None if found.lower is None else max(found.lower, 0.0)
    return Measure(value, found.error, lower, found.upper, confidence, found.method)


def bgsd(groups: Subgroups, *, confidence: float = 0.95) -> Measure:
    """Between-group standard deviation: root of ``bgv``; its interval is the root of that interval."""
    variance = bgv(groups, confidence=confidence)
    root = float(np.sqrt(variance.value))
    if variance.error is None or variance.lower is None or variance.upper is None:
        return around(root, None, confidence, "none")
    error = variance.error / (2 * root) if root > 0 else None
    limits = float(np.sqrt(variance.lower)), float(np.sqrt(variance.upper))
    return Measure(root, error, *limits, confidence, variance.method)


def cov(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """Coefficient of variation: 100 ``bgsd`` / mean. Unit: percent of the mean. Refused: also zero_mean."""
    share = groups.shares()

    def over(y: FloatArray) -> FloatArray:
        mean = y @ share
        return np.asarray(100 * np.sqrt(((y - mean[..., None]) ** 2) @ share) / mean)

    groups.positive_mean()
    return _simulated(groups, over, confidence, seed)


def mdmu(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """Mean difference from the mean of everybody, subgroups counting alike: mean of |value - mean|. Unit: as indicator.

    Interval (as all mean differences and disparities): 2.5th and 97.5th percentile of 1,000 draws of the estimates from
    their errors, as the WHO does with 100 (Ahn et al., PLoS ONE 14 (2019) e0219542), widened to hold the value itself,
    because differences without sign come out larger in every draw than in the estimates.
    Source: Schlotheuber & Hosseinpoor 2022.
    """
    return _simulated(groups, lambda y: _from_mean(groups, y).mean(axis=-1), confidence, seed)


def mdmw(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """As ``mdmu``, weighted by population."""
    share = groups.shares()
    return _simulated(groups, lambda y: _from_mean(groups, y) @ share, confidence, seed)


def mdbu(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """Mean difference from the best subgroup (highest if favourable, else lowest). Otherwise as ``mdmu``."""
    return _simulated(groups, lambda y: _from_best(groups, y).mean(axis=-1), confidence, seed)


def mdbw(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """As ``mdbu``, weighted by population."""
    share = groups.shares()
    return _simulated(groups, lambda y: _from_best(groups, y) @ share, confidence, seed)


def mdru(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """Mean difference from the reference subgroup. Refused: reference_missing. Otherwise as ``mdmu``."""
    place = _reference(groups)
    return _simulated(groups, lambda y: np.abs(y - y[..., [place]]).mean(axis=-1), confidence, seed)


def mdrw(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """As ``mdru``, weighted by population."""
    place, share = _reference(groups), groups.shares()
    return _simulated(groups, lambda y: np.abs(y - y[..., [place]]) @ share, confidence, seed)


def idisu(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """Index of disparity: 100 ``mdmu`` / mean. Unit: percent of the mean. Refused: also zero_mean.

    Source: Pearcy & Keppel, Public Health Reports 117 (2002) 273-280, around the mean of everybody as the WHO has it.
    """
    groups.positive_mean()
    return _simulated(groups, lambda y: 100 * _from_mean(groups, y).mean(axis=-1) / _means(groups, y), confidence, seed)


def idisw(groups: Subgroups, *, confidence: float = 0.95, seed: int = SEED) -> Measure:
    """As ``idisu``, weighted by population."""
    groups.positive_mean()
    share = groups.shares()
    return _simulated(groups, lambda y: 100 * (_from_mean(groups, y) @ share) / _means(groups, y), confidence, seed)


def ti(groups: Subgroups, *, confidence: float = 0.95, error_scale: ErrorScale = "measure") -> Measure:
    """Theil index times 1,000: sum of share * ratio * ln(ratio), ratio = value / mean. Refused: not_positive.

    Source: Schlotheuber & Hosseinpoor 2022; error by the delta method (Ahn et al. 2018).
    """
    share, ratio, mean = _ratios(groups)
    value = float(share @ (ratio * np.log(ratio)))
    return _per_mille(groups, value, share * (np.log(ratio) - value) / mean, confidence, error_scale)


def mld(groups: Subgroups, *, confidence: float = 0.95, error_scale: ErrorScale = "measure") -> Measure:
    """Mean log deviation times 1,000: sum of share * -ln(ratio). Otherwise as ``ti``."""
    share, ratio, mean = _ratios(groups)
    value = float(-share @ np.log(ratio))
    return _per_mille(groups, value, share * (1 - 1 / ratio) / mean, confidence, error_scale)


def _bgv_error(groups: Subgroups, share: FloatArray, apart: FloatArray) -> float | None:
    """Of y'Ay with A = diag(share) - share share': 4 m'AVAm + 2 trace(AVAV), written out."""
    if groups.errors is None:
        return None
    variance = groups.errors**2
    first = 4 * (share**2 * apart**2 * variance).sum()
    second = (share**2 * (1 - 2 * share) * variance**2).sum() + (share**2 * variance).sum() ** 2
    return float(np.sqrt(first + 2 * second))


def _means(groups: Subgroups, y: FloatArray) -> FloatArray:
    """Mean of everybody in every draw; the given average where the population is not known."""
    if groups.population is None:
        return np.asarray(np.full(y.shape[:-1], groups.mean()))
    return np.asarray(y @ groups.shares())


def _from_mean(groups: Subgroups, y: FloatArray) -> FloatArray:
    return np.asarray(np.abs(y - _means(groups, y)[..., None]))


def _from_best(groups: Subgroups, y: FloatArray) -> FloatArray:
    best = y.max(axis=-1, keepdims=True) if groups.favourable else y.min(axis=-1, keepdims=True)
    return np.asarray(np.abs(y - best))


def _reference(groups: Subgroups) -> int:
    if groups.reference is None:
        raise Refused("reference_missing")
    return groups.reference


def _ratios(groups: Subgroups) -> tuple[FloatArray, FloatArray, float]:
    groups.ensure_complex()
    share, mean = groups.shares(), groups.mean()
    if (groups.estimates <= 0).any():
        raise Refused("not_positive", values=groups.estimates.tolist())
    return share, groups.estimates / mean, mean


def _per_mille(
    groups: Subgroups, value: float, gradient: FloatArray, confidence: float, error_scale: ErrorScale
) -> Measure:
    error = carried(gradient, groups.errors)
    if error is not None and error_scale == "measure":
        error *= PER_MILLE
    return around(PER_MILLE * value, error, confidence, f"delta {error_scale}")


def _simulated(groups: Subgroups, over: Over, confidence: float, seed: int) -> Measure:
    groups.ensure_complex()
    value = float(over(groups.estimates[None])[0])
    z_of(confidence)
    if groups.errors is None:
        return Measure(value, None, None, None, confidence, "none")
    rng = np.random.default_rng(seed)
    draws = groups.estimates + groups.errors * rng.standard_normal((DRAWS, groups.estimates.size))
    if groups.scale is not None:
        draws = np.clip(draws, min(0.0, groups.estimates.min()), max(groups.scale, groups.estimates.max()))
    with np.errstate(divide="ignore", invalid="ignore"):
        found = over(draws)
    # a draw in which nobody has anything has no relative measure
    found = found[np.isfinite(found)]
    lower, upper = np.quantile(found, [(1 - confidence) / 2, (1 + confidence) / 2])
    error = float(found.std(ddof=1))
    return Measure(value, error, min(float(lower), value), max(float(upper), value), confidence, "simulated")
