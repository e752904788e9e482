"""Spreadsheet cells to terms."""

import pytest

from lueckenlos.vocabulary.matching import Match, match_term
from lueckenlos.vocabulary.registry import UnknownTerm
from work import work_of


@pytest.mark.parametrize(
    "text",
    [
        "Ernährung",
        "ernährung",
        "ERNÄHRUNG",
        "Ernaehrung",
        "ernaehrung",
        "Ernahrung",
        " Ernährung ",
        "„Ernährung“",
        "Ernährung.",
    ],
)
def test_spelling_does_not_matter(text: str) -> None:
    assert match_term("handlungsfeld", text) == Match("ernaehrung", exact=True)


@pytest.mark.parametrize(
    ("vocabulary", "text", "slug"),
    [
        ("handlungsfeld", "Sturzprävention", "selbststaendigkeit-alter"),
        ("handlungsfeld", "U-Untersuchungen", "frueherkennung-impfen"),
        ("zielgruppe", "Senioren", "aeltere"),
        ("kosten", "kostenlos", "frei"),
        ("kosten", "0 €", "frei"),
        ("sprache", "Farsi", "fa"),
        ("sprache", "DGS", "gsg"),
        ("angebotsform", "Elterncafé", "offener-treff"),
        ("angebotsform", "Elterncafe", "offener-treff"),
        ("lebensphase", "Babys", "geburt-erstes-jahr"),
        ("lebenswelt", "Kita", "kita"),
    ],
)
def test_synonyms_are_certain_but_not_exact(vocabulary: str, text: str, slug: str) -> None:
    found = match_term(vocabulary, text)
    assert found.slug == slug
    assert found.suggestions == ()


@pytest.mark.parametrize(
    ("vocabulary", "text", "first"),
    [
        ("handlungsfeld", "Bewegnug", "bewegung"),
        ("handlungsfeld", "Sturzprohylaxe", "selbststaendigkeit-alter"),
        ("angebotsform", "Beratungsangebote", "beratung"),
        ("sprache", "Englsch", "en"),
        ("lebenswelt", "Kindertagesstätten", "kita"),
    ],
)
def test_resemblance_only_suggests(vocabulary: str, text: str, first: str) -> None:
    found = match_term(vocabulary, text)
    assert found.slug is None
    assert not found.exact
    assert found.suggestions[0] == found.slip == first
    assert len(found.suggestions) <= 3


@pytest.mark.parametrize("text", ["Abasinisch", "Afrikaans", "Assamesisch"])
def test_another_language_is_no_slip_of_the_pen(text: str) -> None:
    found = match_term("sprache", text)
    assert found.suggestions
    assert found.slip == ""


@pytest.mark.parametrize("text", ["", "   ", "–", "?", "xyz", "123", "Quantenphysik"])
def test_nonsense_matches_nothing(text: str) -> None:
    assert match_term("handlungsfeld", text) == Match(None)


def test_the_general_word_is_not_guessed() -> None:
    assert match_term("zielgruppe", "Menschen").slug is None


def test_unknown_vocabulary() -> None:
    with pytest.raises(UnknownTerm):
        match_term("farbe", "blau")


def test_repeated_cells_cost_nothing() -> None:
    """100,000 cells of an import's column are looked up, not compared."""
    match_term("handlungsfeld", "Bewegung und Sport")
    assert work_of(lambda: match_term("handlungsfeld", "Bewegung und Sport")) <= 3
