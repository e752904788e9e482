"""Ranking, highlighting and writing a word as a text has it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lueckenlos.german import as_written, highlight, index_words, query_groups, score


def worth(question: str, title: str, body: str = "") -> float:
    return score(query_groups(question), title, index_words(title), index_words(body))


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("Beratung", ["Beratung", "Beratung für Eltern", "Schuldnerberatung", "Töpfern"]),
        ("Kita", ["Kita Spatz", "Kindergarten Spatz", "Garten Spatz"]),
        ("Kinderarmut", ["Kinderarmut heute", "Armut Kinder", "Altersarmut"]),
    ],
)
def test_better_titles_score_higher(question: str, order: list[str]) -> None:
    scores = [worth(question, title) for title in order]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_title_goes_before_body() -> None:
    assert worth("Hebamme", "Hebamme") > worth("Hebamme", "Sprechstunde", "Hebamme")
    assert worth("Hebamme", "Geburtshelferin") > worth("Hebamme", "Sprechstunde", "Hebamme")


def test_a_question_without_words_scores_nothing() -> None:
    assert worth("", "Hebamme") == 0.0


def test_highlighting_marks_words_that_answer() -> None:
    groups = query_groups("Kinderarmut")
    assert highlight("Wege aus der Kinderarmut – für Kinder in Armut.", groups) == [
        ("Wege aus der ", False),
        ("Kinderarmut", True),
        (" – für ", False),
        ("Kinder", True),
        (" in ", False),
        ("Armut", True),
        (".", False),
    ]


def test_half_a_compound_is_no_hit() -> None:
    assert highlight("Kinderchor", query_groups("Kinderarmut")) == [("Kinderchor", False)]


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["", "Kinderarmut", "Kita Hebamme", "<script>"]))
def test_highlighting_keeps_the_text(text: str, question: str) -> None:
    assert "".join(piece for piece, _ in highlight(text, query_groups(question))) == text


def test_a_token_is_shown_as_a_text_writes_it() -> None:
    assert as_written("elterncafe", ["Das Elterncafé am Markt"]) == "Elterncafé"
    assert as_written("hebamm", ["Töpfern", "Unsere Hebammen"]) == "Hebammen"
    assert as_written("schach", ["Töpfern"]) == ""
