"""Gradients over ordered subgroups: concentration indices, slope and relative index of inequality."""

from dataclasses import replace
from typing import Final, Literal, NamedTuple

import numpy as np

from lueckenlos.equity.errors import Refused
from lueckenlos.equity.measures.subgroups import Errors, Measure, Subgroups, around, around_log, carried
from lueckenlos.equity.numbers import FloatArray

# "healthequal": the logit as the WHO's R package computes it, with whole people, whole cases and population squared
Model = Literal["logit", "linear", "healthequal"]
_STEPS: Final = 100
_CLOSE: Final = 1e-12


class Fit(NamedTuple):
    """Predicted values at the bottom (rank 0) and the top (rank 1), their derivatives by the two coefficients, and the
    coefficients' covariance (None where no errors are known)."""

    bottom: float
    top: float
    bottom_slope: FloatArray
    top_slope: FloatArray
    covariance: FloatArray | None


def ranks(groups: Subgroups) -> FloatArray:
    """Relative rank of the middle of each subgroup, 0 the least and 1 the most advantaged. Refused: order_missing."""
    groups.ensure_complex()
    if not groups.ordered:
        raise Refused("order_missing")
    share = groups.shares()
    middle: FloatArray = np.cumsum(share) - share / 2
    return middle


def aci(groups: Subgroups, *, confidence: float = 0.95, errors: Errors = "who") -> Measure:
    """Absolute concentration index: sum of share * (2 rank - 1) * value. Unit: that of the indicator.

    Positive: concentrated among the advantaged. "who": the error of the slope of the equivalent regression weighted by
    population (how far the subgroups lie off a line); "sampling": the subgroups' own errors.
    Refused: too_few_subgroups, order_missing, population_missing.
    Source: Schlotheuber & Hosseinpoor 2022; O'Donnell et al., Analyzing Health Equity (2008), ch. 8.
    """
    return _concentration(groups, 1.0, confidence, errors)


def rci(groups: Subgroups, *, confidence: float = 0.95, errors: Errors = "who") -> Measure:
    """Relative concentration index: ``aci`` over the mean. Unit: none, between -1 and 1. Refused: also zero_mean.

    "who": as ``aci``, the mean taken as fixed; "sampling": the mean's own error included (Kakwani, Wagstaff, van
    Doorslaer, J. Econometrics 77 (1997) 87-103, within-group part).
    """
    rank = ranks(groups)
    mean = groups.positive_mean()
    found = _concentration(groups, mean, confidence, errors)
    if errors == "who":
        return found
    gradient = groups.shares() * ((2 * rank - 1) - found.value) / mean
    return around(found.value, carried(gradient, groups.errors), confidence, "sampling")


def sii(groups: Subgroups, *, confidence: float = 0.95, errors: Errors = "who", model: Model = "logit") -> Measure:
    """Slope index: predicted value at the top minus at the bottom of the ranking. Unit: that of the indicator.

    Positive: higher among the advantaged, for favourable and adverse indicators alike. The WHO's model is "logit" (for
    values on a scale from 0); "linear" for all others. Its R package healthequal counts the population twice, as size
    and as weight of a subgroup: "healthequal" gives its numbers, digit by digit. Errors "who": robust (HC1), from how
    far the subgroups lie off the curve; "sampling": the subgroups' own errors carried through the regression.
    Refused: as ``aci``, outside_scale (logit), no_fit. Source: Schlotheuber & Hosseinpoor 2022; Mackenbach & Kunst,
    Soc. Sci. Med. 44 (1997) 757-771.
    """
    fit = _fit(groups, errors, model)
    error = _error(fit.top_slope - fit.bottom_slope, fit.covariance)
    return around(fit.top - fit.bottom, error, confidence, f"{errors} {model}")


def rii(groups: Subgroups, *, confidence: float = 0.95, errors: Errors = "who", model: Model = "logit") -> Measure:
    """Relative index: predicted value at the top over that at the bottom. Unit: none; 1 is equality.

    Interval on the logarithm. Otherwise as ``sii``. Refused: also not_positive (a line that reaches zero).
    """
    fit = _fit(groups, errors, model)
    if min(fit.top, fit.bottom) <= 0:
        raise Refused("not_positive", values=[fit.bottom, fit.top])
    error = _error(fit.top_slope / fit.top - fit.bottom_slope / fit.bottom, fit.covariance)
    return around_log(fit.top / fit.bottom, error, confidence, f"{errors} {model}")


def _concentration(groups: Subgroups, divisor: float, confidence: float, errors: Errors) -> Measure:
    rank, share = ranks(groups), groups.shares()
    gradient = share * (2 * rank - 1) / divisor
    value = float(gradient @ groups.estimates)
    if errors == "sampling":
        return around(value, carried(gradient, groups.errors), confidence, "sampling")
    centred = rank - share @ rank
    spread = float(share @ centred**2)
    outcome = 2 * spread * groups.estimates / divisor
    residual = outcome - share @ outcome - value * centred
    error = float(np.sqrt(share @ residual**2 / (share.size - 2) / spread))
    return around(value, error, confidence, "who")


def _fit(groups: Subgroups, errors: Errors, model: Model) -> Fit:
    if model == "healthequal":
        groups = _whole(groups)
    rank, weights = ranks(groups), groups.shares()
    design = np.column_stack([np.ones_like(rank), rank])
    if model == "linear":
        return _linear(groups, design, weights, errors)
    return _logit(groups, design, weights**2 if model == "healthequal" else weights, errors)


def _whole(groups: Subgroups) -> Subgroups:
    """Counted in whole people and whole cases."""
    if groups.population is None or groups.scale is None:
        # refused further on, by the name of what is missing
        return groups
    people = np.ceil(groups.population)
    cases = np.round(groups.estimates / groups.scale * people)
    return replace(groups, estimates=groups.scale * cases / people, population=people)


def _linear(groups: Subgroups, design: FloatArray, weights: FloatArray, errors: Errors) -> Fit:
    inverse: FloatArray = np.linalg.inv(design.T @ (design * weights[:, None])).astype(np.float64)
    beta = inverse @ design.T @ (weights * groups.estimates)
    scores = design * weights[:, None]
    covariance = _sandwich(groups, scores, inverse, groups.estimates - design @ beta, errors=errors, scale=1)
    bottom, top = np.array([1.0, 0.0]), np.array([1.0, 1.0])
    return Fit(float(bottom @ beta), float(top @ beta), bottom, top, covariance)


def _logit(groups: Subgroups, design: FloatArray, weights: FloatArray, errors: Errors) -> Fit:
    """Iteratively reweighted least squares (McCullagh & Nelder, Generalized Linear Models, 2nd ed. 1989, 2.5)."""
    scale = groups.scale
    if scale is None or (groups.estimates < 0).any() or (groups.estimates > scale).any():
        raise Refused("outside_scale", scale=scale)
    share = groups.estimates / scale
    beta = np.zeros(2)
    for _ in range(_STEPS):
        # the clip only keeps exp from overflowing on the way to a refusal
        fitted = 1 / (1 + np.exp(-np.clip(design @ beta, -500, 500)))
        information = design.T @ (design * (weights * fitted * (1 - fitted))[:, None])
        # a curve that runs into 0 or 1 has no finite slope
        if np.linalg.cond(information) > 1 / _CLOSE:
            raise Refused("no_fit")
        step = np.linalg.solve(information, design.T @ (weights * (share - fitted)))
        beta = beta + step
        if np.abs(step).max() < _CLOSE:
            break
    else:
        raise Refused("no_fit")
    fitted = 1 / (1 + np.exp(-design @ beta))
    inverse: FloatArray = np.linalg.inv(information).astype(np.float64)
    scores = design * weights[:, None]
    covariance = _sandwich(groups, scores, inverse, share - fitted, errors=errors, scale=scale)
    ends = 1 / (1 + np.exp(-np.array([beta[0], beta.sum()])))
    slopes = scale * ends * (1 - ends)
    bottom, top = slopes[0] * np.array([1.0, 0.0]), slopes[1] * np.array([1.0, 1.0])
    return Fit(float(scale * ends[0]), float(scale * ends[1]), bottom, top, covariance)


def _sandwich(
    groups: Subgroups, weighted: FloatArray, inverse: FloatArray, residual: FloatArray, *, errors: Errors, scale: float
) -> FloatArray | None:
    """Covariance of the coefficients from the weighted design: White's with the factor n / (n - 2), or from the
    subgroups' errors."""
    if errors == "sampling" and groups.errors is None:
        return None
    off = residual if groups.errors is None or errors == "who" else groups.errors / scale
    scores = weighted * off[:, None]
    factor = residual.size / (residual.size - 2) if errors == "who" else 1.0
    covariance: FloatArray = factor * inverse @ (scores.T @ scores) @ inverse
    return covariance


def _error(gradient: FloatArray, covariance: FloatArray | None) -> float | None:
    return None if covariance is None else float(np.sqrt(gradient @ covariance @ gradient))
