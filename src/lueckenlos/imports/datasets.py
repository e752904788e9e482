"""Known files with their titles, attribution and official totals, from ``content/imports/official_data.toml``."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from lueckenlos.equity import Rule
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Parsed, Receipt


@dataclass(frozen=True, slots=True)
class Dataset:
    title: str
    attribution: str
    licence: str
    own: bool
    threshold: int


@dataclass(frozen=True, slots=True)
class OfficialTotal:
    """What the official list of one Gebietsstand adds up to; None where not known."""

    laender: int | None = None
    regierungsbezirke: int | None = None
    regionen: int | None = None
    kreise: int | None = None
    verbaende: int | None = None
    gemeinden: int | None = None
    population: int | None = None
    area_ha: int | None = None


@cache
def _content() -> Mapping[str, Any]:
    source = files("lueckenlos.content") / "imports" / "official_data.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def dataset(kind: Kind) -> Dataset:
    """KeyError for kinds that are no data set (``TABELLE``)."""
    raw = _content()["kind"][kind.value]
    return Dataset(
        raw["title"], raw["attribution"], raw["licence"], raw.get("own", False), raw.get("threshold", Rule().threshold)
    )


@cache
def official_total(stand: date) -> OfficialTotal | None:
    """The totals known for a Gebietsstand."""
    for raw in _content()["total"]:
        if raw["stand"] == stand:
            return OfficialTotal(**{name: value for name, value in raw.items() if name != "stand"})
    return None


def census_people(stichtag: date) -> int | None:
    """People the census of that day counted; None if it is none."""
    return next((int(raw["people"]) for raw in _content()["census"] if raw["stichtag"] == stichtag), None)


def known_value(slug: str, period: str) -> float | None:
    """The published figure of an indicator for the whole country, where one is known."""
    found = (float(raw["value"]) for raw in _content()["known"] if (raw["indicator"], raw["period"]) == (slug, period))
    return next(found, None)


def bezeichnung(textkennzeichen: str) -> str:
    """The kind of Gebiet a Textkennzeichen stands for; "" if unknown."""
    return str(_content()["textkennzeichen"].get(textkennzeichen, ""))


def new_receipt(parsed: Parsed[Any], *, name: str, sha256: str, attribution: str = "") -> Receipt:
    """An empty receipt; ``attribution`` replaces the usual one (a town names its own office)."""
    known = dataset(parsed.kind)
    facts = defaultdict(str, parsed.facts)
    return Receipt(
        kind=parsed.kind,
        title=_tidy(known.title.format_map(facts)),
        attribution=attribution or _tidy(known.attribution.format_map(facts)),
        licence=known.licence,
        file_name=name,
        file_hash=sha256,
        rejected=parsed.rejected,
        notes=parsed.notes,
    )


def _tidy(text: str) -> str:
    """Without the marks that a missing fact leaves behind."""
    return " ".join(text.replace(", ,", ",").replace(": ,", ":").split()).rstrip(" ,:")
