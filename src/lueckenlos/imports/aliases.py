"""What others call the platform's indicators, from ``content/imports/figures.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from lueckenlos.indicators.registry import all_indicators
from lueckenlos.shared.text import sort_key

_YEAR: Final = re.compile(r"\b(19|20)\d\d\b")
_UNIT: Final = re.compile(r"\b(in )?(prozent|percent|pct|anteil|quote in|je 1 ?000|je 100|anzahl|absolut)\b")
_SHARE: Final = re.compile(r"%|prozent|anteil|quote|rate", re.IGNORECASE)
_COUNT: Final = re.compile(r"anzahl|absolut|zahl der", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """``part`` is "value", "cases" (numerator) or "base" (denominator) of the indicator ``slug``."""

    slug: str
    part: str


@cache
def figures_content() -> Mapping[str, Any]:
    source = files("lueckenlos.content") / "imports" / "figures.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def meaning_of(heading: str) -> Meaning | None:
    """The indicator a heading names, or a part of it; None if it names none that is defined."""
    named = _meanings().get(_key(heading))
    if named is None:
        return None
    counted = _COUNT.search(heading) and not _SHARE.search(heading)
    return Meaning(named.slug, "cases") if counted and named.part == "value" else named


@cache
def _meanings() -> Mapping[str, Meaning]:
    known = all_indicators()
    found: dict[str, Meaning] = {}
    for slug, indicator in known.items():
        found[_key(slug)] = found[_key(indicator.label)] = Meaning(slug, "value")
        if indicator.numerator:
            found.setdefault(_key(indicator.numerator), Meaning(slug, "cases"))
    for raw in figures_content()["indicator"]:
        for names, part in (("names", "value"), ("cases", "cases"), ("base", "base")):
            for name in raw.get(names, ()) if raw["slug"] in known else ():
                found[_key(name)] = Meaning(raw["slug"], part)
    return found


@cache
def shared_bases() -> Mapping[str, tuple[str, ...]]:
    """Folded heading of a base → the indicators it is the base of."""
    return {sort_key(name): tuple(raw["slugs"]) for raw in figures_content()["shared_base"] for name in raw["names"]}


def _key(heading: str) -> str:
    """Without case, marks, brackets that only hold a unit, years and units."""
    plain = sort_key(_YEAR.sub(" ", heading.replace("%", " ").replace("_", " ")))
    return " ".join(_UNIT.sub(" ", plain).split()).removesuffix(" in") or plain


def year_in(heading: str) -> str:
    """The year a heading names, "" if none."""
    found = _YEAR.search(heading)
    return found[0] if found else ""
