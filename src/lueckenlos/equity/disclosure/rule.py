"""What a source allows to be shown, and the only type in which counts of people may leave the numbers."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from lueckenlos.equity.errors import BadNumbers
from lueckenlos.equity.numbers import BoolArray, FloatArray
from lueckenlos.equity.tables import Status, StatusArray


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts from 1 to below ``threshold`` are hidden; what is shown is rounded to a multiple of ``base``.

    Zero is shown: that nobody is concerned tells nothing about anybody. Errors: bad_rule.
    Source: threshold 3 and rounding to 5 are the usual rules of German official statistics (Destatis, Geheimhaltung).
    """

    threshold: int = 3
    base: int = 5

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.base < 1:
            raise BadNumbers("bad_rule", threshold=self.threshold, base=self.base)

    def small(self, counts: FloatArray) -> BoolArray:
        """True where a count must not be shown. A missing count has nothing to hide."""
        return np.asarray((counts > 0) & (counts < self.threshold))

    def rounded(self, counts: FloatArray) -> FloatArray:
        """To the nearest multiple of ``base``, halves away from zero: the same count is always printed alike."""
        out: FloatArray = np.sign(counts) * np.floor(np.abs(counts) / self.base + 0.5) * self.base
        return out


_KEY: Final = object()


class Releasable:
    """Numbers that may be shown to anybody. Only the functions of this package make them; the counts are not inside.

    ``values``: NaN where nothing is shown; ``status`` says why; ``rule`` is the one that was kept.
    """

    __slots__ = ("rule", "status", "values")

    def __init__(self, key: object, values: FloatArray, status: StatusArray, rule: Rule) -> None:
        if key is not _KEY:
            raise TypeError("a Releasable is made by the functions of equity.disclosure only")
        self.values, self.status, self.rule = values, status, rule
        for array in (values, status):
            array.setflags(write=False)

    def __repr__(self) -> str:
        return f"Releasable({self.values!r}, {self.rule!r})"

    def shown(self) -> BoolArray:
        return np.asarray(self.status == Status.OK)

    def share_of(self, whole: "Releasable", *, per: float = 100) -> Self:
        """``per`` times this over ``whole``, from the printed numbers alone, so that nothing hidden shines through.

        Missing: where either is not shown, or the whole is 0. Errors: shapes_differ.
        """
        if whole.values.shape != self.values.shape:
            raise BadNumbers("shapes_differ", part=self.values.shape, whole=whole.values.shape)
        value = np.full(self.values.shape, np.nan)
        np.divide(per * self.values, whole.values, out=value, where=whole.values > 0)
        status = np.maximum(self.status, whole.status)
        status = np.where((status == Status.OK) & np.isnan(value), Status.NOT_MEANINGFUL, status).astype(np.uint8)
        return type(self)(_KEY, value, status, self.rule)


def printed(counts: FloatArray, hidden: BoolArray, rule: Rule) -> Releasable:
    """Rounded where shown, NaN where hidden or missing."""
    status = np.where(hidden, Status.SUPPRESSED, np.where(np.isnan(counts), Status.MISSING, Status.OK))
    return printed_values(rule.rounded(counts), status.astype(np.uint8), rule)


def printed_values(values: FloatArray, status: StatusArray, rule: Rule) -> Releasable:
    """Values made from rounded counts; nothing where the status is not OK."""
    return Releasable(_KEY, np.where(status == Status.OK, values, np.nan), status.copy(), rule)
