"""Sentences: every hint has one, with numbers and without leftovers."""

import re

import pytest
from hypothesis import HealthCheck, given, settings

from chains.snapshots import DAY, need, offer, snapshot
from chains.strategies import snapshots
from lueckenlos.chains.enums import HintKind, HintSeverity, RowAxis
from lueckenlos.chains.messages import BADGES, SHORT, area_word, change_words, group_title, hint_reason, hint_title
from lueckenlos.chains.messages.words import age_label, soft
from lueckenlos.chains.picture import Area, Axis, Kind, Severity, Snapshot, compute
from lueckenlos.chains.presenters.hints import grouped
from lueckenlos.vocabulary.registry import vocabulary

LEFTOVERS = re.compile(r"None|nan|inf\b|\{|\}|  | ,|\.\.|: \.")


def test_pure_codes_and_german_names_are_the_same_lists() -> None:
    assert set(HintKind.values) == {kind.value for kind in Kind} == set(BADGES)
    assert list(HintKind.values) == [kind.value for kind in Kind]
    assert HintSeverity.values == [int(severity) for severity in Severity]
    assert RowAxis.values == [axis.value for axis in Axis]
    assert set(SHORT) == {term.slug for term in vocabulary("lebensphase").terms}


@given(world=snapshots())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("axis", list(Axis))
def test_every_hint_has_a_title_and_a_reason(axis: Axis, world: Snapshot) -> None:
    picture = compute(world, axis)
    for hint in picture.hints:
        assert not LEFTOVERS.search(hint_title(hint)), hint_title(hint)
        reason = hint_reason(hint)
        assert reason.endswith("."), reason
        assert not LEFTOVERS.search(reason), reason
    for hints in grouped(picture.hints).values():
        assert not LEFTOVERS.search(group_title(hints)), group_title(hints)


def test_a_gap_names_place_people_and_need() -> None:
    offers = [offer("kita-alter", "sozial"), offer("kita-alter", "materiell", areas={0})]
    world = snapshot(
        [{**one, "phases": ["kita"]} for one in offers],
        areas=[Area(1, "150870220220-a", "Altstadt"), Area(2, "150870220220-n", "Neustadt")],
        people=[[0, 310, 0, 0], [0, 100, 0, 0], [0, 96, 0, 0]],
        needs=(need("kinderarmut-sgb2", "kita", "materiell", values=[33, 20, 41], fifths=[3, 1, 5]),),
    )
    hint = compute(world, Axis.LEBENSLAGE).hint("leer:-:lebenslage.materiell:kita:150870220220-n")
    assert hint is not None
    assert hint_title(hint) == "Neustadt · kita · Materielle Lage: kein Angebot"
    assert hint_reason(hint) == (
        "Sozialraum Neustadt: In der Lebensphase „kita“ im Bereich „Materielle Lage“ ist kein aktives Angebot "
        "eingetragen, anderswo gibt es 1 Angebot. Hier leben rund 95 Menschen dieses Alters. Im ungünstigsten Fünftel: "
        "Kinderarmut (SGB-II-Quote unter 15 Jahren) 41,0\u00a0% (2023)."
    )


def test_what_runs_out_names_the_day() -> None:
    picture = compute(snapshot([offer("kita", "sozial", ends=DAY)]), Axis.LEBENSLAGE)
    (hint,) = [hint for hint in picture.hints if hint.kind is Kind.RUNNING_OUT]
    assert hint_reason(hint) == (
        "In der Lebensphase „kita“ gibt es nur ein Angebot, und dessen Laufzeit oder Förderung endet am 21.11.2026. "
        "Danach ist hier nichts."
    )


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("geburt-erstes-jahr", "unter 1 Jahr"),
        ("kita-alter", "3 bis unter 6 Jahre"),
        ("hohes-alter", "ab 80 Jahren"),
        ("schwangerschaft", ""),
    ],
)
def test_ages(slug: str, text: str) -> None:
    assert age_label(slug) == text


@pytest.mark.parametrize(
    ("key", "one", "many"),
    [
        ("150870220220-a", "Sozialraum", "Sozialräumen"),
        ("150870220220", "Gemeinde", "Gemeinden"),
        ("15087", "Kreis", "Kreisen"),
    ],
)
def test_areas_are_called_by_their_level(key: str, one: str, many: str) -> None:
    assert (area_word(key), area_word(key, many=True)) == (one, many)


def test_soft_hyphens_change_no_word() -> None:
    for term in (*vocabulary("handlungsfeld").terms, *vocabulary("lebenslage").terms):
        assert soft(term.label).replace("\u00ad", "") == term.label


def test_many_offers_are_not_all_named() -> None:
    words = change_words([f"A{n}" for n in range(7)], [], places=("–", "–"))
    assert words == "7 Angebote kamen dazu: A0, A1, A2, A3, A4 und 2 weitere."
