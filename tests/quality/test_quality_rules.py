"""What a view may say, how far views lie apart, whose names go, and who may do what. No database."""

from datetime import date

import pytest

from lueckenlos.quality import rules
from lueckenlos.quality.enums import STEPS, Agreement, State
from lueckenlos.quality.models import Assessment
from lueckenlos.quality.rating import Given
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.tenancy.enums import Role, StelleArt
from lueckenlos.tenancy.models import Stelle
from quality.assessing import scaled

CRITERIA = [scaled("konzeption"), scaled("partizipation", 9)]


def actor(role: Role | None = Role.KOORDINATION, art: StelleArt = StelleArt.KOMMUNE) -> Actor:
    return Actor(user=None, name="Jemand", stelle=Stelle(pk=1, art=art), role=role)


def refused(*given: Given) -> tuple[str, dict[str, object]]:
    with pytest.raises(Invalid) as caught:
        rules.checked(given, CRITERIA)
    return caught.value.code, dict(caught.value.values)


# ---------------------------------------------------------------- what a view may say
@pytest.mark.parametrize("wrong", [Given("konzeption", 5), Given("konzeption", 0), Given("konzeption", 1, 5)])
def test_a_step_outside_the_criterion_is_refused(wrong: Given) -> None:
    assert refused(wrong) == ("step_outside", {"criterion": "Konzeption", "most": 4})


def test_every_criterion_has_its_own_highest_step() -> None:
    assert rules.checked([Given("partizipation", 9, 9), Given("konzeption", 4)], CRITERIA) == [
        Given("partizipation", 9, 9),
        Given("konzeption", 4),
    ]


def test_not_relevant_needs_a_reason() -> None:
    assert refused(Given("konzeption", irrelevant=True)) == ("irrelevant_needs_reason", {"criterion": "Konzeption"})


def test_what_is_not_relevant_has_neither_step_nor_action() -> None:
    said = Given("konzeption", 2, 3, irrelevant=True, evidence="Zu klein.", next_action="Nichts")
    assert rules.checked([said], CRITERIA) == [Given("konzeption", irrelevant=True, evidence="Zu klein.")]


def test_who_and_when_need_what() -> None:
    assert refused(Given("konzeption", who="Frau Weber"))[0] == "action_needs_what"
    assert refused(Given("konzeption", until_on=date(2027, 1, 1)))[0] == "action_needs_what"


def test_a_criterion_of_another_set_is_refused() -> None:
    assert refused(Given("bedarf-belegt", 1))[0] == "criterion_unknown"


def test_what_says_nothing_is_left_out() -> None:
    assert rules.checked([Given("konzeption"), Given("partizipation", evidence="Elternbeirat")], CRITERIA) == [
        Given("partizipation", evidence="Elternbeirat")
    ]


# ---------------------------------------------------------------- views side by side
@pytest.mark.parametrize(
    ("steps", "aside", "expected"),
    [
        ([], 0, Agreement.ZU_WENIG),
        ([2], 0, Agreement.ZU_WENIG),
        ([2, 2], 0, Agreement.EINIG),
        ([2, 3], 0, Agreement.NAH),
        ([2, 3, 3, 2], 0, Agreement.NAH),
        ([1, 3], 0, Agreement.WEIT),
        ([1, 2, 3], 0, Agreement.WEIT),
        ([2, 2], 1, Agreement.RELEVANZ),
        ([], 2, Agreement.EINIG),
        ([], 1, Agreement.ZU_WENIG),
    ],
)
def test_agreement_and_difference(steps: list[int], aside: int, expected: Agreement) -> None:
    views = [Given("k", step) for step in steps] + [Given("k", irrelevant=True)] * aside
    assert rules.agreement(views) is expected


def test_words_without_a_step_are_no_view_on_the_step() -> None:
    assert rules.agreement([Given("k", 2), Given("k", evidence="Ich weiß es nicht.")]) is Agreement.ZU_WENIG


# ---------------------------------------------------------------- terms
@pytest.mark.parametrize(
    ("closed_on", "today", "due"),
    [
        (date(2026, 1, 1), date(2027, 1, 1), False),
        (date(2026, 1, 1), date(2027, 1, 2), True),
        (None, date(2028, 1, 1), False),
        (None, date(2028, 1, 2), True),
    ],
)
def test_names_go_a_year_after_closing_or_two_after_a_beginning(closed_on: date | None, today: date, due: bool) -> None:
    assessment = Assessment(begun_on=date(2026, 1, 1), closed_on=closed_on)
    assert rules.names_due(assessment, today) is due


# ---------------------------------------------------------------- who
@pytest.mark.parametrize("role", [Role.LEITUNG, Role.KOORDINATION, Role.MITARBEIT, Role.LESEN, Role.STEUERUNGSGRUPPE])
def test_everybody_who_reads_decisions_may_assess_while_it_is_open(role: Role) -> None:
    assert rules.may_assess(actor(role), Assessment(state=State.OFFEN))


def test_a_traeger_assesses_by_link_and_not_by_its_role() -> None:
    assert rules.may_assess(actor(Role.TRAEGER), Assessment()).code == "quality_not_for_role"
    assert rules.may_assess(link_actor(Stelle(pk=1, art=StelleArt.KOMMUNE), "Link"), Assessment())


@pytest.mark.parametrize(
    ("state", "code"), [(State.BESPROCHEN, "assessment_not_open"), (State.ABGESCHLOSSEN, "assessment_closed")]
)
def test_nobody_adds_a_view_later(state: State, code: str) -> None:
    by_link = link_actor(Stelle(pk=1, art=StelleArt.KOMMUNE), "Link")
    assert rules.may_assess(actor(), Assessment(state=state)).code == code
    assert rules.may_assess(by_link, Assessment(state=state)).code == code
    assert rules.may_invite(actor(), Assessment(state=state)).code == code


@pytest.mark.parametrize(
    ("state", "code"), [(State.OFFEN, "assessment_not_discussed"), (State.ABGESCHLOSSEN, "assessment_closed")]
)
def test_the_result_is_fixed_in_the_discussion_only(state: State, code: str) -> None:
    assert rules.may_set_result(actor(), Assessment(state=state)).code == code
    assert rules.may_set_result(actor(), Assessment(state=State.BESPROCHEN))


def test_only_neighbouring_states_follow() -> None:
    moves = {(now, to) for now in State for to in State if rules.may_move(actor(), Assessment(state=now), to)}
    assert moves == {(now, to) for now, following in STEPS.items() for to in following}
    assert (State.OFFEN, State.ABGESCHLOSSEN) not in moves


@pytest.mark.parametrize("role", [Role.MITARBEIT, Role.LESEN, Role.STEUERUNGSGRUPPE])
def test_sharing_is_decided_by_leitung_and_koordination(role: Role) -> None:
    done = Assessment(state=State.ABGESCHLOSSEN)
    assert rules.may_share(actor(role), done, shared=True).code == "quality_decide_not_for_role"
    assert rules.may_share(actor(Role.LEITUNG), done, shared=True)


def test_only_what_is_closed_is_shared_and_taking_back_is_always_possible() -> None:
    running = Assessment(state=State.BESPROCHEN)
    assert rules.may_share(actor(), running, shared=True).code == "share_needs_result"
    assert rules.may_share(actor(), running, shared=False)


def test_the_bund_sees_nothing_and_a_kgc_has_no_assessments_of_its_own() -> None:
    assert rules.may_enter(actor(Role.LEITUNG, StelleArt.BUND)).code == "quality_not_for_bund"
    assert rules.may_enter(actor(Role.LEITUNG, StelleArt.LAND))
    assert rules.may_edit(actor(Role.LEITUNG, StelleArt.LAND)).code == "assessment_of_communes"
    assert rules.may_word(actor(Role.LEITUNG, StelleArt.LAND))


def test_only_a_kgc_reads_what_is_shared() -> None:
    assert rules.may_read_shared(actor(Role.LEITUNG, StelleArt.KREIS)).code == "shared_for_kgc"
    assert rules.may_read_shared(actor(Role.BERATUNG, StelleArt.LAND))
