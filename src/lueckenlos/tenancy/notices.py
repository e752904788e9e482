"""Förderhinweise: the words that say who pays for a KGC, each for the time in which they are right.

They are content, not records: ``content/funding/foerderhinweise.toml`` holds what is publicly known, and a file of the
operator in the same form (``settings.FOERDERHINWEISE``) what a grant of today prescribes. Both are checked when the
process starts. What is dated 2019 is shown with the words of 2019, whoever looks at it and whenever.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.conf import settings

from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.models import Stelle


@dataclass(frozen=True, slots=True)
class Notice:
    """Both days count; ``valid_until`` is None while nothing else is known. ``land`` is empty for all Länder."""

    valid_from: date
    valid_until: date | None
    text: str
    source: str
    land: str = ""

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class LegalChange:
    """What changed on a day in the law or the names behind the words."""

    day: date
    text: str
    source: str


def funding_notice(on: date, land: str = "") -> Notice | None:
    """The words of that day, those of the Land first; None where none are known: better none than wrong ones."""
    return valid_notice(all_notices(), on, land)


def notice_of(stelle: Stelle, on: date) -> Notice | None:
    """Of a KGC; communes are paid by others, and say so themselves."""
    return funding_notice(on, stelle.land) if stelle.art == StelleArt.LAND else None


def valid_notice(notices: Iterable[Notice], on: date, land: str = "") -> Notice | None:
    found = [one for one in notices if one.valid_on(on) and one.land in {"", land}]
    return max(found, key=lambda one: one.land, default=None)


def read_notices(entries: Iterable[Mapping[str, Any]]) -> tuple[Notice, ...]:
    """In the order of their days.

    Raises BadInput ``notice_incomplete``, ``notice_dates`` (ends before it begins) or ``notice_overlap`` (two for one
    Land on one day).
    """
    found = sorted((_notice(entry) for entry in entries), key=lambda one: (one.land, one.valid_from))
    for first, second in pairwise(found):
        if first.land == second.land and (first.valid_until is None or second.valid_from <= first.valid_until):
            raise BadInput("notice_overlap", first=first.valid_from, second=second.valid_from)
    return tuple(found)


@cache
def all_notices() -> tuple[Notice, ...]:
    """Those of the content and of the operator. Raises as ``read_notices``, and BadInput ``notice_file``."""
    return read_notices([*_content().get("hinweis", ()), *_operator().get("hinweis", ())])


@cache
def legal_changes() -> tuple[LegalChange, ...]:
    """The newest first."""
    rows = (LegalChange(one["am"], one["text"], one["quelle"]) for one in _content()["aenderung"])
    return tuple(sorted(rows, key=lambda one: one.day, reverse=True))


def _notice(entry: Mapping[str, Any]) -> Notice:
    start, end = entry.get("gueltig_von"), entry.get("gueltig_bis")
    text, source = (" ".join(str(entry.get(name, "")).split()) for name in ("text", "quelle"))
    if type(start) is not date or type(end) not in {date, type(None)} or not text or not source:
        raise BadInput("notice_incomplete", begin=str(entry.get("gueltig_von", "")), text=text[:80])
    if end is not None and end < start:
        raise BadInput("notice_dates", begin=start, end=end)
    return Notice(start, end, text, source, str(entry.get("land", "")).lower())


def _content() -> dict[str, Any]:
    return tomllib.loads((files("lueckenlos.content") / "funding" / "foerderhinweise.toml").read_text(encoding="utf-8"))


def _operator() -> dict[str, Any]:
    name: str = settings.FOERDERHINWEISE
    if not name:
        return {}
    try:
        return tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput("notice_file", file=name) from error
