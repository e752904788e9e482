"""Guiding questions and the Verstetigungs-Check, read once from ``content/process``.

Guiding questions come in editions: ``leitfragen-<edition>.toml`` for all Länder, ``leitfragen-<edition>-<land>.toml``
with what one Land adds. Keys are permanent: answers hang on them, whatever the wording of later editions.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

_GUIDE: Final = re.compile(r"leitfragen-(?P<edition>[\d.]+)(-(?P<land>[a-z]{2}))?\.toml")


@dataclass(frozen=True, slots=True)
class GivenQuestion:
    """A guiding question as an edition has it. ``land`` is empty for what all Länder share, and so is then ``source``,
    unless it differs from that of the edition."""

    phase: str
    key: str
    text: str
    hint: str
    land: str
    source: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One edition of the guiding questions."""

    edition: str
    source: str
    questions: tuple[GivenQuestion, ...]

    def of(self, land: str) -> list[GivenQuestion]:
        """What is asked in one Land: what all share, then what the Land adds."""
        return [one for one in self.questions if one.land in {"", land}]


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One question of the check. ``secured`` says what the highest step means, ``next_step`` what to do before it."""

    key: str
    group: str
    question: str
    secured: str
    next_step: str
    priority: int


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The check as it is asked now."""

    edition: str
    source: str
    groups: tuple[tuple[str, str], ...]
    items: tuple[CheckItem, ...]

    @property
    def by_key(self) -> dict[str, CheckItem]:
        return {item.key: item for item in self.items}


def read_guides(sources: Mapping[str, str]) -> list[Guide]:
    """Editions from file names and their text, the oldest first."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for name, text in sources.items():
        if match := _GUIDE.fullmatch(name):
            found.setdefault(match["edition"], {})[match["land"] or ""] = tomllib.loads(text)
    return [_guide(edition, found[edition]) for edition in sorted(found, key=_numbers)]


@cache
def newest_guide() -> Guide:
    """What a Stelle is asked now."""
    folder = files("lueckenlos.content") / "process"
    sources = {item.name: item.read_text(encoding="utf-8") for item in folder.iterdir() if _GUIDE.fullmatch(item.name)}
    return read_guides(sources)[-1]


@cache
def questionnaire() -> Questionnaire:
    raw = tomllib.loads((files("lueckenlos.content") / "process" / "verstetigung.toml").read_text(encoding="utf-8"))
    return Questionnaire(
        edition=raw["edition"],
        source=raw["source"],
        groups=tuple((group["slug"], group["label"]) for group in raw["group"]),
        items=tuple(CheckItem(**item) for item in raw["item"]),
    )


def _numbers(edition: str) -> list[int]:
    return [int(part) for part in edition.split(".")]


def _guide(edition: str, files_by_land: Mapping[str, dict[str, Any]]) -> Guide:
    questions = [
        GivenQuestion(
            phase=entry["phase"],
            key=entry["key"],
            text=entry["text"],
            hint=entry.get("hint", ""),
            land=land,
            source=entry.get("source", raw["source"] if land else ""),
        )
        for land, raw in sorted(files_by_land.items())
        for entry in raw["question"]
    ]
    return Guide(edition, files_by_land[""]["source"], tuple(questions))
