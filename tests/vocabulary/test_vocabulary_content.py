"""What every vocabulary must hold to, and that nothing permanent ever changes."""

from pathlib import Path

import pytest

from lueckenlos.shared.text import slug_of
from lueckenlos.vocabulary.matching import match_term
from lueckenlos.vocabulary.registry import MAX_BIT, Term, UnknownTerm, Vocabulary, all_vocabularies, vocabulary

LOCK = Path(__file__).with_name("slugs.lock")
EXPECTED = {
    "angebotsform": 21, "ansatz": 3, "beratungsart": 13, "beratungskanal": 5, "dokumentsichtbarkeit": 5,
    "dokumenttyp": 26, "geschlecht": 4, "handlungsfeld": 29, "kosten": 4, "lebenslage": 4, "lebensphase": 11,
    "lebenswelt": 14, "partizipationsstufe": 9,
    "partnerstatus": 6, "prozessphase": 13, "reichweite": 3, "ressort": 11, "sprache": 50, "thema": 3, "uebergang": 11,
    "veranstaltungsart": 18, "zeitpunkt": 4, "zielgruppe": 28, "zugang": 8,
}  # fmt: skip
ALL = list(all_vocabularies().values())
TERMS = [term for each in ALL for term in each.terms]


def name(item: Vocabulary | Term) -> str:
    return f"{item.vocabulary}/{item.slug}" if isinstance(item, Term) else item.slug


def test_all_vocabularies_are_there() -> None:
    assert {each.slug: len(each.terms) for each in ALL} == EXPECTED


def test_slugs_and_bits_are_permanent() -> None:
    """Never take a line out of the lock or change one; a new term adds its line; ``valid_to`` retires a term."""
    locked = {tuple(line.split()) for line in LOCK.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    present = {(term.vocabulary, term.slug, str(term.bit)) for term in TERMS}
    assert locked - present == set(), "removed or re-used: give the term its slug and bit back and set valid_to"
    assert present - locked == set(), f"new terms: add these lines to {LOCK.name}"


@pytest.mark.parametrize("each", ALL, ids=name)
def test_slugs_and_bits_are_unique(each: Vocabulary) -> None:
    bits = [term.bit for term in each.terms]
    assert len(set(bits)) == len(bits)
    assert all(0 <= bit <= MAX_BIT for bit in bits)
    assert len(each.by_slug) == len(each.terms)


@pytest.mark.parametrize("each", ALL, ids=name)
def test_says_what_it_is_and_what_it_rests_on(each: Vocabulary) -> None:
    assert each.label
    assert each.description.endswith(".")
    assert each.source
    assert each.version == "2026.1"


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_terms_are_complete(term: Term) -> None:
    assert term.slug == slug_of(term.slug)
    assert len(term.slug) <= 40, "TermField holds 40 characters"
    assert term.label
    assert term.label_leicht
    assert len(term.label_leicht) <= 60
    assert term.description.endswith(".")
    assert len(term.description) <= 200


@pytest.mark.parametrize("each", ALL, ids=name)
def test_labels_differ(each: Vocabulary) -> None:
    assert len({term.label for term in each.terms}) == len(each.terms)
    assert len({term.label_leicht for term in each.terms}) == len(each.terms)


@pytest.mark.parametrize("each", ALL, ids=name)
def test_every_wording_leads_to_its_term(each: Vocabulary) -> None:
    """A synonym that two terms share helps nobody; a label comes back exactly."""
    for term in each.terms:
        assert match_term(each.slug, term.label).slug == term.slug
        assert {wording: match_term(each.slug, wording).slug for wording in term.synonyms} == dict.fromkeys(
            term.synonyms, term.slug
        )


@pytest.mark.parametrize("each", ALL, ids=name)
def test_parents_exist(each: Vocabulary) -> None:
    above = vocabulary(each.parent_vocabulary)
    assert [term.slug for term in each.terms if term.parent and term.parent not in above] == []


def test_phases_follow_each_other_without_gap() -> None:
    bounds = [
        (term.data["age_from_months"], term.data.get("age_to_months"))
        for term in vocabulary("lebensphase").terms
        if "age_from_months" in term.data
    ]
    assert bounds == [
        (0, 12), (12, 36), (36, 72), (72, 120), (120, 192), (192, 324), (324, 780), (780, 960), (960, None)
    ]  # fmt: skip


def test_every_handlungsfeld_belongs_to_a_row_except_structure() -> None:
    dimensions = vocabulary("lebenslage").by_slug.keys()
    fields = {term.slug: term.data["lebenslage"] for term in vocabulary("handlungsfeld").terms}
    assert {slug for slug, rows in fields.items() if not rows} == {"steuerung-vernetzung"}
    assert all(isinstance(rows, list) and set(rows) <= dimensions for rows in fields.values())


def test_uebergaenge_name_phases_and_themes() -> None:
    phases, themes = vocabulary("lebensphase"), vocabulary("thema")
    for term in vocabulary("uebergang").terms:
        before, after, theme = term.data["from_phases"], term.data["to_phases"], term.data["themes"]
        assert isinstance(before, list)
        assert isinstance(after, list)
        assert isinstance(theme, list)
        assert before
        assert after
        assert theme
        assert {*before, *after} <= phases.by_slug.keys()
        # a theme's picture shows the Übergänge between its phases
        assert {phases[slug].parent for slug in (*before, *after)} <= set(theme) <= themes.by_slug.keys()


def test_lebenswelten_have_their_legal_group() -> None:
    groups = {"wohnen", "lernen", "studieren", "med-versorgung", "pflege", "freizeit-sport", "andere"}
    assert {term.data["paragraf20a_gruppe"] for term in vocabulary("lebenswelt").terms} == groups


def test_unknown_names_are_said() -> None:
    with pytest.raises(UnknownTerm, match="there is no vocabulary 'farbe'"):
        vocabulary("farbe")
    with pytest.raises(UnknownTerm, match="'blau' is no term of kosten"):
        vocabulary("kosten")["blau"]
    assert vocabulary("kosten").label_of("blau") == "blau"


def test_labels_come_in_the_order_of_the_list() -> None:
    labels = vocabulary("lebenslage").labels({"gesundheitlich", "materiell", "sozial"})
    assert labels == ["Materielle Lage", "Soziale Lage", "Gesundheitliche Lage"]


def test_bits_without_a_term_are_left_out() -> None:
    terms = vocabulary("kosten")
    assert terms.from_bits(1 << 40 | terms.to_bits(["frei", "zuschuss"])) == {"frei", "zuschuss"}
