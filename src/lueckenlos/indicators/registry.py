"""Definitions of indicators, read once from ``content/indicators/*.toml``; their slugs are permanent."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators.enums import Polarity, Unit


class UnknownIndicator(LookupError):
    """No such slug among the definitions."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One definition.

    ``phases``, ``lebenslagen`` and ``handlungsfelder`` are the columns and rows of the Kettenbild it speaks for. Values
    are shown only where at least ``min_cases`` people stand behind them. ``definition_status`` is empty once the
    definition has been read at the provider, otherwise it says what is left to do.

    ``why``: why it matters for prevention. Ages are those of the people it counts (to: exclusive, None: open).
    ``levels``: Gebiete for which it is usually published. ``across_laender``: whether values of different Länder may
    stand side by side; ``over_time``: values of different years. ``changes``: one note a version, oldest first.
    ``least``, ``most``: what the ends of its scale mean, where the unit does not say it.
    """

    slug: str
    order: int
    label: str
    group: str
    definition: str
    definition_status: str
    unit: Unit
    decimals: int
    numerator: str
    denominator: str
    polarity: Polarity
    phases: tuple[str, ...]
    lebenslagen: tuple[str, ...]
    handlungsfelder: tuple[str, ...]
    smallest_level: GebietsEbene
    comparability: str
    source: str
    licence: str
    review_date: date
    min_cases: int
    why: str = ""
    age_from_months: int = 0
    age_to_months: int | None = None
    levels: tuple[GebietsEbene, ...] = ()
    caveats: str = ""
    across_laender: bool = False
    over_time: bool = True
    version: int = 1
    changes: tuple[str, ...] = ()
    least: str = ""
    most: str = ""

    @property
    def confirmed(self) -> bool:
        return not self.definition_status


@cache
def all_indicators() -> Mapping[str, Indicator]:
    """Every indicator by slug, in the order in which pages show them."""
    folder = files("lueckenlos.content") / "indicators"
    loaded = (_read(item) for item in folder.iterdir() if item.name.endswith(".toml"))
    return MappingProxyType({each.slug: each for each in sorted(loaded, key=lambda each: (each.order, each.slug))})


def indicator(slug: str) -> Indicator:
    """One definition; raises UnknownIndicator."""
    try:
        return all_indicators()[slug]
    except KeyError:
        message = f"there is no indicator {slug!r}"
        raise UnknownIndicator(message) from None


def indicators_for(phase: str, lebenslage: str) -> tuple[Indicator, ...]:
    """Indicators that speak for one cell of the Kettenbild (Lebensphase × Lebenslagendimension)."""
    return tuple(each for each in all_indicators().values() if phase in each.phases and lebenslage in each.lebenslagen)


def _read(source: Traversable) -> Indicator:
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    typed = {
        "unit": Unit(raw["unit"]),
        "polarity": Polarity(raw["polarity"]),
        "phases": tuple(raw["phases"]),
        "lebenslagen": tuple(raw["lebenslagen"]),
        "handlungsfelder": tuple(raw["handlungsfelder"]),
        "smallest_level": GebietsEbene[raw["smallest_level"].upper()],
        "levels": tuple(GebietsEbene[name.upper()] for name in raw.get("levels", ())),
        "changes": tuple(raw.get("changes", ())),
    }
    return Indicator(**{**raw, **typed})
