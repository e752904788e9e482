"""Beginning, saying, agreeing, moving on, wording."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scope

from factories import Cast, make_organisation
from goals.plans import make_measure
from lueckenlos.directory.models import Offer
from lueckenlos.quality import actions, queries
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Assessor, Rating, StepWording
from lueckenlos.quality.rating import Given
from lueckenlos.quality.registry import CriteriaSet, criteria_set
from lueckenlos.quality.rules import LINK_DAYS
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.actor import Actor, link_actor, system_actor
from lueckenlos.tenancy.models import AuditEntry, Stelle
from lueckenlos.tenancy.subjects import Ref
from quality.assessing import NOW, SET, TODAY, agree, begin, closed, invited, move, offer_ref, say

ONE = [Given("konzeption", 2, 3)]


def code(error: pytest.ExceptionInfo[Invalid] | pytest.ExceptionInfo[NotAllowed]) -> str:
    return error.value.code


def good_practice() -> CriteriaSet:
    found = criteria_set(SET)
    assert found is not None
    return found


def word(by: Actor, *steps: str, source: str = "eigene Formulierung", seen: int = 1) -> StepWording | None:
    return actions.save_wording(
        chosen=good_practice(), criterion="konzeption", steps=steps, source=source, seen=seen, by=by
    )


def trail(stelle: Stelle) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(stelle=stelle, verb__startswith="quality.").order_by("pk"))


# ---------------------------------------------------------------- begin
def test_an_assessment_pins_set_edition_and_steps(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    assessment = begin(by, ref=offer_ref(by.stelle))
    assert (assessment.set_slug, assessment.title, assessment.state) == (SET, "Elterncafé", State.OFFEN)
    assert len(assessment.criteria) == 12
    assert assessment.criteria[0].steps == tuple(f"Stufe {number} (Platzhalter)" for number in range(1, 5))
    assert {one.placeholder for one in assessment.criteria} == {True}


def test_without_a_subject_it_is_the_whole_chain(hettstedt: Cast) -> None:
    assert begin(hettstedt["mitarbeit"]).title == "ganze Präventionskette"


def test_a_measure_can_be_assessed(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    measure = make_measure(by, "Lotsin in der Kita")
    assert begin(by, ref=Ref("goals.measure", str(measure.pk))).title == "Lotsin in der Kita"


@pytest.mark.parametrize("chosen", ["good-practice-2003", "", "gibt-es-nicht-1"])
def test_an_unknown_edition_is_refused(hettstedt: Cast, chosen: str) -> None:
    with pytest.raises(Invalid) as error:
        begin(hettstedt["mitarbeit"], chosen=chosen)
    assert code(error) == "set_unknown"


def test_a_subject_that_is_gone_is_refused(hettstedt: Cast) -> None:
    ref = offer_ref(hettstedt.hettstedt)
    Offer.objects.all().delete()
    with pytest.raises(Invalid) as error:
        begin(hettstedt["mitarbeit"], ref=ref)
    assert code(error) == "assessment_subject_gone"


def test_neither_a_foreign_offer_nor_another_kind_is_assessed(cast: Cast) -> None:
    with scope(stelle=cast.eisleben):
        foreign = offer_ref(cast.eisleben)
    with scope(stelle=cast.hettstedt):
        organisation = make_organisation(cast.hettstedt)
        for ref in (foreign, Ref("partners.organisation", str(organisation.pk))):
            with pytest.raises(Invalid) as error:
                begin(cast["mitarbeit"], ref=ref)
            assert code(error) == "assessment_subject_gone"


# ---------------------------------------------------------------- views
def test_several_people_say_each_their_own(hettstedt: Cast) -> None:
    assessment = begin(hettstedt["koordination"])
    say(assessment, hettstedt["koordination"], ONE)
    say(assessment, hettstedt["steuerungsgruppe"], [Given("konzeption", 4)], hand_in=False)
    views = queries.views_of(assessment)
    assert [said["konzeption"].now for _, said in views] == [2, 4]
    assert [person.handed_in_on for person, _ in views] == [TODAY, None]
    assert queries.results_of(assessment) == {}


def test_saying_again_takes_the_place_of_what_was_said(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    assessment = begin(by)
    say(assessment, by, [*ONE, Given("partizipation", 1)])
    say(assessment, by, [Given("konzeption", 3)], hand_in=False)
    assert queries.ratings_of(queries.own_row(assessment, by)) == {"konzeption": Given("konzeption", 3)}
    assert Assessor.objects.get().handed_in_on == TODAY, "who corrects has still handed in"


def test_handing_in_nothing_is_refused(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    with pytest.raises(Invalid) as error:
        say(begin(by), by, [])
    assert code(error) == "ratings_missing"
    assert not Assessor.objects.exists()


def test_two_windows_of_one_person_do_not_overwrite_each_other(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    assessment = begin(by)
    own = say(assessment, by, ONE)
    say(assessment, by, [Given("konzeption", 3)])
    with pytest.raises(Invalid) as error:
        actions.save_view(assessor=own, given=[Given("konzeption", 1)], hand_in=True, seen=1, today=TODAY, by=by)
    assert code(error) == "changed_meanwhile"
    assert queries.ratings_of(own) == {"konzeption": Given("konzeption", 3)}


def test_the_database_keeps_one_einstufung_of_each_and_no_step_of_what_does_not_count(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    assessment = begin(by)
    own = say(assessment, by, ONE)
    plain = {"stelle": by.stelle, "assessment": assessment, "criterion": "konzeption"}
    agreed = {**plain, "assessor": None}
    Rating.objects.create(**agreed)
    for wrong in ({**plain, "assessor": own}, agreed, {**agreed, "criterion": "x", "irrelevant": True, "now": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rating.objects.create(**wrong)


# ---------------------------------------------------------------- invitations
def test_an_invited_person_says_their_view_and_the_trail_names_nobody(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    assessment = begin(by)
    issued = invited(assessment, by)
    assert issued.assessor.token_hash == token_hash(issued.token)
    assert issued.assessor.expires_at == NOW + timedelta(days=LINK_DAYS)
    guest = link_actor(by.stelle, "Eingeladene Person")
    actions.save_view(assessor=issued.assessor, given=ONE, hand_in=True, seen=1, today=TODAY, by=guest)
    lines = trail(by.stelle)
    assert [line.verb for line in lines[1:]] == ["quality.assessment.invite", "quality.assessment.rate_by_link"]
    said = " ".join(f"{line.actor_name} {line.object_label} {line.changes}" for line in lines)
    assert "Weber" not in said
    assert issued.token not in said


def test_nobody_is_invited_twice_and_nobody_without_an_address(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    assessment = begin(by)
    invited(assessment, by)
    for name, email, expected in (
        ("Frau Weber", "Weber@Verein.example ", "assessor_twice"),
        (" ", "a@b.example", "assessor_missing"),
        ("Frau Weber", "", "assessor_missing"),
    ):
        with pytest.raises(Invalid) as error:
            actions.invite(assessment=assessment, name=name, email=email, now=NOW, by=by)
        assert code(error) == expected


def test_an_invitation_is_taken_back_unless_somebody_has_said_something(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    assessment = begin(by)
    quiet, busy = invited(assessment, by), invited(assessment, by, "b@verein.example")
    guest = link_actor(by.stelle, "Eingeladene Person")
    actions.save_view(assessor=busy.assessor, given=ONE, hand_in=False, seen=1, today=TODAY, by=guest)
    actions.uninvite(assessment=assessment, pk=quiet.assessor.pk, by=by)
    actions.uninvite(assessment=assessment, pk=quiet.assessor.pk, by=by)
    with pytest.raises(Invalid) as error:
        actions.uninvite(assessment=assessment, pk=busy.assessor.pk, by=by)
    assert code(error) == "assessor_has_views"
    assert [one.email for one in Assessor.objects.all()] == ["b@verein.example"]


# ---------------------------------------------------------------- on, back, closed
def test_the_discussion_needs_a_view_and_the_end_a_result(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = begin(by)
    with pytest.raises(Invalid) as error:
        move(assessment, State.BESPROCHEN, by)
    assert code(error) == "assessment_without_views"
    say(assessment, by, ONE)
    move(assessment, State.BESPROCHEN, by)
    with pytest.raises(Invalid) as error:
        move(assessment, State.ABGESCHLOSSEN, by)
    assert code(error) == "assessment_without_result"


def test_closing_deletes_invited_addresses_and_ends_links(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = begin(by)
    issued = invited(assessment, by)
    say(assessment, by, ONE)
    move(assessment, State.BESPROCHEN, by)
    agree(assessment, by, ONE)
    done = move(assessment, State.ABGESCHLOSSEN, by)
    guest = Assessor.objects.get(pk=issued.assessor.pk)
    assert (guest.name, guest.email, guest.token_hash, guest.expires_at) == ("Frau Weber", "", "", None)
    assert (done.closed_on, done.state) == (TODAY, State.ABGESCHLOSSEN)


def test_a_closed_one_is_edited_by_nobody_until_it_is_opened_again(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = closed(by)
    actions.share_assessment(assessment=assessment, shared=True, today=TODAY, by=by)
    with pytest.raises(NotAllowed) as error:
        agree(assessment, by, ONE)
    assert code(error) == "assessment_closed"
    with pytest.raises(NotAllowed) as error:
        say(assessment, by, ONE)
    assert code(error) == "assessment_closed"
    opened = move(assessment, State.BESPROCHEN, by)
    assert (opened.closed_on, opened.shared_on) == (None, None), "nobody sees it change from outside"
    agree(assessment, by, [Given("konzeption", 4)])
    assert queries.results_of(assessment) == {"konzeption": Given("konzeption", 4)}


def test_two_people_fixing_the_result_do_not_overwrite_each_other(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = begin(by)
    say(assessment, by, ONE)
    seen = move(assessment, State.BESPROCHEN, by).version
    agree(assessment, by, ONE, "Gut.")
    with pytest.raises(Invalid) as error:
        actions.save_result(assessment=assessment, given=[], note="", seen=seen, by=hettstedt["mitarbeit"])
    assert code(error) == "changed_meanwhile"
    assert queries.results_of(assessment) == {"konzeption": ONE[0]}


def test_mitarbeit_neither_moves_nor_shares_nor_deletes(hettstedt: Cast) -> None:
    by, assessment = hettstedt["mitarbeit"], closed(system_actor(hettstedt.hettstedt))
    with pytest.raises(NotAllowed):
        move(assessment, State.BESPROCHEN, by)
    with pytest.raises(NotAllowed):
        actions.share_assessment(assessment=assessment, shared=True, today=TODAY, by=by)
    with pytest.raises(NotAllowed):
        actions.delete_assessment(assessment=assessment, by=by)
    assert Assessment.objects.get().shared_on is None


def test_deleting_takes_views_and_result_along(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    actions.delete_assessment(assessment=closed(by), by=by)
    assert [model.objects.count() for model in (Assessment, Assessor, Rating)] == [0, 0, 0]
    assert trail(by.stelle)[-1].verb == "quality.assessment.delete"


# ---------------------------------------------------------------- wording
def test_own_words_take_the_place_of_placeholders_in_new_assessments_only(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    before = begin(by)
    word(by, "Es gibt Ideen.", "Es gibt ein Papier.", "Es wird danach gearbeitet.", "", "")
    after = begin(by)
    assert after.criteria[0].steps == ("Es gibt Ideen.", "Es gibt ein Papier.", "Es wird danach gearbeitet.")
    before.refresh_from_db()
    assert len(before.criteria[0].steps) == 4
    with pytest.raises(Invalid) as error:
        say(after, by, [Given("konzeption", 4)])
    assert code(error) == "step_outside"
    say(before, by, [Given("konzeption", 4)])


@pytest.mark.parametrize(
    ("steps", "source", "expected"),
    [
        (("Nur eine",), "eigene", "wording_too_few"),
        (("Eins", "", "Drei"), "eigene", "wording_too_few"),
        (("Eins", "Zwei"), " ", "wording_needs_source"),
    ],
)
def test_wording_needs_two_steps_without_a_gap_and_a_source(
    hettstedt: Cast, steps: tuple[str, ...], source: str, expected: str
) -> None:
    with pytest.raises(Invalid) as error:
        word(hettstedt["mitarbeit"], *steps, source=source)
    assert code(error) == expected


def test_no_words_at_all_take_the_given_ones_again(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    word(by, "Eins", "Zwei")
    assert word(by, "", "", seen=1) is None
    assert not StepWording.objects.exists()
    assert queries.worded(by, good_practice())[0].placeholder


def test_two_editors_of_one_wording_do_not_overwrite_each_other(hettstedt: Cast) -> None:
    by = hettstedt["mitarbeit"]
    word(by, "Eins", "Zwei")
    word(by, "Eins", "Zwei", "Drei", seen=1)
    with pytest.raises(Invalid) as error:
        word(by, "Anders", "Ganz anders", seen=1)
    assert code(error) == "changed_meanwhile"


def test_given_steps_are_not_reworded(hettstedt: Cast) -> None:
    chosen = criteria_set("partizipationsstufen-2010")
    assert chosen is not None
    with pytest.raises(Invalid) as error:
        actions.save_wording(
            chosen=chosen, criterion="planung", steps=["a", "b"], source="eigene", seen=1, by=hettstedt["mitarbeit"]
        )
    assert code(error) == "wording_fixed"


def test_a_kgc_words_for_its_communes_and_each_may_differ(cast: Cast) -> None:
    with scope(stelle=cast.kgc_st):
        word(cast["kgc"], "Land eins", "Land zwei")
    with scope(stelle=cast.eisleben):
        found = queries.worded(cast["fremd"], good_practice())[0]
        assert (found.steps, found.by, found.own) == (("Land eins", "Land zwei"), "KGC Sachsen-Anhalt", False)
        assert queries.worded(cast["fremd"], good_practice())[1].placeholder
    with scope(stelle=cast.hettstedt):
        word(cast["mitarbeit"], "Stadt eins", "Stadt zwei")
        assert queries.worded(cast["lesen"], good_practice())[0].own
    with scope(stelle=cast.kgc_ni):
        assert queries.worded(cast["fremde_kgc"], good_practice())[0].placeholder
