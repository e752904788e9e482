"""Cells to values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.imports.offers.keys import Keys
from lueckenlos.imports.offers.parse import Problem, ages, cells, contact, dates, places, words
from lueckenlos.imports.offers.session import certain_term
from lueckenlos.shared.text import sort_key
from lueckenlos.vocabulary.registry import vocabulary

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("3-6 Jahre", (36, 72)),
        ("0–3", (0, 36)),
        ("ab 6 Monaten", (6, None)),
        ("ab 6 M.", (6, None)),
        ("unter 3", (None, 36)),
        ("bis 18 Monate", (None, 18)),
        ("1,5 - 3 J.", (18, 36)),
        ("ab 1½ Jahren", (18, None)),
        ("ab 1 1/2", (18, None)),
        ("65+", (780, None)),
        ("0 bis 18 Monate", (0, 18)),
        ("6 Mon. - 3 Jahre", (6, 36)),
        ("6 Wochen bis 3 Jahre", (1, 36)),
        ("von 3 bis einschließlich 6 Jahren", (36, 84)),
        ("4 Jahre", (48, 60)),
        ("12 Monate bis Schuleintritt", (12, 72)),
        ("ab dem 3. Lebensjahr", (24, None)),
        ("U3", (0, 36)),
        ("alle", (None, None)),
        ("", (None, None)),
        ("k. A.", (None, None)),
    ],
)
def test_ages_in_words(raw: str, expected: tuple[int | None, int | None]) -> None:
    assert ages.age_span(raw) == expected


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("6-3", "age_impossible"),
        ("200 Jahre", "age_impossible"),
        ("0-0", "age_impossible"),
        ("Klasse 5-6", "age_unreadable"),
        ("nach Absprache", "age_unreadable"),
        ("3-6, 8-10", "age_unreadable"),
    ],
)
def test_ages_that_are_none(raw: str, code: str) -> None:
    found = ages.age_span(raw)
    assert isinstance(found, Problem)
    assert found.code == code


@pytest.mark.parametrize(
    ("unit", "raw", "expected"), [(12, "3", 36), (1, "30", 30), (12, "6 Monate", 6), (12, "3,5", 42), (1, "", None)]
)
def test_age_columns(unit: int, raw: str, expected: int | None) -> None:
    assert ages.age_in(unit)(raw) == expected


@pytest.mark.parametrize("raw", ["abc", "-3", "1500", "3-6"])
def test_age_columns_refuse(raw: str) -> None:
    assert isinstance(ages.age_in(12)(raw), Problem)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01 00:00", "2026-03-01"),
        ("1.3.2026", "2026-03-01"),
        ("01.03.26", "2026-03-01"),
        ("März 2026", "2026-03-01"),
        ("3/2026", "2026-03-01"),
        ("2026", "2026-01-01"),
        ("unbefristet", None),
        ("-", None),
    ],
)
def test_dates(raw: str, expected: str | None) -> None:
    assert dates.day_of()(raw) == expected


def test_last_days() -> None:
    parse = dates.day_of(last=True)
    assert [parse(raw) for raw in ("2026", "02/2024", "Dez. 2026")] == ["2026-12-31", "2024-02-29", "2026-12-31"]


@pytest.mark.parametrize(
    ("raw", "code"), [("31.02.2026", "date_unreadable"), ("9999-01-01", "date_impossible"), ("bald", "date_unreadable")]
)
def test_dates_that_are_none(raw: str, code: str) -> None:
    found = dates.day_of()(raw)
    assert isinstance(found, Problem)
    assert found.code == code


def test_nobody_has_checked_an_entry_tomorrow() -> None:
    found = dates.day_of(not_after=TODAY)("2026-11-22")
    assert found == Problem("date_future", {"value": "22.11.2026"})


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("+49 3476 123456", "+49 3476 123456"),
        ("03476/12345", "03476/12345"),
        ("03476 / 12 34 (Frau M.)", "03476 / 12 34"),
        ("0171-1234567; 03476 1", "0171-1234567"),
        ("'+49 3476 1234", "+49 3476 1234"),
        ("keine Angabe", ""),
    ],
)
def test_phones(raw: str, expected: str) -> None:
    assert contact.phone(raw) == expected


def test_one_number_has_one_key() -> None:
    written = ("+49 (0)3476 12345", "03476/12345", "0049 3476 12345", "+49 3476 12345")
    assert {contact.phone_key(number) for number in written} == {"0347612345"}
    assert contact.phone_key("110") == ""


@pytest.mark.parametrize(
    ("parse", "raw", "expected"),
    [
        (contact.email, "mailto:a@b.de", "a@b.de"),
        (contact.email, "a@b.de; c@d.de", "a@b.de"),
        (contact.website, "www.kita.de", "https://www.kita.de"),
        (contact.website, "http://kita-süd.de/?x=1", "http://kita-süd.de/?x=1"),
    ],
)
def test_addresses_of_the_net(parse, raw: str, expected: str) -> None:  # type: ignore[no-untyped-def] # two parsers
    assert parse(raw) == expected


@pytest.mark.parametrize("raw", ["javascript:alert(1)", "kita", "=HYPERLINK(1)", "ftp://x.de"])
def test_what_is_no_web_address(raw: str) -> None:
    assert isinstance(contact.website(raw), Problem)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Marientreppe 10", ("Marientreppe", "10")),
        ("Musterstr.12a", ("Musterstr.", "12a")),
        ("Straße des 17. Juni 135", ("Straße des 17. Juni", "135")),
        ("Straße des 17. Juni", ("Straße des 17. Juni", "")),
        ("Lindenweg 3-5", ("Lindenweg", "3-5")),
        ("Hauptstr. 12 (Hinterhaus)", ("Hauptstr.", "12")),
        ("Am Markt", ("Am Markt", "")),
    ],
)
def test_streets(raw: str, expected: tuple[str, str]) -> None:
    assert places.street_and_number(raw) == expected


def test_whole_addresses() -> None:
    expected = ("Markt", "1", "06333", "Hettstedt")
    assert places.address("Markt 1, 06333 Hettstedt") == expected
    assert places.address("Markt 1\n06333 Hettstedt") == expected
    assert places.address("Rathaus") == ("Rathaus", "", "", "")


def test_lost_zeros_come_back() -> None:
    assert places.plz("6333") == "06333"
    assert places.ags("1001000") == "01001000"
    assert places.ags("150870220220") == "15087220"


def test_a_house_number_that_excel_made_a_date() -> None:
    assert places.house_number("2026-03-01") == Problem("house_number_date", {"value": "01.03.2026"})


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (51.6, None, "coordinates_half"),
        (11.5, 51.6, "coordinates_swapped"),
        (40.7, -74.0, "coordinates_outside"),
        (50.09, 14.42, "coordinates_outside"),  # Prague, Strasbourg, Zurich: as near as Germany's farthest towns
        (48.5, 7.3, "coordinates_outside"),
        (47.37, 8.54, "coordinates_outside"),
    ],
)
def test_points(lat: float, lon: float | None, code: str) -> None:
    found = places.coordinates_problem(lat, lon)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(("lat", "lon"), [(54.79, 9.43), (47.41, 10.28), (51.15, 14.99), (51.64, 11.51)])
def test_towns_at_the_border_are_in_germany(lat: float, lon: float) -> None:
    assert places.coordinates_problem(lat, lon) is None


def test_coordinates_with_comma() -> None:
    assert [places.degrees(raw) for raw in ("54,78", "54.78", "0", "-", "11.5°")] == [54.78, 54.78, None, None, 11.5]


@pytest.mark.parametrize(("raw", "expected"), [("ca. 20 Plätze", 20), ("1.200", 1200), ("20,0", 20), ("", None)])
def test_counts(raw: str, expected: int | None) -> None:
    assert words.whole(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("frei", ("frei", "")),
        ("kostenlos", ("frei", "")),
        ("0,00 €", ("frei", "0,00 €")),
        ("5 € pro Termin", ("kosten", "5 € pro Termin")),
        ("Eigenanteil 10 Euro", ("eigenanteil", "Eigenanteil 10 Euro")),
        ("", ("", "")),
    ],
)
def test_money(raw: str, expected: tuple[str, str]) -> None:
    assert words.costs(certain_term, {})(raw) == expected


def test_labels_with_commas_and_slashes_stay_whole() -> None:
    fields = vocabulary("handlungsfeld")
    parse = words.term_set(fields, certain_term, {})
    expected = fields.to_bits(["schwangerschaft-geburt-stillen", "bewegung"])
    assert parse("Schwangerschaft, Geburt, Stillen; Bewegung") == expected
    assert parse("schwangerschaft-geburt-stillen|bewegung") == expected
    assert parse("Bewegung, Ernährung") == fields.to_bits(["bewegung", "ernaehrung"])


def test_unknown_terms_are_named() -> None:
    parse = words.term_set(vocabulary("handlungsfeld"), certain_term, {"Zaubern": words.IGNORE, "Yogaa": "bewegung"})
    assert parse("Kartoffeln") == Problem("term_unknown", {"value": "Kartoffeln", "vocabulary": "handlungsfeld"})
    assert parse("Zaubern; Yogaa") == vocabulary("handlungsfeld")["bewegung"].flag


def test_formulas_stay_text() -> None:
    parse = cells.text_of(200)
    for formula in ("=1+1", "@SUM(A1)", "-2+3", '=cmd|"/c calc"!A1'):
        assert parse(formula) == formula
    assert parse("'=1+1") == "=1+1"  # our own export has put the apostrophe there


def test_invisible_characters_go() -> None:
    assert cells.plain(" Still\x00gruppe\u00a0 am\u200b Markt\n") == "Stillgruppe am Markt"
    assert cells.lines("erste\r\nzweite\x07") == "erste\nzweite"


@given(st.text(max_size=60))
def test_keys_equal_the_shared_ones(text: str) -> None:
    assert Keys().text(text) == sort_key(text)


@given(st.text(max_size=80))
def test_no_cell_breaks_a_parser(text: str) -> None:
    for parse in (ages.age_span, dates.day_of(), contact.phone, contact.email, contact.website, places.address):
        parse(text)
    for parse in (places.plz_and_town, places.degrees, words.whole, words.accessible, places.ags, cells.title_of):
        parse(text)
