"""Two subgroups compared: difference and ratio."""

import numpy as np

from lueckenlos.equity.errors import Refused
from lueckenlos.equity.measures.subgroups import Measure, Subgroups, around, around_log


def d(groups: Subgroups, *, confidence: float = 0.95) -> Measure:
    """Difference between two subgroups; positive where the worse-off are worse off. Unit: that of the indicator.

    Ordered: most minus least advantaged if favourable, the other way round if adverse. Without order: highest minus
    lowest; with a reference: reference minus lowest if favourable, highest minus reference if adverse.
    Interval: independent subgroups. Source: Schlotheuber & Hosseinpoor, IJERPH 19 (2022) 3697, appendix; Ahn et al.,
    JCO Clin. Cancer Inform. 2 (2018).
    """
    high, low = _pair(groups)
    value = float(groups.estimates[high] - groups.estimates[low])
    error = None if groups.errors is None else float(np.hypot(groups.errors[high], groups.errors[low]))
    return around(value, error, confidence, "normal")


def r(groups: Subgroups, *, confidence: float = 0.95) -> Measure:
    """Ratio of the same two subgroups as in ``d``; 1 is equality. Unit: none. Refused: not_positive.

    Interval on the logarithm; ``error`` is that of the logarithm. Source: as ``d``.
    """
    high, low = _pair(groups)
    pair = groups.estimates[[high, low]]
    if (pair <= 0).any():
        raise Refused("not_positive", values=pair.tolist())
    error = None if groups.errors is None else float(np.hypot(*(groups.errors[[high, low]] / pair)))
    return around_log(float(pair[0] / pair[1]), error, confidence, "normal")


def _pair(groups: Subgroups) -> tuple[int, int]:
    """Positions of minuend and subtrahend."""
    lowest, highest = int(np.argmin(groups.estimates)), int(np.argmax(groups.estimates))
    if groups.ordered:
        last = groups.estimates.size - 1
        return (last, 0) if groups.favourable else (0, last)
    if groups.reference is None:
        return highest, lowest
    return (groups.reference, lowest) if groups.favourable else (highest, groups.reference)
