"""How well the analyser does on lists made for it; each test prints its rate with ``-rP``."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lueckenlos.german import Lexicon, index_words, query_groups, rescue
from lueckenlos.german.compounds import cuts
from lueckenlos.german.fold import form
from lueckenlos.german.roots import part_root

HERE = Path(__file__).parent
COMPOUNDS: dict[str, Any] = tomllib.loads((HERE / "compounds.toml").read_text(encoding="utf-8"))
CASES: dict[str, Any] = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
INDEX_OF_TYPOS = Lexicon(
    "hebamme hebamm hebammensprechstunde schuldnerberatung schuldner beratung krabbelgruppe kindergarten kinder "
    "elterncafe eltern physiotherapie logopadie seniorentreff begegnungsstatte tagung tage tal".split()
)


def report(line: str) -> None:
    print(line)  # noqa: T201 -- the rate is worth seeing even when it suffices


def answers(question: str, text: str) -> bool:
    have = set(index_words(text).split())
    return all(any(have.issuperset(one.tokens) for one in group.alternatives) for group in query_groups(question))


def missing_parts(word: str, expected: str) -> list[str]:
    have = set(index_words(word).split())
    return [part for part in expected.split() if part_root(part.lower()) not in have]


@pytest.mark.parametrize(("table", "at_least"), [("tuned", 0.98), ("held_out", 0.95)])
def test_compounds_are_found_by_their_parts(table: str, at_least: float) -> None:
    words: dict[str, str] = COMPOUNDS[table]
    bad = {word: missing for word, parts in words.items() if (missing := missing_parts(word, parts))}
    rate = 1 - len(bad) / len(words)
    report(f"{table}: {len(words) - len(bad)} of {len(words)} compounds ({rate:.1%}); not found: {bad}")
    assert rate >= at_least


@pytest.mark.parametrize(("table", "at_least"), [("tuned", 1.0), ("held_out", 0.95)])
def test_simple_words_and_places_stay_whole(table: str, at_least: float) -> None:
    words: list[str] = COMPOUNDS["simple"][table]
    bad = {word: found for word in words if (found := cuts(word.lower()))}
    rate = 1 - len(bad) / len(words)
    report(f"{table}: {len(words) - len(bad)} of {len(words)} simple words ({rate:.1%}); cut: {bad}")
    assert rate >= at_least


def test_forms_of_one_word_find_each_other() -> None:
    pairs: list[list[str]] = CASES["inflections"]
    bad = [(one, other) for one, other in pairs if not (answers(one, other) and answers(other, one))]
    report(f"{len(pairs) - len(bad)} of {len(pairs)} pairs; apart: {bad}")
    assert bad == []


def test_words_that_look_alike_stay_apart() -> None:
    pairs: list[list[str]] = CASES["strangers"]
    assert [pair for pair in pairs if answers(*pair) or answers(*reversed(pair))] == []


@pytest.mark.parametrize("case", CASES["find"], ids=lambda case: case["ask"])
def test_a_question_finds_what_it_should(case: dict[str, Any]) -> None:
    assert [text for text in case["found"] if not answers(case["ask"], text)] == []


@pytest.mark.parametrize("case", CASES["find"], ids=lambda case: case["ask"])
def test_a_question_misses_what_it_should(case: dict[str, Any]) -> None:
    assert [text for text in case["missed"] if answers(case["ask"], text)] == []


@pytest.mark.parametrize(("typed", "meant"), CASES["typos"].items())
def test_a_mistake_meets_the_word_that_was_meant(typed: str, meant: list[str]) -> None:
    assert rescue(form(typed), INDEX_OF_TYPOS) == meant
