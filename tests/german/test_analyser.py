"""From text to tokens."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lueckenlos.german import index_words
from lueckenlos.german.analyser import analyse
from lueckenlos.german.dictionary import Dictionary, dictionary
from lueckenlos.german.fold import fold, form, tokens
from lueckenlos.shared import text as shared_text


@given(st.text(max_size=60))
def test_folding_is_that_of_shared(value: str) -> None:
    assert fold(value) == shared_text.fold(value)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_index_words_are_plain_and_unique(value: str) -> None:
    words = index_words(value)
    assert re.fullmatch(r"([0-9a-z]{1,60}( [0-9a-z]{1,60})*)?", words)
    assert len(set(words.split())) == len(words.split())


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Kinderarmut", "der", "Kita", "2026", "U3", "Straße", "Ärztin"]), max_size=8))
def test_a_text_has_the_words_of_its_parts(parts: list[str]) -> None:
    together = set(index_words(" ".join(parts)).split())
    assert together == {word for part in parts for word in index_words(part).split()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinderarmut", "kinderarmut kind armut"),
        ("Kindergarten", "kindergarten kind"),
        ("die und der", ""),
        ("U3, J1 und 0–3 Jahre", "u3 j1 0 3 jahre jahr"),
        ("Straße", "strasse strass"),
        ("Erzieher*innen", "erzieher"),
        ("Müt\u00adter", "mutter"),
        ("Mu\u0308tter", "mutter"),
        ("Schi\ufb00", "schiff"),
        ("Çocuk ıssız Łódź", "cocuk issiz lodz"),
        ("", ""),
        ("😀 – ?!", ""),
        ("\x00", ""),
    ],
)
def test_index_words(text: str, expected: str) -> None:
    assert index_words(text) == expected


def test_other_scripts_stay_distinct() -> None:
    assert form("мама") != form("папа")
    assert form("мама").isascii()


def test_tokens_part_at_hyphens_and_signs() -> None:
    assert tokens("Eltern-Kind-Gruppe (0–3 J.)") == ["Eltern", "Kind", "Gruppe", "0", "3", "J"]


@pytest.mark.parametrize(("typed", "meant"), [("maedchen", "Mädchen"), ("Kindertagesstaette", "Kindertagesstätte")])
def test_umlauts_may_be_written_out(typed: str, meant: str) -> None:
    assert set(analyse(meant).roots) <= set(analyse(typed).roots)


@pytest.mark.parametrize("word", ["neue", "Steuer", "aktuelle", "Poesie"])
def test_letters_that_only_look_like_umlauts_stay(word: str) -> None:
    assert analyse(word).roots[0][:3] == word.lower()[:3]


def test_a_very_long_word_is_cut_off() -> None:
    assert index_words("a" * 10_000) == "a" * 60


def test_kinderarmut_knows_no_inder() -> None:
    assert "inder" not in index_words("Kinderarmut Kinderrechte Kinderhospiz Kinderbörse").split()


def test_threads_get_the_same_words() -> None:
    texts = [f"Beratung{number} Hebammensprechstunde Xylophonorchester{number % 7}" for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(index_words, texts)) == [index_words(text) for text in texts]


def test_the_dictionary_is_loaded_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        found: set[Dictionary] = set(pool.map(lambda _: dictionary(), range(16)))
    assert len(found) == 1
