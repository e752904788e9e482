"""Counting offers by bin (cell or column) and by area without ever building offers × bins × areas."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from lueckenlos.chains.picture.snapshot import BoolArray, FloatArray, IntArray, Line, Snapshot

_ROOM: Final = 4_000_000


def members(masks: IntArray, lines: tuple[Line, ...]) -> BoolArray:
    """[offer, line]: the offer's bit mask holds the line's bit."""
    flags = np.array([1 << line.bit for line in lines], dtype=np.int64)
    found: BoolArray = (masks[:, None] & flags[None, :]) != 0
    return found


def join(left: IntArray, right: IntArray, offers: int) -> tuple[IntArray, IntArray]:
    """All index pairs (i, j) with ``left[i] == right[j]``; ``right`` is sorted, both name offers by position."""
    per_offer = np.bincount(right, minlength=offers)
    first = np.cumsum(per_offer) - per_offer
    repeats = per_offer[left]
    i = np.repeat(np.arange(left.size), repeats)
    within = np.arange(i.size) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    return i, first[left[i]] + within


def numbered(keys: IntArray) -> tuple[IntArray, int]:
    """Keys (from 0) as numbers without gaps in the same order, and how many there are.

    Counting beats sorting many times over, as long as it needs no more room than a large town's snapshot.
    """
    if int(keys.max(initial=0)) >= _ROOM:
        known, numbers = np.unique(keys, return_inverse=True)
        return numbers, known.size
    used = np.bincount(keys) > 0
    return (np.cumsum(used) - 1)[keys], int(used.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Pairs (offer, bin), and the triples (offer, bin, area) they make with the areas local offers serve."""

    offer: IntArray
    bin: IntArray
    bins: int
    areas: int
    everywhere: BoolArray  # by pair
    local_offer: IntArray
    local_code: IntArray  # area * bins + bin

    @classmethod
    def of(cls, offer: IntArray, bin_: IntArray, bins: int, snapshot: Snapshot) -> "Tally":
        """``offer`` ascends and names only those that count."""
        served, pair = join(snapshot.served_offer, offer, len(snapshot.offers))
        return cls(
            offer=offer,
            bin=bin_,
            bins=bins,
            areas=len(snapshot.areas),
            everywhere=snapshot.offers.everywhere[offer],
            local_offer=offer[pair],
            local_code=snapshot.served_area[served] * bins + bin_[pair],
        )

    def total(self, weight: FloatArray | BoolArray | IntArray) -> FloatArray:
        """Sum of ``weight`` (by offer) in every bin; every offer once, however many areas it serves."""
        sums: FloatArray = np.bincount(self.bin, weights=weight[self.offer], minlength=self.bins).astype(np.float64)
        return sums

    def by_area(self, weight: FloatArray | BoolArray | IntArray) -> FloatArray:
        """[1 + area, bin]: first the total, then each area with its local offers and those that serve everywhere."""
        local = np.bincount(self.local_code, weights=weight[self.local_offer], minlength=self.areas * self.bins)
        common = np.bincount(self.bin, weights=weight[self.offer] * self.everywhere, minlength=self.bins)
        return np.vstack([self.total(weight), local.reshape(self.areas, self.bins) + common])

    def inside(self, bin_: int) -> IntArray:
        """Positions of the offers in one bin."""
        found: IntArray = self.offer[self.bin == bin_]
        return found
