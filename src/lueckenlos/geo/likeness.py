"""Which communes are like another one: who knows more of them than their names registers how to tell."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from lueckenlos.shared.registers import Register

# own Gebiete, and those of others by any key → the keys, most alike first; without those of whom nothing is known
Judge = Callable[[Sequence[int], Mapping[int, Sequence[int]]], list[int]]
_ONLY: Final = "judge"
_JUDGES: Final = Register[Judge]()


def register_judge(judge: Judge) -> None:
    """The one that judges from now on; called by the app of its package."""
    _JUDGES.add(judge, _ONLY)


def most_alike(own: Sequence[int], others: Mapping[int, Sequence[int]]) -> list[int]:
    """Empty where nobody can tell."""
    judge = _JUDGES.get(_ONLY)
    return judge(own, others) if judge and own and others else []
