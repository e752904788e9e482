"""Without a database: sums to the cent, the paper and its differences, what is missing."""

from datetime import date
from typing import Any

import pytest

from funding.applications import DAY, TERM
from lueckenlos.funding.enums import OUTLINE, TEXT_OPTIONAL, Section
from lueckenlos.funding.messages.missing import MISSING
from lueckenlos.funding.messages.paper import ASKS, euro
from lueckenlos.funding.models import Mappe, Pick, PlanLine, Programme
from lueckenlos.funding.papers.compare import Change, changed_texts, changes
from lueckenlos.funding.papers.missing import missing_of
from lueckenlos.funding.papers.proof import compose_proof
from lueckenlos.funding.papers.sheet import Paper, Part, Table
from lueckenlos.funding.plan import Sums, own_share_met, plan_of, spent_of
from lueckenlos.funding.programmes import known_programmes
from lueckenlos.funding.queries import GoalFacts, Material, MeasureFacts
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.tenancy.models import Stelle

LINES = [
    PlanLine(year=2028, kind="personal", title="Lotsin", cents=3_217_795),
    PlanLine(year=2027, kind="personal", title="Lotsin", cents=3_124_050, spent_cents=3_000_001),
    PlanLine(year=2027, kind="sach", title="Material", cents=10),
    PlanLine(year=2027, kind="eigen", title="Stadt", cents=300_000, spent_cents=300_000),
    PlanLine(year=2028, kind="dritt", title="Stiftung", cents=5),
]


def test_sums_are_kept_to_the_cent_and_by_year() -> None:
    plan = plan_of(LINES)
    assert plan.years == {2027: Sums(3_124_060, 300_000, 0), 2028: Sums(3_217_795, 0, 5)}
    assert (plan.total, plan.total.asked) == (Sums(6_341_855, 300_000, 5), 6_041_850)
    assert {kind.value: cents for kind, cents in plan.kinds.items()} == {"personal": 6_341_845, "sach": 10}
    assert spent_of(LINES).total == Sums(3_000_001, 300_000, 0)


@pytest.mark.parametrize(("own", "met"), [(1000, True), (999, False)])
def test_the_own_share_is_compared_without_rounding(own: int, met: bool) -> None:
    assert own_share_met(Sums(10_000, own, 0), 10) is met


def test_money_is_written_without_floats() -> None:
    assert [euro(cents).replace("\u00a0", " ") for cents in (123_450, 5, -51_255, 10**14 + 1)] == [
        "1.234,50 €", "0,05 €", "−512,55 €", "1.000.000.000.000,01 €",
    ]  # fmt: skip


def paper(text: str = "", **facts: str) -> Paper:
    table = Table("Positionen", ("Wofür", "Jahr", "Betrag"), (("Lotsin", "2027", "1 €"), ("Lotsin", "2028", "2 €")))
    part = Part("kosten", 10, "Kosten", tuple(facts.items()), (table,), text)
    return Paper("Antragsmappe", "Hettstedt", DAY, (part,), demo=False)


def test_a_paper_survives_being_kept() -> None:
    kept = paper("Text", Personal="3 €")
    assert Paper.from_json(kept.as_json()) == kept
    # handed in before papers said what they lack
    old = {name: value for name, value in kept.as_json().items() if name != "note"}
    assert Paper.from_json(old) == kept


def test_differences_name_what_was_added_changed_and_has_gone() -> None:
    then, now = paper("alt", Personal="3 €", Honorare="1 €"), paper("neu", Personal="4 €", Sachmittel="9 €")
    assert changes(then, now) == [
        Change("Kosten", "Personal", "3 €", "4 €"),
        Change("Kosten", "Sachmittel", "", "9 €"),
        Change("Kosten", "Honorare", "1 €", ""),
    ]
    assert changed_texts(then, now) == ["Kosten"]
    assert (changes(then, then), changed_texts(then, then)) == ([], [])


def material(**values: Any) -> Material:
    given: dict[str, Any] = {
        "mappe": Mappe(title="Kita", stelle=Stelle(name="Hettstedt")),
        "areas": [],
        "programme": None,
        "texts": {},
        **{name: [] for name in ("lines", "hints", "columns", "figures", "goals", "measures", "resolutions")},
        **{name: [] for name in ("gremien", "assessments", "lost")},
    }
    return Material(**{**given, **values})


def proof_of(lines: list[PlanLine]) -> Paper:
    return compose_proof(material(lines=lines), DAY)


def money_of(paper: Paper) -> Part:
    return next(part for part in paper.parts if part.key == Section.N_GELD)


def test_what_nobody_has_entered_is_open_and_never_nought() -> None:
    paper = proof_of(LINES)
    positions, years = money_of(paper).tables
    assert [row[4:] for row in positions.rows if row[0] == "Material"] == [("noch offen", "–")]
    assert [tuple(cell.replace("\u00a0", " ") for cell in row) for row in (*years.rows, years.total)] == [
        ("2027", "31.240,60 €", "bisher 30.000,01 €", "noch offen"),
        ("2028", "32.177,95 €", "noch offen", "noch offen"),
        ("Summe, 2 Positionen noch offen", "63.418,55 €", "bisher 30.000,01 €", "noch offen"),
    ]
    assert dict(money_of(paper).facts)["Noch offen"] == "Lotsin (2028), Material (2027), Stiftung (2028)"
    assert "unvollständig" in paper.title
    assert paper.note.startswith("Unvollständig: Bei 3 von 5 Positionen fehlt")


def test_a_proof_is_whole_once_everything_is_entered_also_nought() -> None:
    paper = proof_of(
        [
            PlanLine(year=2027, kind="sach", title="Material", cents=500, spent_cents=0),
            PlanLine(year=2027, kind="eigen", title="Stadt", cents=100, spent_cents=100),
        ]
    )
    assert (paper.note, "unvollständig" in paper.title, money_of(paper).facts) == ("", False, ())
    assert money_of(paper).tables[1].total == ("Summe", "5,00\u00a0€", "0,00\u00a0€", "−5,00\u00a0€")


def codes(found: Material, section: Section) -> list[str]:
    return [one.code for one in missing_of(found) if one.section is section]


def test_an_empty_mappe_lacks_something_in_every_section() -> None:
    found = missing_of(material())
    assert [section for section in OUTLINE if section not in {one.section for one in found}] == []
    assert {one.section for one in found if one.code == "text"} == set(OUTLINE) - TEXT_OPTIONAL
    assert {one.code for one in found} <= set(MISSING)
    assert set(ASKS) == set(Section)


def test_what_is_there_is_not_missing() -> None:
    texts = dict.fromkeys(OUTLINE, "Text")
    mappe = Mappe(title="Kita", stelle=Stelle(name="Hettstedt", representative="Bürgermeisterin"), contact="A", **TERM)
    full = material(mappe=mappe, texts=texts, programme=Programme(title="P", most_cents=10**9))
    assert codes(full, Section.ANTRAG) == []
    assert codes(full, Section.VORHABEN) == ["area"]
    assert codes(full, Section.DAUER) == []


def test_a_teilziel_wants_term_and_yardstick_and_a_leitziel_neither() -> None:
    leitziel = Goal(pk=1, title="Alle")
    teilziel = Goal(pk=2, title="Kita", parent=leitziel)
    found = material(goals=[GoalFacts(leitziel, []), GoalFacts(teilziel, [])])
    assert codes(found, Section.ZIELE) == ["goal_without_yardstick", "goal_without_term", "text"]


def test_a_measure_wants_its_place_in_the_term() -> None:
    late = Measure(pk=1, title="Spät", starts_on=date(2028, 5, 1), due_on=date(2029, 1, 1), responsible="Amt")
    loose = Measure(pk=2, title="Ohne")
    mappe = Mappe(title="Kita", stelle=Stelle(name="H"), **TERM)
    found = material(mappe=mappe, measures=[MeasureFacts(late, [], []), MeasureFacts(loose, [], [])])
    assert codes(found, Section.MASSNAHMEN) == [
        "measure_outside", "measure_without_term", "measure_without_owner", "text",
    ]  # fmt: skip


def test_the_plan_is_held_against_programme_and_term() -> None:
    mappe = Mappe(title="Kita", stelle=Stelle(name="H"), starts_on=date(2027, 1, 1), ends_on=date(2029, 12, 31))
    programme = Programme(title="P", most_cents=6_041_849, own_percent=10)
    assert codes(material(mappe=mappe, lines=LINES, programme=programme), Section.KOSTEN) == [
        "above_most", "own_share", "year_without_cost",
    ]  # fmt: skip
    exact = Programme(title="P", most_cents=6_041_850)
    assert codes(material(lines=LINES, programme=exact), Section.KOSTEN) == []
    over = [PlanLine(year=2026, kind="sach", title="Vorher", cents=100), *LINES[3:4]]
    assert codes(material(mappe=mappe, lines=over), Section.KOSTEN) == [
        "sources_exceed_cost", "year_without_cost", "year_without_cost", "year_without_cost", "line_outside",
    ]  # fmt: skip


def test_what_is_gone_is_named() -> None:
    lost = material(lost=[Pick(subject_kind="goals.goal", subject_key="7", subject_title="Altes Ziel")])
    (one,) = [one for one in missing_of(lost) if one.code == "lost"]
    assert MISSING[one.code].format(**one.values) == "„Altes Ziel“ gibt es nicht mehr, oder Sie dürfen es nicht sehen."


def test_known_programmes_name_their_source() -> None:
    assert [one.slug for one in known_programmes().values() if not (one.source and one.url and one.funder)] == []
