"""The sets of criteria as they are shipped, and mistakes in their files."""

import re

import pytest

from lueckenlos.quality.registry import FEWEST_STEPS, MOST_STEPS, CriteriaSet, criteria_set, criteria_sets, read_sets

TWELVE = {
    "zielgruppenbezug", "konzeption", "setting-ansatz", "empowerment", "partizipation",
    "niedrigschwellige-arbeitsweise", "multiplikatorenkonzept", "nachhaltigkeit", "integriertes-handeln",
    "qualitaetsmanagement", "dokumentation-evaluation", "belege-wirkungen-kosten",
}  # fmt: skip
FILE = """key = "probe"
edition = "1"
title = "Probe"
source = "eigene"
note = ""
{steps}
[[criterion]]
slug = "eins"
label = "Eins"
{more}"""


def good_practice(edition: str) -> CriteriaSet:
    found = criteria_set(f"good-practice-{edition}")
    assert found is not None
    return found


def test_the_newest_edition_stands_first() -> None:
    assert [one.slug for one in criteria_sets()] == [
        "good-practice-2021",
        "good-practice-2015",
        "partizipationsstufen-2010",
        "vier-punkte-2026",
    ]


@pytest.mark.parametrize("edition", ["2015", "2021"])
def test_both_editions_have_the_same_twelve_criteria(edition: str) -> None:
    assert set(good_practice(edition).by_slug) == TWELVE


def test_the_edition_of_2015_has_its_own_numbers_and_names() -> None:
    old = good_practice("2015")
    assert [one.number for one in old.criteria] == list(range(1, 13))
    assert old.by_slug["integriertes-handeln"].name == "09 Integriertes Handlungskonzept/Vernetzung"
    assert old.by_slug["belege-wirkungen-kosten"].name == "12 Kosten-Wirksamkeits-Verhältnis"
    assert {one.number for one in good_practice("2021").criteria} == {0}


def test_the_edition_of_2015_takes_texts_where_it_has_none() -> None:
    old, new = good_practice("2015"), good_practice("2021")
    assert old.by_slug["konzeption"].text == new.by_slug["konzeption"].text
    assert old.by_slug["belege-wirkungen-kosten"].text != new.by_slug["belege-wirkungen-kosten"].text


@pytest.mark.parametrize("edition", ["2015", "2021"])
def test_official_steps_are_not_invented(edition: str) -> None:
    assert good_practice(edition).steps == ()
    assert good_practice(edition).worded_by_stellen


@pytest.mark.parametrize("chosen", criteria_sets(), ids=lambda one: one.slug)
def test_every_set_names_its_source_and_says_what_is_our_own(chosen: CriteriaSet) -> None:
    assert re.search(r"eigene Formulierungen", chosen.source)
    assert chosen.note


@pytest.mark.parametrize("edition", ["2015", "2021"])
def test_every_criterion_can_be_worked_with_in_a_lernwerkstatt(edition: str) -> None:
    assert [one.slug for one in good_practice(edition).criteria if not (one.text and one.upside_down)] == []
    assert {len(one.questions) for one in good_practice(edition).criteria} == {3}


def test_there_are_nine_steps_of_participation_in_four_groups() -> None:
    found = criteria_set("partizipationsstufen-2010")
    assert found is not None
    assert [step.text for step in found.steps] == [
        "Instrumentalisierung", "Anweisung", "Information", "Anhörung", "Einbeziehung", "Mitbestimmung",
        "teilweise Entscheidungskompetenz", "Entscheidungsmacht", "Selbstorganisation",
    ]  # fmt: skip
    groups = [step.group for step in found.steps]
    assert [groups.count(group) for group in dict.fromkeys(groups)] == [2, 3, 3, 1]


def test_the_list_of_four_points_is_grouped_by_kind_of_quality() -> None:
    found = criteria_set("vier-punkte-2026")
    assert found is not None
    assert [step.text.split()[0] for step in found.steps] == ["––", "–", "+", "++"]
    kinds = list(dict.fromkeys(one.group for one in found.criteria))
    assert kinds == ["Planungsqualität", "Strukturqualität", "Prozessqualität", "Ergebnisqualität"]


def test_nobody_knows_another_edition() -> None:
    assert criteria_set("good-practice-2003") is None


@pytest.mark.parametrize(
    ("steps", "more", "told"),
    [
        ("", "", "steps"),
        ("placeholder_steps = 1", "", "steps"),
        (f"placeholder_steps = {MOST_STEPS + 1}", "", "steps"),
        ("placeholder_steps = 4", '[[criterion]]\nslug = "eins"\nlabel = "Noch einmal"', "twice"),
        ("placeholder_steps = 4", '[[criterion]]\nslug = "zwei"', "label"),
        ('placeholder_steps = 4\ntexts_of = "0"', "", "probe"),
    ],
)
def test_a_file_with_a_mistake_stops_the_start_and_is_named(steps: str, more: str, told: str) -> None:
    with pytest.raises(ValueError, match=rf"content/quality/probe-1.toml: .*{told}"):
        read_sets({"probe-1.toml": FILE.format(steps=steps, more=more)})


def test_a_file_without_mistakes_is_read() -> None:
    (one,) = read_sets({"probe-1.toml": FILE.format(steps=f"placeholder_steps = {FEWEST_STEPS}", more="")})
    assert (one.slug, one.placeholder_steps, one.has_sheets) == ("probe-1", FEWEST_STEPS, False)
