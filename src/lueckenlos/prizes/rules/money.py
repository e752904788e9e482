"""Prize money in cents."""

from collections.abc import Iterable

from lueckenlos.prizes.models import Rank


def pool_of(ranks: Iterable[Rank]) -> int:
    """All that can be given away."""
    return sum(rank.cents for rank in ranks)
