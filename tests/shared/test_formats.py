"""Numbers as people read them, and as files take them."""

import pytest

from lueckenlos.shared.formats import decimal, in_file, percent, whole


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (12345.6, 1, "12.345,6"),
        (-1234.56, 2, "\u22121.234,56"),
        (-0.04, 1, "0,0"),
        (0.05, 0, "0"),
        (-2.5e6, 0, "\u22122.500.000"),
    ],
)
def test_numbers_of_a_sentence(value: float, digits: int, text: str) -> None:
    assert decimal(value, digits) == text


def test_whole_numbers_and_shares() -> None:
    assert (whole(-12345.0), percent(-0.256)) == ("\u221212.345", "\u221226\u00a0%")


def test_a_file_has_the_hyphen_that_spreadsheets_take_for_a_minus() -> None:
    assert [in_file(value, 1) for value in (-1234.56, 0.0, -0.01, None)] == ["-1.234,6", "0,0", "0,0", ""]
