"""Which Gebiete are alike: nearest by declared features. Pure; no Gebiet is better or worse than another here."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from lueckenlos.equity.numbers import FloatArray

FEATURES: Final = ("bevoelkerung", "dichte", "benachteiligung")
# people and density differ by factors, not by amounts
_BY_FACTOR: Final = frozenset({"bevoelkerung", "dichte"})
FEWEST, USUAL, MOST = 3, 8, 15


def nearest(
    own: Mapping[str, float], others: Sequence[Mapping[str, float]], features: Sequence[str], count: int
) -> list[int]:
    """Places of the ``count`` others nearest to ``own``, the nearest first.

    Distance: each feature divided by its spread among all, people and density on a logarithm; root of the squares'
    sum. One without a feature is left out. Ties keep the order given.
    """
    whole = [place for place, other in enumerate(others) if all(name in other for name in features)]
    if not features or not whole or any(name not in own for name in features):
        return []
    table = _table([own, *(others[place] for place in whole)], features)
    spread = table.std(axis=0)
    scaled = (table[1:] - table[0]) / np.where(spread > 0, spread, 1.0)
    order = np.argsort(np.sqrt((scaled**2).sum(axis=1)), kind="stable")
    return [whole[int(place)] for place in order[:count]]


def _table(rows: Sequence[Mapping[str, float]], features: Sequence[str]) -> FloatArray:
    table = np.array([[row[name] for name in features] for row in rows], dtype=np.float64)
    for column, name in enumerate(features):
        if name in _BY_FACTOR:
            table[:, column] = np.log(np.maximum(table[:, column], 1e-9))
    return table
