"""Age bands and numbers as statistics and towns write them."""

import pytest

from lueckenlos.imports.numbers import read_number
from lueckenlos.imports.population.ages import Span, span_of, spans_of
from lueckenlos.indicators.enums import ValueStatus as S


def years(low: float, high: float | None) -> Span:
    return Span(int(low * 12), None if high is None else int(high * 12))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("unter 3 Jahre", years(0, 3)),
        ("3 bis unter 6 Jahre", years(3, 6)),
        ("75 Jahre und mehr", years(75, None)),
        ("unter 1 Jahr", years(0, 1)),
        ("1 Jahr", years(1, 2)),
        ("60 bis 69 Jahre", years(60, 70)),
        ("80 Jahre und älter", years(80, None)),
        ("Insgesamt", years(0, None)),
        ("0 bis unter 3", years(0, 3)),
        (" 3 - 5", years(3, 6)),
        ("6–9 Jahre", years(6, 10)),
        ("unter18", years(0, 18)),
        ("u3", years(0, 3)),
        ("65+", years(65, None)),
        ("Ü65", years(65, None)),
        ("80 u. älter", years(80, None)),
        ("80 Jahre u.ä.", years(80, None)),
        ("65 und mehr", years(65, None)),
        ("bis 5", years(0, 6)),
        ("18 bis u. 25", years(18, 25)),
        ("a18bis29", years(18, 30)),
        ("a65undaelter", years(65, None)),
        ("age_18_to_under_30", years(18, 30)),
        ("age_65_and_above", years(65, None)),
        ("3 to under 6 years", years(3, 6)),
        ("75 years and over", years(75, None)),
        ("Kinder 0 bis unter 3 Jahre", years(0, 3)),
        ("0-36 Monate", years(0, 3)),
        ("Einwohner insgesamt", years(0, None)),
        ("Bevölkerung", years(0, None)),
        ("7", years(7, 8)),
    ],
)
def test_band(text: str, span: Span) -> None:
    assert span_of(text) == span


@pytest.mark.parametrize(
    "text", ["10 Plätze", "Nr. 5", "2019", "Kinder unter 15 im SGB II", "Stadtteil", "", "9 bis 3", "Klasse 5 - 6", "%"]
)
def test_no_band(text: str) -> None:
    assert span_of(text) is None


def test_bands_that_share_their_ends_exclude_the_upper_one() -> None:
    assert spans_of(["0-3", "3-6", "6-18", "18-65", "65+"]) == {
        "0-3": years(0, 3),
        "3-6": years(3, 6),
        "6-18": years(6, 18),
        "18-65": years(18, 65),
        "65+": years(65, None),
    }
    assert spans_of(["0-2", "3-5", "6-14"]) == {"0-2": years(0, 3), "3-5": years(3, 6), "6-14": years(6, 15)}


def test_lone_numbers_are_ages_only_among_others() -> None:
    assert spans_of(["Nr.", "1"]) == {}
    assert spans_of(["Ort", "0", "1", "2", "3"]) == {str(age): years(age, age + 1) for age in range(4)}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("39.433", 39_433),
        ("1.234.567", 1_234_567),
        ("33,0", 33.0),
        ("33,0 %", 33.0),
        ("-  23", -23),
        ("1 234,5", 1_234.5),
        ("1\u00a0234", 1_234),
        ("1'234", 1_234),
        ("12.5", 12.5),
        ("−5", -5),
        ("(12)", 12),
        ("0", 0),
        ("-", 0),
        ("–", 0),
    ],
)
def test_german_numbers(text: str, value: float) -> None:
    assert read_number(text) == (value, S.OK)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (".", S.SUPPRESSED),
        ("*", S.SUPPRESSED),
        ("< 5", S.SUPPRESSED),
        ("unter 3", S.SUPPRESSED),
        ("x", S.NOT_MEANINGFUL),
        ("/", S.NOT_MEANINGFUL),
        ("...", S.MISSING),
        ("", S.MISSING),
        ("k.A.", S.MISSING),
        ("NA", S.MISSING),
        ("( )", S.MISSING),
        ("--------", S.MISSING),
        ("NULL", S.MISSING),
    ],
)
def test_marks_are_never_zero(text: str, status: S) -> None:
    assert read_number(text) == (None, status)


def test_a_dash_in_a_towns_own_table_is_unknown() -> None:
    assert read_number("-", dash_is_zero=False) == (None, S.MISSING)
    assert read_number("–", dash_is_zero=False) == (None, S.MISSING)


def test_english_files_have_points() -> None:
    assert read_number("53.9", english=True) == (53.9, S.OK)
    assert read_number("1,234.5", english=True) == (1_234.5, S.OK)
    assert read_number("1.234", english=True) == (1.234, S.OK)


@pytest.mark.parametrize("text", ["zwölf", "12 Kinder", "1,2,3", "nan nan", "inf", "1e999"])
def test_no_numbers(text: str) -> None:
    assert read_number(text) is None
