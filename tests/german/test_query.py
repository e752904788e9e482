"""From question to search expression."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lueckenlos.german import Lexicon, Match, one_of, query_groups, to_fts5, to_tsquery, with_rescue
from lueckenlos.german.tables import synonym_lists

FTS5 = re.compile(r'("[0-9a-z]+"|AND|OR|[() ])*')
TSQUERY = re.compile(r"('[0-9a-z]+'|[&|() ])*")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_nothing_typed_reaches_the_expression_unchanged(text: str) -> None:
    groups = query_groups(text)
    assert FTS5.fullmatch(to_fts5(groups))
    assert TSQUERY.fullmatch(to_tsquery(groups))


@settings(deadline=None)
@given(st.text(alphabet="abcäöüß'\"()&|!:*<-> \\\x00", max_size=100))
def test_operators_are_letters_like_any_other(text: str) -> None:
    assert FTS5.fullmatch(to_fts5(query_groups(text)))


@pytest.mark.parametrize("text", ["", " ", "der die das", "?!", "\x00", "😀"])
def test_a_question_without_words_is_empty(text: str) -> None:
    groups = query_groups(text)
    assert (groups, to_fts5(groups), to_tsquery(groups)) == ([], "", "")


def test_a_long_text_is_cut() -> None:
    many = " ".join(f"wort{number}" for number in range(5_000))
    assert len(query_groups(many)) == 12
    assert len(query_groups("töpfern " * 5_000)) == 1


def test_words_of_asking_are_left_out_unless_nothing_else_is_there() -> None:
    assert [group.text for group in query_groups("Wo finde ich bitte eine Hebamme?")] == ["Hebamme"]
    assert [group.text for group in query_groups("Angebote")] == ["Angebote"]


def test_a_phrase_is_one_word_of_the_question() -> None:
    assert [group.text for group in query_groups("Hilfe für werdende Mütter gesucht")] == ["Hilfe", "werdende Mütter"]


def test_the_nearest_alternative_comes_first() -> None:
    (group,) = query_groups("Seniorenberatung")
    assert [one.match for one in group.alternatives] == sorted((one.match for one in group.alternatives), reverse=True)
    assert group.alternatives[0].tokens == ("seniorenberatung",)


def test_an_alternative_that_another_covers_is_not_asked() -> None:
    (group,) = query_groups("Kita")
    sets = [frozenset(tokens) for tokens in group.narrowest]
    assert not any(one < other for one in sets for other in sets)


def test_one_of_asks_for_any() -> None:
    assert to_fts5([one_of(["hebamme", "hebamm"])]) == '(("hebamme") OR ("hebamm"))'


def test_a_column_can_be_named() -> None:
    assert to_fts5(query_groups("U3"), column="title_words") == 'title_words : ((("u3")))'
    assert to_fts5([], column="title_words") == ""


def test_only_unanswered_unknown_words_are_rescued() -> None:
    lexicon = Lexicon(["hebamme", "hand", "kind", "armut"])
    asked = query_groups("Hebame Hund Kinderarmut")
    rescued = with_rescue(asked, lexicon)
    assert [one.match is Match.TYPO for one in rescued[0].alternatives][-1]
    assert rescued[1:] == asked[1:]


def test_the_synonyms_are_many_and_each_is_a_group() -> None:
    same, means = synonym_lists()
    assert len(same) >= 80
    assert len(means) >= 60
    assert [group for group in same if len(group) < 2] == []
    assert [word for word, terms in means.items() if not terms] == []


def test_every_synonym_finds_every_other() -> None:
    same, _ = synonym_lists()
    for group in same:
        for asked in group:
            reached = {one.tokens for found in query_groups(asked) for one in found.alternatives}
            for other in group:
                own = query_groups(other)
                assert len(own) == 1, other
                assert any(one.tokens in reached for one in own[0].alternatives), (asked, other)
