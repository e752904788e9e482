"""Sets of criteria, read and checked once from ``content/quality``: one file for each edition of each set.

Slugs are permanent: Einstufungen hang on them, and the same slug in two editions is the same criterion for a history.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

FEWEST_STEPS: Final = 2
MOST_STEPS: Final = 9


@dataclass(frozen=True, slots=True)
class Step:
    """``group`` names what several steps have in common; mostly empty."""

    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """``number`` is 0 where the edition has none. ``upside_down`` is the question of the Kopfstand."""

    slug: str
    label: str
    number: int
    group: str
    text: str
    questions: tuple[str, ...]
    upside_down: str

    @property
    def name(self) -> str:
        return f"{self.number:02d} {self.label}" if self.number else self.label


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """One edition of a set. ``steps`` is empty where the steps are placeholders that a Stelle words itself."""

    key: str
    edition: str
    title: str
    source: str
    note: str
    steps: tuple[Step, ...]
    placeholder_steps: int
    criteria: tuple[Criterion, ...]

    @property
    def slug(self) -> str:
        """As addresses and forms name it."""
        return f"{self.key}-{self.edition}"

    @property
    def by_slug(self) -> dict[str, Criterion]:
        return {one.slug: one for one in self.criteria}

    @property
    def worded_by_stellen(self) -> bool:
        return not self.steps

    @property
    def has_sheets(self) -> bool:
        """Whether there is something to work with in a Lernwerkstatt."""
        return any(one.upside_down for one in self.criteria)


def read_sets(texts: Mapping[str, str]) -> list[CriteriaSet]:
    """File names and their text; newest editions first, sets by key. Raises ValueError that names the file."""
    raw = {name: tomllib.loads(text) for name, text in texts.items()}
    by_edition = {(one["key"], one["edition"]): one for one in raw.values()}
    found = []
    for name, entry in raw.items():
        try:
            found.append(_set(entry, by_edition))
        except (KeyError, ValueError) as error:
            message = f"content/quality/{name}: {error}"
            raise ValueError(message) from error
    found.sort(key=lambda one: one.edition, reverse=True)
    return sorted(found, key=lambda one: one.key)


@cache
def criteria_sets() -> tuple[CriteriaSet, ...]:
    folder = files("lueckenlos.content") / "quality"
    texts = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".toml")}
    return tuple(read_sets(texts))


def criteria_set(slug: str) -> CriteriaSet | None:
    """None for an edition nobody knows."""
    return next((one for one in criteria_sets() if one.slug == slug), None)


def _set(entry: Mapping[str, Any], by_edition: Mapping[tuple[str, str], Mapping[str, Any]]) -> CriteriaSet:
    steps = tuple(Step(**one) for one in entry.get("steps", ()))
    placeholders = int(entry.get("placeholder_steps", 0))
    if not FEWEST_STEPS <= (len(steps) or placeholders) <= MOST_STEPS:
        message = f"needs {FEWEST_STEPS} to {MOST_STEPS} steps or placeholder_steps"
        raise ValueError(message)
    lent = {}
    if "texts_of" in entry:
        lent = {one["slug"]: one for one in by_edition[entry["key"], entry["texts_of"]]["criterion"]}
    criteria = tuple(_criterion({**lent.get(one["slug"], {}), **one}) for one in entry["criterion"])
    if len({one.slug for one in criteria}) != len(criteria):
        message = "a slug stands twice"
        raise ValueError(message)
    plain = {name: entry[name] for name in ("key", "edition", "title", "source", "note")}
    return CriteriaSet(**plain, steps=steps, placeholder_steps=placeholders, criteria=criteria)


def _criterion(entry: Mapping[str, Any]) -> Criterion:
    questions: Sequence[str] = entry.get("questions", ())
    return Criterion(
        slug=entry["slug"],
        label=entry["label"],
        number=entry.get("number", 0),
        group=entry.get("group", ""),
        text=entry.get("text", ""),
        questions=tuple(questions),
        upside_down=entry.get("upside_down", ""),
    )
