"""Which further figures go with a hidden Sozialraum, so that the town's figure does not give it away. Pure.

A reader who holds the town and all but one of its parts subtracts. Shares count as counts here: with its interval a
share gives back both its cases and its people.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from lueckenlos.equity import Status
from lueckenlos.equity.disclosure.margins import protected
from lueckenlos.equity.disclosure.release import with_sums
from lueckenlos.equity.numbers import BoolArray, FloatArray, IntArray
from lueckenlos.indicators.enums import PER, Unit, ValueStatus
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.release import (
    CODE,
    THRESHOLD,
    Figures,
    Stored,
    implied_cases,
    least_shown,
    release_figures,
)

# shares without counts are compared as if so many people stood behind each
_PER_SHARE: Final = 100.0

Key = tuple[str, int, str]  # indicator, Gebiet, period


class Member(NamedTuple):
    """A stored figure of a town (``whole`` is itself) or of one of its Sozialräume (``whole`` is the town)."""

    indicator: str
    gebiet_id: int
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    whole: int
    threshold: int = THRESHOLD

    @property
    def key(self) -> Key:
        return self[:3]


def hidden_keys(members: Iterable[Member], indicator: Callable[[str], Indicator]) -> set[Key]:
    """Figures that must be hidden on top of those with few cases; each figure once among ``members``."""
    families: defaultdict[tuple[str, str, int], list[Member]] = defaultdict(list)
    for one in members:
        families[one.indicator, one.period, one.whole].append(one)
    found: set[Key] = set()
    for (slug, _, whole), rows in families.items():
        # the town first; without its figure there is nothing to subtract from
        rows.sort(key=lambda row: row.gebiet_id != whole)
        if len(rows) > 1 and rows[0].gebiet_id == whole:
            hidden = further_hidden(indicator(slug), stored_of(rows))
            found.update(row.key for row, one in zip(rows, hidden.tolist(), strict=True) if one)
    return found


def released(indicator: Indicator, rows: Sequence[Member], hidden: Collection[Key]) -> Figures:
    """What may be shown of rows of one indicator; ``hidden`` are the keys that ``hidden_keys`` has found."""
    return release_figures(indicator, stored_of(rows), np.array([row.key in hidden for row in rows], dtype=bool))


def further_hidden(indicator: Indicator, stored: Stored) -> BoolArray:
    """What else to hide of a whole (first) and its parts; all False where nothing is hidden for few cases."""
    status = release_figures(indicator, stored).status
    secret = status == Status.SUPPRESSED
    nothing = np.zeros(secret.shape, dtype=bool)
    if not secret.any() or (status[0] != Status.OK and not secret[0]):
        return nothing
    part = np.flatnonzero((status[1:] == Status.OK) | secret[1:]) + 1
    cases, people = _counts(indicator, stored, part, secret)
    rows = [cases, np.maximum(people - cases, 0)] if indicator.unit is Unit.PERCENT else [cases]
    table = np.round(np.vstack(rows)).astype(np.int64)
    whole = with_sums(table)
    small = np.zeros(whole.shape, dtype=bool)
    # beyond the parts that are known stands what is left of the whole: nobody reads it anywhere
    small[: table.shape[0], : part.size] = secret[part]
    small[: table.shape[0], part.size : -1] = True
    small[: table.shape[0], -1] = secret[0]
    # a hidden count could still be any of more than so many
    width = int(least_shown(indicator, stored).max())
    found = np.asarray(protected(whole, small, width).any(axis=0))
    hidden = nothing.copy()
    hidden[part], hidden[0] = found[: part.size], found[-1]
    return np.asarray(hidden & ~secret)


def stored_of(rows: Iterable[Member]) -> Stored:
    """The numbers of stored rows in arrays."""
    kept = list(rows)
    numbers = np.array([[row.value, row.numerator, row.denominator] for row in kept], dtype=np.float64).reshape(-1, 3)
    status = np.array([CODE[ValueStatus(row.status)] for row in kept], dtype=np.uint8)
    threshold = np.array([row.threshold for row in kept], dtype=np.int64)
    return Stored(numbers[:, 0], numbers[:, 1], numbers[:, 2], status, threshold)


def _counts(indicator: Indicator, stored: Stored, part: IntArray, secret: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Cases and people of each part, and at the end what is left of the whole, where anything is."""
    cases = np.where(np.isnan(stored.numerator), implied_cases(indicator, stored), stored.numerator)
    cases = np.maximum(cases, 0)
    people = np.where(np.isnan(stored.denominator), cases, stored.denominator)
    told = np.concatenate([[0], part[~secret[part]]])
    if np.isnan(cases[told]).any():
        # published shares without counts: nobody can subtract exactly, and still no part may stand alone
        scale = _PER_SHARE / PER.get(indicator.unit, _PER_SHARE)
        return np.nan_to_num(np.maximum(stored.value[part] * scale, 0)), np.full(part.size, _PER_SHARE)
    left_cases, left_people = (max(float(each[0] - np.nansum(each[part])), 0.0) for each in (cases, people))
    unknown = np.isnan(cases[part])
    if unknown.any():
        # hidden by the source itself: together they have what is left
        number = unknown.sum()
        told_cases = np.where(unknown, left_cases / number, cases[part])
        return told_cases, np.where(unknown, left_people / number, people[part])
    if left_people > 0:
        return np.append(cases[part], left_cases), np.append(people[part], left_people)
    return cases[part], people[part]
