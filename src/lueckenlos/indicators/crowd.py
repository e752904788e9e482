"""From counted people to people that may be shown; nothing else makes a ``ShownPeople``. Pure."""

import math
from collections.abc import Sequence
from dataclasses import InitVar, dataclass
from datetime import date
from typing import Final, Protocol

from lueckenlos.equity import Rule, Status, release_parts
from lueckenlos.indicators.enums import ValueStatus

_KEY: Final = object()


class Counted(Protocol):
    """What is known of a count: ``indicators.queries.People``."""

    @property
    def persons(self) -> int | None: ...
    @property
    def status(self) -> ValueStatus: ...
    @property
    def stichtag(self) -> date: ...
    @property
    def estimated(self) -> bool: ...
    @property
    def older(self) -> bool: ...
    @property
    def summed(self) -> bool: ...
    @property
    def threshold(self) -> int: ...


@dataclass(frozen=True, slots=True)
class ShownPeople:
    """People of one age in one Gebiet as a page may print them; ``persons`` is None where ``status`` is not OK."""

    persons: int | None
    status: ValueStatus
    stichtag: date
    estimated: bool
    older: bool
    summed: bool
    key: InitVar[object] = None

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("ShownPeople are made by release_people only")


def release_people(parts: Sequence[Counted | None], whole: Counted | None) -> list[ShownPeople | None]:
    """The parts of a Gebiet and, as the last, the Gebiet itself.

    Fewer than the threshold of their source could be named; with them goes what would give them away. The others are
    rounded, as in the Kettenbild: whoever knows all inhabitants would subtract the exact numbers of the other ages.
    """
    everybody = [*parts, whole]
    rule = Rule(max((one.threshold for one in everybody if one), default=Rule().threshold))
    shown = release_parts([_number(one) for one in parts], rule, _number(whole))
    codes = (shown.status == Status.SUPPRESSED).tolist()
    return [_shown(*each) for each in zip(everybody, shown.values.tolist(), codes, strict=True)]


def _shown(one: Counted | None, number: float, hide: bool) -> ShownPeople | None:
    if one is None:
        return None
    persons = None if math.isnan(number) else round(number)
    status = ValueStatus.SUPPRESSED if hide else one.status
    return ShownPeople(persons, status, one.stichtag, one.estimated, one.older, one.summed, _KEY)


def _number(one: Counted | None) -> float:
    return math.nan if one is None or one.persons is None else float(one.persons)
