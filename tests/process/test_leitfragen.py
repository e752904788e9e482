"""Guiding questions: given, reworded by the KGC, reworded by the commune; the edition is never lost."""

import pytest
from django_scopes import scope

from factories import Cast
from lueckenlos.process import actions, queries
from lueckenlos.process.actions import QuestionValues
from lueckenlos.process.models import Leitfrage
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor

PHASE, KEY, GIVEN = "verstetigung", "nachfolge", "Wer kann morgen übernehmen, wenn die Koordination wechselt?"


def ask(by: Actor, text: str, *, key: str = "", seen: int = 1, **values: bool) -> Leitfrage | None:
    with scope(stelle=by.stelle):
        question = queries.get_question_or_404(by, PHASE, key) if key else None
        wanted = QuestionValues(text, **values)
        return actions.save_question(phase=PHASE, values=wanted, by=by, question=question, seen=seen)


def asked(by: Actor) -> dict[str, queries.Question]:
    with scope(stelle=by.stelle):
        return {one.key: one for one in queries.questions_of(by, PHASE)}


def test_a_reworded_question_keeps_edition_and_wording(cast: Cast) -> None:
    ask(cast["koordination"], "Wer übernimmt?", key=KEY)
    one = asked(cast["lesen"])[KEY]
    assert (one.text, one.given, one.edition, one.own) == ("Wer übernimmt?", GIVEN, "2026.1", True)
    assert asked(cast["fremd"])[KEY].text == GIVEN


def test_a_later_rewording_keeps_the_first_origin(cast: Cast) -> None:
    ask(cast["koordination"], "Wer übernimmt?", key=KEY)
    ask(cast["koordination"], "Wer noch?", key=KEY)
    assert asked(cast["koordination"])[KEY].given == GIVEN


def test_taking_the_given_wording_again_leaves_nothing(cast: Cast) -> None:
    ask(cast["koordination"], "Wer übernimmt?", key=KEY)
    assert ask(cast["koordination"], "egal", key=KEY, as_given=True) is None
    assert asked(cast["koordination"])[KEY].text == GIVEN
    assert not asked(cast["koordination"])[KEY].own


def test_an_own_question_comes_last_and_can_be_left_out(cast: Cast) -> None:
    row = ask(cast["mitarbeit"], "Was sagt der Rat?")
    assert row is not None
    one = list(asked(cast["lesen"]).values())[-1]
    assert (one.text, one.given, one.own) == ("Was sagt der Rat?", "", True)
    ask(cast["mitarbeit"], "Was sagt der Rat?", key=row.key, omitted=True)
    assert asked(cast["lesen"])[row.key].omitted


def test_what_the_kgc_rewords_all_its_communes_are_asked(cast: Cast) -> None:
    ask(cast["kgc_leitung"], "Wer springt ein?", key=KEY)
    own = ask(cast["kgc_leitung"], "Was brauchen Sie von uns?")
    assert own is not None
    one = asked(cast["lesen"])[KEY]
    assert (one.text, one.by, one.own, one.given) == ("Wer springt ein?", "KGC Sachsen-Anhalt", False, GIVEN)
    assert own.key in asked(cast["fremd"])
    assert own.key not in asked(cast["fremde_kgc"])


def test_a_commune_rewords_what_its_kgc_said_and_sees_when_that_changes(cast: Cast) -> None:
    ask(cast["kgc_leitung"], "Wer springt ein?", key=KEY)
    ask(cast["koordination"], "Wer hilft aus?", key=KEY)
    one = asked(cast["koordination"])[KEY]
    assert (one.text, one.given, one.edition, one.newer) == (
        "Wer hilft aus?",
        "Wer springt ein?",
        "KGC Sachsen-Anhalt",
        "",
    )
    ask(cast["kgc_leitung"], "Wer vertritt?", key=KEY)
    assert asked(cast["koordination"])[KEY].newer == "Wer vertritt?"


def test_what_the_kgc_leaves_out_is_not_asked(cast: Cast) -> None:
    ask(cast["kgc_leitung"], GIVEN, key=KEY, omitted=True)
    assert KEY not in asked(cast["lesen"])
    assert asked(cast["kgc_leitung"])[KEY].omitted


def test_two_editors_of_one_question(cast: Cast) -> None:
    ask(cast["leitung"], "eins", key=KEY)
    ask(cast["leitung"], "zwei", key=KEY)
    with pytest.raises(Invalid, match="changed_meanwhile"):
        ask(cast["mitarbeit"], "drei", key=KEY, seen=1)


def test_who_reads_does_not_reword(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        ask(cast["steuerungsgruppe"], "Wer?", key=KEY)
    with scope(stelle=cast.bund), pytest.raises(NotAllowed):
        queries.questions_of(cast["bund"], PHASE)
