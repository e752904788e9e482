"""Decisions: written once, kept as history, alive as long as the cause."""

from datetime import date, timedelta
from typing import Any

import pytest

from chains.world import TODAY, alike_offers, kita_offer
from factories import Cast, make_organisation
from lueckenlos.chains import queries
from lueckenlos.chains.actions import Ruling, decide
from lueckenlos.chains.enums import DecisionKind, HintState
from lueckenlos.chains.models import HintDecision
from lueckenlos.chains.picture import Axis, Hint
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry

pytestmark = pytest.mark.django_db

GAP = "leer:-:lebenslage.materiell:kita-alter:gesamt"
PAIR = "doppelung:kurs.bewegung.kinder:alle:-:gesamt"
K = DecisionKind


def ruling(decision: DecisionKind = K.BESTAETIGT, **values: Any) -> Ruling:
    given = {"reason": "Der Steuerkreis sieht das auch so.", "decided_on": TODAY, **values}
    return Ruling(decision, **given)


def hint_of(cast: Cast, key: str, day: date = TODAY) -> Hint:
    found = queries.picture_of(cast.hettstedt, Axis.LEBENSLAGE, day).hint(key)
    assert found is not None
    return found


def state_of(cast: Cast, key: str, day: date = TODAY) -> HintState:
    return queries.live(cast.hettstedt, Axis.LEBENSLAGE, day).standing(key).state


def test_a_decision_is_kept_with_its_cause_and_an_audit_line(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    hint = hint_of(hettstedt, GAP)
    (made,) = decide(hints=[hint], ruling=ruling(body="Steuerkreis"), day=TODAY, by=hettstedt["koordination"])
    assert (made.hint_key, made.decision, made.body) == (GAP, "bestaetigt", "Steuerkreis")
    assert made.cause["cause_hash"] == hint.cause_hash
    assert made.decided_by == hettstedt["koordination"].user
    entry = AuditEntry.objects.get(verb="chains.hint.decide")
    assert entry.changes["hint"] == [None, GAP]


@pytest.mark.parametrize("role", ["mitarbeit", "lesen", "steuerungsgruppe", "traeger"])
def test_only_leitung_and_koordination_decide(hettstedt: Cast, role: str) -> None:
    kita_offer(hettstedt.hettstedt)
    with pytest.raises(NotAllowed):
        decide(hints=[hint_of(hettstedt, GAP)], ruling=ruling(), day=TODAY, by=hettstedt[role])
    assert not HintDecision.objects.exists()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"reason": "  "}, "decision_reason_missing"),
        ({"decided_on": TODAY + timedelta(1)}, "decided_in_future"),
        ({"decision": K.ZURUECKGESTELLT}, "review_missing"),
        ({"review_on": TODAY}, "review_too_early"),
    ],
)
def test_what_a_decision_must_say(hettstedt: Cast, values: dict[str, Any], code: str) -> None:
    kita_offer(hettstedt.hettstedt)
    with pytest.raises(Invalid) as refused:
        decide(hints=[hint_of(hettstedt, GAP)], ruling=ruling(**values), day=TODAY, by=hettstedt["leitung"])
    assert refused.value.code == code


def test_it_survives_recomputing_while_the_cause_is_the_same(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    assert state_of(hettstedt, GAP) is HintState.OFFEN
    decide(hints=[hint_of(hettstedt, GAP)], ruling=ruling(), day=TODAY, by=hettstedt["leitung"])
    kita_offer(hettstedt.hettstedt, plaetze=12)
    assert state_of(hettstedt, GAP, TODAY + timedelta(300)) is HintState.ENTSCHIEDEN


def test_a_changed_cause_opens_the_hint_again(hettstedt: Cast) -> None:
    first, second = alike_offers(hettstedt.hettstedt, 2)
    decide(hints=[hint_of(hettstedt, PAIR)], ruling=ruling(K.KEIN_BEDARF), day=TODAY, by=hettstedt["leitung"])
    assert state_of(hettstedt, PAIR) is HintState.ENTSCHIEDEN
    (third,) = alike_offers(hettstedt.hettstedt, 1)
    assert state_of(hettstedt, PAIR) is HintState.GEAENDERT
    third.delete()
    assert state_of(hettstedt, PAIR) is HintState.ENTSCHIEDEN
    assert first != second


def test_zurueckgestellt_comes_back_on_its_day(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    later = TODAY + timedelta(30)
    hint = hint_of(hettstedt, GAP)
    decide(hints=[hint], ruling=ruling(K.ZURUECKGESTELLT, review_on=later), day=TODAY, by=hettstedt["leitung"])
    assert state_of(hettstedt, GAP, later - timedelta(1)) is HintState.ENTSCHIEDEN
    assert state_of(hettstedt, GAP, later) is HintState.WIEDERVORLAGE


def test_a_new_decision_takes_the_place_of_the_old_one_which_stays(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    for kind in (K.BESTAETIGT, K.KEIN_BEDARF):
        decide(hints=[hint_of(hettstedt, GAP)], ruling=ruling(kind), day=TODAY, by=hettstedt["leitung"])
    assert queries.live(hettstedt.hettstedt, Axis.LEBENSLAGE, TODAY).standing(GAP).decision is K.KEIN_BEDARF
    assert [one.decision for one in queries.history_of(GAP)] == ["kein_bedarf", "bestaetigt"]


def test_one_decision_may_cover_several_hints(hettstedt: Cast) -> None:
    for lage in ("sozial", "materiell"):
        kita_offer(
            hettstedt.hettstedt, lebenslagen={lage}, kosten_art="kosten", traeger=make_organisation(hettstedt.hettstedt)
        )
    kita_offer(hettstedt.hettstedt, lebenslagen={"kulturell"}, kosten_art="frei")
    picture = queries.picture_of(hettstedt.hettstedt, Axis.LEBENSLAGE, TODAY)
    costs = [hint for hint in picture.hints if hint.reason.code == "kosten"]
    assert len({hint.group for hint in costs}) == 1
    made = decide(hints=costs, ruling=ruling(), day=TODAY, by=hettstedt["leitung"])
    assert {one.hint_key for one in made} == {hint.key for hint in costs}
    assert len(costs) == 2
