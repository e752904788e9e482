"""Sums of a Kosten- und Finanzierungsplan, in cents; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from lueckenlos.funding.enums import SOURCES, PlanKind

_WHOLE = 100


class Position(Protocol):
    """What a plan line says."""

    @property
    def year(self) -> int: ...

    @property
    def kind(self) -> str: ...

    @property
    def cents(self) -> int: ...

    @property
    def spent_cents(self) -> int | None: ...


P = TypeVar("P", bound=Position)


@dataclass(frozen=True, slots=True)
class Sums:
    """What is left of the cost after one's own money and that of others is asked of the funder; may be negative."""

    cost: int = 0
    own: int = 0
    third: int = 0

    @property
    def asked(self) -> int:
        return self.cost - self.own - self.third

    def with_(self, kind: str, cents: int) -> "Sums":
        if kind == PlanKind.EIGEN:
            return Sums(self.cost, self.own + cents, self.third)
        if kind == PlanKind.DRITT:
            return Sums(self.cost, self.own, self.third + cents)
        return Sums(self.cost + cents, self.own, self.third)


@dataclass(frozen=True, slots=True)
class Plan:
    """By year in order, by kind of cost, and together."""

    years: dict[int, Sums]
    kinds: dict[PlanKind, int]
    total: Sums


def plan_of(lines: Iterable[Position]) -> Plan:
    """As planned."""
    return _sums((line.year, line.kind, line.cents) for line in lines)


def spent_of(lines: Iterable[Position]) -> Plan:
    """As it turned out, of what somebody has written down; ``open_of`` says what these sums leave out."""
    return _sums((line.year, line.kind, line.spent_cents) for line in lines if line.spent_cents is not None)


def open_of(lines: Iterable[P]) -> list[P]:
    """Of which nobody knows yet how it turned out. Nought is known: nothing was spent."""
    return [line for line in lines if line.spent_cents is None]


def own_share_met(total: Sums, percent: int) -> bool:
    """Whether one's own money is at least ``percent`` of the cost; compared in whole cents, never rounded."""
    return total.own * _WHOLE >= total.cost * percent


def _sums(rows: Iterable[tuple[int, str, int]]) -> Plan:
    years: dict[int, Sums] = {}
    kinds: dict[PlanKind, int] = {}
    total = Sums()
    for year, kind, cents in sorted(rows, key=lambda row: row[0]):
        years[year] = years.get(year, Sums()).with_(kind, cents)
        total = total.with_(kind, cents)
        if kind not in SOURCES:
            kinds[PlanKind(kind)] = kinds.get(PlanKind(kind), 0) + cents
    return Plan(years, {kind: kinds[kind] for kind in PlanKind if kind in kinds}, total)
