"""The word lists that people edit (``words.toml``, ``synonyms.toml``), read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lueckenlos.german.fold import fold


@dataclass(frozen=True, slots=True)
class WordLists:
    """Folded words; what each list is for stands in ``words.toml``."""

    parts: frozenset[str]
    first_parts: frozenset[str]
    never: frozenset[str]
    never_heads: frozenset[str]
    place_heads: frozenset[str]
    place_heads_after: frozenset[str]
    whole: Mapping[str, tuple[str, ...]]
    roots: Mapping[str, str]
    stop_words: frozenset[str]
    question_words: frozenset[str]
    own_nouns: frozenset[str]
    masculine_endings: tuple[str, ...]
    feminine: Mapping[str, str]


@cache
def word_lists() -> WordLists:
    raw = _read("words.toml")
    parts = _words(raw["short_parts"]) | _words(raw["extra_parts"])
    return WordLists(
        parts=parts,
        first_parts=_words(raw["short_first_parts"]),
        never=_words(raw["never_parts"]),
        never_heads=_words(raw["never_heads"]),
        place_heads=_words(raw["place_heads"]),
        place_heads_after=_words(raw["place_heads_after"]),
        whole={fold(word): tuple(left.split()) for word, left in raw["whole"].items()},
        roots=dict(raw["roots"]),
        stop_words=_words(raw["stop_words"]),
        question_words=_words(raw["question_words"]),
        own_nouns=_words(raw["own_nouns"]),
        masculine_endings=tuple(sorted(_words(raw["masculine_endings"]))),
        feminine={fold(ending): fold(base) for ending, base in raw["feminine"].items()},
    )


@cache
def synonym_lists() -> tuple[list[list[str]], dict[str, list[str]]]:
    """Groups whose members mean the same, and plain words with the terms they stand for."""
    raw = _read("synonyms.toml")
    return raw["same"], raw["means"]


def _read(name: str) -> dict[str, Any]:
    source = files("lueckenlos.german") / name
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(listed).split())
