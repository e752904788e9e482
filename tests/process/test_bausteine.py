"""Saving where a Baustein stands, answering its questions, collecting what shows the work."""

from datetime import date

import pytest

from factories import Cast, make_offer
from lueckenlos.process import actions, queries
from lueckenlos.process.actions import Typed
from lueckenlos.process.models import Baustein, Evidence
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.models import AuditEntry
from lueckenlos.tenancy.subjects import Ref
from process.bausteine import TODAY, make_evidence, save, say


def test_all_bausteine_are_there_before_anybody_wrote(hettstedt: Cast) -> None:
    shown = queries.standings(hettstedt["lesen"], TODAY)
    assert len(shown) == 13
    assert {one.row.state for one in shown} == {"nicht_begonnen"}
    assert [one.term.slug for one in shown if one.across] == ["beteiligung", "oeffentlichkeitsarbeit"]
    assert [one.touched for one in shown] == [False] * 13


def test_what_was_said_stands_there_and_in_the_trail(hettstedt: Cast) -> None:
    row = save(hettstedt["mitarbeit"], next_step="Stelle anmelden", next_on=date(2026, 11, 20))
    shown = {one.term.slug: one for one in queries.standings(hettstedt["lesen"], TODAY)}["verstetigung"]
    assert (shown.row.state, shown.row.next_step, shown.late, row.version) == ("in_arbeit", "Stelle anmelden", True, 2)
    line = queries.history_of(row, {})[0]
    assert (line.what, [str(change) for change in line.changes]) == (
        "Baustein geändert",
        [
            "Bis zum: leer → 20.11.2026",
            "Nächster Schritt: leer → Stelle anmelden",
            "Stand: noch nicht begonnen → in Arbeit",
        ],
    )


def test_nothing_is_written_when_nothing_changed(hettstedt: Cast) -> None:
    row = save(hettstedt["leitung"])
    assert save(hettstedt["leitung"], seen=2).changed_at == row.changed_at
    assert AuditEntry.objects.filter(verb="process.baustein.update").count() == 1


def test_the_second_of_two_editors_learns_of_the_first(hettstedt: Cast) -> None:
    save(hettstedt["leitung"], note="eins")
    with pytest.raises(Invalid, match="changed_meanwhile"):
        save(hettstedt["mitarbeit"], note="zwei")
    assert Baustein.objects.get().note == "eins"


def test_a_date_needs_its_step(hettstedt: Cast) -> None:
    with pytest.raises(Invalid, match="next_step_missing"):
        save(hettstedt["leitung"], next_on=TODAY)


def test_no_turn_is_left_out(hettstedt: Cast) -> None:
    with pytest.raises(Invalid, match="turn_jumps") as refused:
        save(hettstedt["leitung"], turn=3)
    assert refused.value.values == {"lowest": 1, "highest": 2}


@pytest.mark.parametrize("who", ["lesen", "steuerungsgruppe", "traeger"])
def test_who_only_reads_does_not_write(hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        save(hettstedt[who])
    with pytest.raises(NotAllowed):
        say(hettstedt[who], "nachfolge", "", "Ja")


def test_answers_belong_to_their_turn(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    say(by, "nachfolge", "", "Niemand")
    save(by, turn=2)
    say(by, "nachfolge", "", "Frau Muster")
    row = Baustein.objects.get()
    assert [(one.turn, one.text) for one in queries.answers_of(row)] == [(2, "Frau Muster"), (1, "Niemand")]


def test_two_people_answer_different_questions_at_once(hettstedt: Cast) -> None:
    say(hettstedt["leitung"], "haushalt", "", "Im Haushalt der Stadt")
    say(hettstedt["mitarbeit"], "nachfolge", "", "Niemand")
    assert {one.question for one in queries.answers_of(Baustein.objects.get())} == {"haushalt", "nachfolge"}


def test_the_same_question_is_not_overwritten_unseen_and_nothing_else_is_saved(hettstedt: Cast) -> None:
    say(hettstedt["leitung"], "nachfolge", "", "Frau Muster")
    both = {"haushalt": Typed("", "Neu"), "nachfolge": Typed("", "Niemand")}
    with pytest.raises(Invalid, match="changed_meanwhile"):
        actions.answer(phase="verstetigung", answers=both, by=hettstedt["mitarbeit"])
    assert [one.text for one in queries.answers_of(Baustein.objects.get())] == ["Frau Muster"]


def test_the_history_tells_an_answer_with_its_question(hettstedt: Cast) -> None:
    row = say(hettstedt["leitung"], "nachfolge", "", "Frau Muster")
    make_evidence(hettstedt.hettstedt)
    told = [str(line.changes[0]) for line in queries.history_of(row, {"nachfolge": "Wer übernimmt?"})]
    assert told == ["Nachweis: leer → Protokoll Hettstedt", "Wer übernimmt?: leer → Frau Muster"]


def test_the_same_words_twice_are_no_conflict(hettstedt: Cast) -> None:
    say(hettstedt["leitung"], "nachfolge", "", "Frau Muster")
    say(hettstedt["mitarbeit"], "nachfolge", "", "Frau Muster")
    assert AuditEntry.objects.filter(verb="process.answer.save").count() == 1


def test_an_emptied_answer_goes(hettstedt: Cast) -> None:
    say(hettstedt["leitung"], "nachfolge", "", "Frau Muster")
    say(hettstedt["leitung"], "nachfolge", "Frau Muster", "")
    assert queries.answers_of(Baustein.objects.get()) == []


def test_evidence_points_to_what_the_person_may_see(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt, "Stillgruppe")
    ref = Ref("directory.offer", str(offer.pk))
    actions.add_evidence(phase="umsetzung", by=hettstedt["leitung"], ref=ref)
    row = Baustein.objects.get()
    seen, hidden = (queries.evidence_of(hettstedt[who], row) for who in ("lesen", "steuerungsgruppe"))
    assert [(one.title, subject and subject.title) for one, subject in seen] == [("Stillgruppe", "Stillgruppe")]
    assert [(one.title, subject) for one, subject in hidden] == [("Stillgruppe", None)]


def test_a_thing_that_is_evidence_stays_and_says_so(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt)
    ref = Ref("directory.offer", str(offer.pk))
    one = actions.add_evidence(phase="umsetzung", by=hettstedt["leitung"], ref=ref)
    with pytest.raises(Invalid, match="others_rest_on_it"):
        subjects.ensure_free(ref)
    assert [found.title for found in subjects.resting(hettstedt["lesen"], ref)] == ["Baustein „Umsetzung“"]
    actions.remove_evidence(evidence=one, by=hettstedt["leitung"])
    subjects.ensure_free(ref)


@pytest.mark.parametrize(
    ("ref", "title", "code"),
    [
        (None, " ", "evidence_empty"),
        (Ref("directory.offer", "0"), "", "evidence_gone"),
        (Ref("", "1"), "", "evidence_gone"),
    ],
)
def test_evidence_that_says_nothing_is_refused(hettstedt: Cast, ref: Ref | None, title: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        actions.add_evidence(phase="umsetzung", by=hettstedt["leitung"], ref=ref, title=title)


def test_the_same_evidence_stands_once_in_a_turn(hettstedt: Cast) -> None:
    make_evidence(hettstedt.hettstedt)
    with pytest.raises(Invalid, match="evidence_twice"):
        make_evidence(hettstedt.hettstedt)
    save(hettstedt["leitung"], turn=2)
    make_evidence(hettstedt.hettstedt)
    assert sorted(Evidence.objects.values_list("turn", flat=True)) == [1, 2]


def test_a_baustein_is_found_and_searched_by_others(hettstedt: Cast) -> None:
    save(hettstedt["leitung"], turn=2, state="steht")
    ref = Ref("process.baustein", "verstetigung")
    found = subjects.find(hettstedt["steuerungsgruppe"], ref)
    assert found is not None
    assert (found.title, found.state) == ("Baustein „Verstetigung“", "steht (Runde 2)")
    assert subjects.find(hettstedt["traeger"], ref) is None
    names = [one.ref.key for one in subjects.search(hettstedt["lesen"], ["process.baustein"], "ratsbeschl")]
    assert names == ["auftrag-beschluss"]
