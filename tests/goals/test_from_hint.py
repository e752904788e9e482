"""From a confirmed hint to a goal or measure, and back to the gap."""

from urllib.parse import urlencode

import pytest
from django_scopes import scope

from chains.world import TODAY
from factories import Cast, make_offer
from goals.plans import DAY, decide, empty_cell, make_goal, make_measure
from lueckenlos.chains.enums import DecisionKind
from lueckenlos.directory.models import Offer
from lueckenlos.goals import actions, queries
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref, Subject

HINT = "chains.hint"


def test_only_a_confirmed_hint_leads_on(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    hint = empty_cell(by)
    subject = Subject(Ref(HINT, hint.key), "Lücke")

    def own() -> list[str]:
        return [link.label for link in subjects.links(by, subject) if "daraus machen" in link.label]

    assert own() == []
    decide(by, hint)
    assert own() == ["Ziel daraus machen", "Maßnahme daraus machen"]
    assert [link for link in subjects.links(hettstedt["steuerungsgruppe"], subject) if "/ziele/" in link.url] == []
    decide(by, hint, DecisionKind.KEIN_BEDARF)
    assert own() == []
    with pytest.raises(Invalid, match="hint_not_confirmed"):
        actions.create_goal(values={"title": "x"}, origin=subject.ref, by=by)


def test_the_reason_goes_along(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    hint = empty_cell(by)
    decide(by, hint)
    origin = queries.origin_of(by, Ref(HINT, hint.key))
    assert "ist kein aktives Angebot eingetragen" in origin.reason
    assert origin.reason.endswith("Das fehlt seit Jahren. (Steuerkreis, 02.11.2026)")
    assert origin.lebensphasen == {hint.place.column}


def test_from_the_page_of_the_hint_to_a_measure_that_rests_on_it(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    hint = empty_cell(by)
    decide(by, hint)
    browser = hettstedt.client("koordination")
    page = work_url(by.stelle, "chains:hint", hint.key)
    form = f"{work_url(by.stelle, 'goals:measure_create')}?{urlencode({'von': HINT, 'schluessel': hint.key})}"
    assert form.replace("&", "&amp;") in browser.get(page).content.decode()
    shown = browser.get(form)
    values = {bound.name: bound.value() for bound in shown.context["form"]}
    assert (values["reason"], values["lebensphasen"]) == (
        queries.origin_of(by, Ref(HINT, hint.key)).reason, [hint.place.column],
    )  # fmt: skip
    sent = browser.post(form, {"version": 1, "title": "Treff gründen", "lebensphasen": values["lebensphasen"]})
    measure = Measure.objects.get()
    assert sent["Location"] == work_url(by.stelle, "goals:measure_detail", measure.pk)
    assert measure.subject_ref == Ref(HINT, hint.key)
    assert "Treff gründen" in browser.get(page).content.decode()


def test_the_gap_closes_when_an_offer_comes(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    hint = empty_cell(by)
    decide(by, hint)
    ref = Ref(HINT, hint.key)
    before = queries.gap_of(by, ref, TODAY)
    assert before is not None
    assert (before.still, before.changed) == (True, False)
    assert before.place == work_url(by.stelle, "chains:cell", "lebenslage", hint.place.row, hint.place.column)
    make_offer(by.stelle, lebensphasen={hint.place.column}, lebenslagen={hint.place.row}, handlungsfelder={"bewegung"})
    after = queries.gap_of(by, ref, TODAY)
    assert after is not None
    assert not after.still


def test_offers_and_events_are_linked_and_known_there(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    offer = make_offer(by.stelle, "Stillgruppe")
    ref = Ref("directory.offer", str(offer.pk))
    measure = actions.create_measure(values={"title": "Treff"}, origin=ref, by=by)
    assert measure.subject_ref is None
    assert [link.subject_title for link in measure.links.all()] == ["Stillgruppe"]
    (shown,) = subjects.resting(by, ref)
    assert (shown.title, shown.state) == ("Treff", "geplant")
    with pytest.raises(Invalid, match="others_rest_on_it"):
        subjects.ensure_free(ref)
    with pytest.raises(Invalid, match="link_twice"):
        actions.add_link(measure=measure, ref=ref, by=by)
    actions.remove_link(measure=measure, ref=ref, by=by)
    subjects.ensure_free(ref)
    with pytest.raises(Invalid, match="link_unknown"):
        actions.add_link(measure=measure, ref=Ref("directory.offer", "999999"), by=by)


def test_offers_of_another_stelle_cannot_be_linked(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    with scope(stelle=hettstedt.eisleben):
        foreign = make_offer(hettstedt.eisleben, "Fremd")
    with pytest.raises(Invalid, match="link_unknown"):
        actions.add_link(measure=make_measure(by), ref=Ref("directory.offer", str(foreign.pk)), by=by)
    assert not Offer.objects.filter(pk=foreign.pk).exists()


def test_goals_and_measures_are_found_by_others(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    goal, measure = make_goal(by, "Größere Nähe"), make_measure(by, "Große Runde")
    found = subjects.search(by, ["goals.goal", "goals.measure"], "groß")
    assert [one.ref for one in found] == [Ref("goals.goal", str(goal.pk)), Ref("goals.measure", str(measure.pk))]
    assert subjects.search(hettstedt["traeger"], ["goals.goal"], "groß") == []
    assert subjects.find(by, found[0].ref) == Subject(
        found[0].ref, "Größere Nähe", work_url(by.stelle, "goals:goal_detail", goal.pk), "Entwurf"
    )


def test_a_goal_from_a_hint_shows_the_gap(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    hint = empty_cell(by)
    decide(by, hint)
    goal = actions.create_goal(values={"title": "Ziel"}, origin=Ref(HINT, hint.key), by=by)
    assert Goal.objects.get() == goal
    page = hettstedt.client("steuerungsgruppe").get(work_url(by.stelle, "goals:goal_detail", goal.pk))
    assert "Schließt sich die Lücke?" in page.content.decode()
    assert queries.gap_of(by, Ref("directory.offer", "1"), DAY) is None
