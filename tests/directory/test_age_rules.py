"""Ages and the Lebensphasen that follow from them."""

import pytest

from lueckenlos.directory.messages import words
from lueckenlos.directory.rules import age_is_possible, phases_of_age


@pytest.mark.parametrize(
    ("low", "high", "phases"),
    [
        (0, 12, {"geburt-erstes-jahr"}),
        (0, 36, {"geburt-erstes-jahr", "fruehe-kindheit"}),
        (12, 13, {"fruehe-kindheit"}),
        (36, 72, {"kita-alter"}),
        (35, 73, {"fruehe-kindheit", "kita-alter", "grundschulalter"}),
        (960, None, {"hohes-alter"}),
        (None, 12, {"geburt-erstes-jahr"}),
        (780, None, {"juengeres-alter", "hohes-alter"}),
        (None, None, set()),
    ],
)
def test_phases_share_at_least_a_month_with_the_age(low: int | None, high: int | None, phases: set[str]) -> None:
    assert phases_of_age(low, high) == phases


@pytest.mark.parametrize(
    ("low", "high", "code"),
    [
        (0, 12, ""),
        (None, 12, ""),
        (0, 1440, ""),
        (12, 12, "age_order"),
        (72, 36, "age_order"),
        (0, 1441, "age_out_of_range"),
        (-1, 12, "age_out_of_range"),
    ],
)
def test_impossible_ages(low: int | None, high: int | None, code: str) -> None:
    assert age_is_possible(low, high).code == code


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0, 12, "0 bis unter 1 Jahr"),
        (36, 72, "3 bis unter 6 Jahre"),
        (6, 18, "6 Monate bis unter 18 Monate"),
        (18, None, "ab 18 Monaten"),
        (12, None, "ab 1 Jahr"),
        (None, 36, "0 bis unter 3 Jahre"),
        (None, None, ""),
    ],
)
def test_age_in_words(low: int | None, high: int | None, text: str) -> None:
    assert words.age(low, high) == text
