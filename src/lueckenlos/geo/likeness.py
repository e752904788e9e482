"""Which communes are like another one: who knows more of them than their names registers how to tell."""

from collections.abc import Callable, Mapping, Sequence

# own Gebiete, and those of others by any key → the keys, most alike first; without those of whom nothing is known
Judge = Callable[[Sequence[int], Mapping[int, Sequence[int]]], list[int]]
_judges: list[Judge] = []


def register_judge(judge: Judge) -> None:
    """The one that judges from now on; an app calls it when it is ready."""
    _judges[:] = [judge]


def most_alike(own: Sequence[int], others: Mapping[int, Sequence[int]]) -> list[int]:
    """Empty where nobody can tell."""
    return _judges[0](own, others) if _judges and own and others else []
