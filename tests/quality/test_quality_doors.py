"""What leaves the Stelle and what enters it: sharing, secret links, pages of others, terms."""

from datetime import timedelta

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from factories import Cast, make_offer
from goals.plans import make_measure
from lueckenlos.events.models import Event
from lueckenlos.goals.actions import create_measure, delete_measure
from lueckenlos.quality import actions, queries
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Assessor, Rating
from lueckenlos.quality.queries.shared import get_shared_or_404, shared_results, shared_with
from lueckenlos.quality.rating import Given
from lueckenlos.quality.rules import KEEP_NAMES, LINK_DAYS
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.subjects import Ref, Subject
from quality.assessing import NOW, TODAY, begin, closed, invited, link_token, move, offer_ref, posted, say, shared
from web.rendering import every, one, page, words

LAND = "/arbeit/kgc-sachsen-anhalt/qualitaet/"


# ---------------------------------------------------------------- sharing
def test_nothing_is_shared_until_somebody_says_so(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        closed(cast["koordination"])
    assert list(shared_with(cast["kgc"])) == []


def test_the_kgc_reads_the_result_without_names_and_views(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = shared(cast.hettstedt)
    browser = cast.client("kgc")
    text = words(one(page(browser.get(f"{LAND}geteilt/{assessment.pk}/")), "main"))
    assert "Stufe 2 von 4" in text
    assert "Prüfen" in text
    assert "Weber" not in text
    assert "Jemand" not in text
    assert [given.who for given in shared_results(assessment).values()] == [""]


def test_taking_it_back_closes_every_door_at_once(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = shared(cast.hettstedt)
    browser = cast.client("kgc")
    address = f"{LAND}geteilt/{assessment.pk}/"
    assert browser.get(address).status_code == 200
    cast.client("koordination").post(f"/arbeit/hettstedt/qualitaet/{assessment.pk}/stand/", {"teilen": "nein"})
    assert browser.get(address).status_code == 404
    assert every(one(page(browser.get(LAND)), "main"), "table") == []


def test_opening_it_again_ends_sharing(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        move(shared(cast.hettstedt), State.BESPROCHEN, cast["koordination"])
    assert list(shared_with(cast["kgc"])) == []


def test_what_is_not_closed_is_never_read_from_outside(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        shared(cast.hettstedt)
        Assessment.objects.update(state=State.BESPROCHEN)
    assert list(shared_with(cast["kgc"])) == []


def test_neither_another_land_nor_the_kreis_nor_a_neighbour_reads_it(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = shared(cast.hettstedt)
    with pytest.raises(Http404):
        get_shared_or_404(cast["fremde_kgc"], assessment.pk)
    for who in ("kreis", "fremd", "bund"):
        with pytest.raises(NotAllowed):
            shared_with(cast[who])


def test_the_kgc_sees_days_and_no_steps_and_cannot_sort(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        low = closed(system_actor(cast.hettstedt), now=1)
    with scope(stelle=cast.eisleben):
        high = closed(system_actor(cast.eisleben), now=4)
    for assessment, day in ((low, TODAY), (high, TODAY - timedelta(days=1))):
        with scope(stelle=assessment.stelle):
            by = system_actor(assessment.stelle)
            actions.share_assessment(assessment=assessment, shared=True, today=day, by=by)
    shown = one(page(cast.client("kgc").get(f"{LAND}?sortieren=stufe&sort=-now")), "main")
    assert [words(cell) for cell in every(shown, "td") if cell.get("data-label") == "Stelle"] == [
        "Hettstedt",
        "Lutherstadt Eisleben",
    ]
    assert "Stufe 1" not in words(shown)
    assert "Stufe 4" not in words(shown)
    assert every(one(shown, "thead"), "a") == []


# ---------------------------------------------------------------- secret links
def address_of(cast: Cast) -> str:
    with scope(stelle=cast.hettstedt):
        (token,) = link_token(cast, cast.hettstedt)
    return f"/link/einschaetzung/{token}/"


def test_somebody_without_an_account_says_their_view(cast: Cast) -> None:
    address, browser = address_of(cast), Client()
    shown = browser.get(address)
    assert shown["Referrer-Policy"] == "same-origin"
    sent = browser.post(address, posted({"konzeption": {"stufe": "2", "beleg": "Papier"}}, abgeben="1"))
    assert sent.status_code == 302
    with scope(stelle=cast.hettstedt):
        assert [(row.now, row.evidence) for row in Rating.objects.all()] == [(2, "Papier")]
        assert Assessor.objects.get().handed_in_on == timezone.localdate()
    again = page(browser.get(address))
    assert next(box.get("value") for box in every(again, "input") if box.get("checked") is not None) == "2"


def test_the_page_behind_the_link_shows_nothing_else_of_the_stelle(cast: Cast) -> None:
    address = address_of(cast)
    with scope(stelle=cast.hettstedt):
        say(Assessment.objects.get(), cast["koordination"], [Given("konzeption", 3, evidence="Geheimer Beleg")])
    text = words(page(Client().get(address)))
    assert "Geheimer Beleg" not in text
    assert cast["koordination"].name not in text


@pytest.mark.parametrize("state", [State.BESPROCHEN, State.ABGESCHLOSSEN])
def test_a_link_used_later_says_so_in_a_sentence(cast: Cast, state: State) -> None:
    address = address_of(cast)
    with scope(stelle=cast.hettstedt):
        Assessment.objects.update(state=state)
    for answer in (Client().get(address), Client().post(address, posted({"konzeption": {"stufe": "2"}}))):
        assert answer.status_code == 404
        assert words(one(page(answer), "h1")) == "Dieser Link gilt nicht mehr"
    with scope(stelle=cast.hettstedt):
        assert not Rating.objects.exists()


def test_a_link_ends_with_its_term(cast: Cast) -> None:
    address = address_of(cast)
    with scope(stelle=cast.hettstedt):
        Assessor.objects.update(expires_at=timezone.now())
    assert Client().get(address).status_code == 404


def test_the_link_goes_out_by_mail_and_is_kept_nowhere(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = begin(cast["koordination"])
    browser = cast.client("koordination")
    browser.post(
        f"/arbeit/hettstedt/qualitaet/{assessment.pk}/einladen/", {"name": "Frau Weber", "email": "w@verein.example"}
    )
    (letter,) = mail.outbox
    (address,) = [line for line in letter.body.splitlines() if "/link/einschaetzung/" in line]
    assert letter.subject == "Hettstedt: Ihre Einschätzung zu „ganze Präventionskette“"
    token = address.rstrip("/").rpartition("/")[2]
    with scope(stelle=cast.hettstedt):
        assert token not in str(Assessor.objects.values_list())
    assert Client().get(f"/link/einschaetzung/{token}/").status_code == 200


# ---------------------------------------------------------------- pages of others
def test_an_offer_begins_an_assessment_and_shows_what_rests_on_it(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    ref = offer_ref(by.stelle)
    subject = subjects.find(by, ref)
    assert subject is not None
    assert [link.label for link in subjects.links(by, subject)].count("Selbsteinschätzung beginnen") == 1
    closed(by, ref=ref)
    assert [(row.title, row.state) for row in subjects.resting(by, ref)] == [("22.11.2026", "abgeschlossen")]


@pytest.mark.parametrize(("who", "expected"), [("lesen", False), ("steuerungsgruppe", False), ("mitarbeit", True)])
def test_only_who_may_edit_is_offered_to_begin(hettstedt: Cast, who: str, expected: bool) -> None:
    subject = Subject(offer_ref(hettstedt.hettstedt), "Elterncafé")
    labels = [link.label for link in subjects.links(hettstedt[who], subject)]
    assert ("Selbsteinschätzung beginnen" in labels) is expected


def test_what_is_assessed_is_not_deleted(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    measure = make_measure(by)
    begin(by, ref=Ref("goals.measure", str(measure.pk)))
    with pytest.raises(Invalid) as error:
        delete_measure(measure=measure, by=by)
    assert error.value.code == "others_rest_on_it"


def test_a_measure_begins_from_an_assessment_which_then_stays(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = closed(by)
    ref = Ref("quality.assessment", str(assessment.pk))
    subject = subjects.find(by, ref)
    assert subject is not None
    assert "Maßnahme dazu planen" in [link.label for link in subjects.links(by, subject)]
    create_measure(values={"title": "Ziele aufschreiben"}, by=by, origin=ref)
    with pytest.raises(Invalid) as error:
        actions.delete_assessment(assessment=assessment, by=by)
    assert error.value.code == "others_rest_on_it"


def test_an_assessment_is_found_by_others_of_its_stelle_only(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        ref = Ref("quality.assessment", str(begin(cast["koordination"]).pk))
        found = subjects.find(cast["steuerungsgruppe"], ref)
        assert found is not None
        assert found.title == "Selbsteinschätzung „ganze Präventionskette“"
    with scope(stelle=cast.eisleben):
        assert subjects.find(cast["fremd"], ref) is None


@pytest.mark.parametrize(("art", "expected"), [("lernwerkstatt", True), ("fachtag", False)])
def test_a_lernwerkstatt_leads_to_its_working_sheets(hettstedt: Cast, art: str, expected: bool) -> None:
    by = hettstedt["koordination"]
    event = Event.objects.create(
        stelle=by.stelle, title="Werkstatt", title_key="werkstatt", art=art, starts_at=timezone.now(),
        ends_at=timezone.now(), public_id="werkstatt",
    )  # fmt: skip
    links = subjects.links(by, Subject(Ref("events.event", str(event.pk)), "Werkstatt"))
    urls = [link.url for link in links if "kriterien" in link.url]
    assert urls == (["/arbeit/hettstedt/qualitaet/kriterien/good-practice-2021/"] if expected else [])


# ---------------------------------------------------------------- terms
def test_names_are_deleted_by_term_and_what_was_said_stays(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    assessment = begin(by)
    invited(assessment, by)
    say(assessment, by, [Given("konzeption", 2, evidence="Papier")])
    agreed = Rating(stelle=by.stelle, assessment=assessment, criterion="konzeption", now=2, who="Frau Weber")
    agreed.next_action, agreed.done_on, agreed.done_by = "Prüfen", TODAY, by.user
    agreed.save()
    Assessment.objects.update(state=State.ABGESCHLOSSEN, closed_on=TODAY)
    night = system_actor(by.stelle)
    last = NOW + KEEP_NAMES
    assert actions.forget_people(now=last, by=night) == 0
    assert actions.forget_people(now=last + timedelta(days=1), by=night) == 1
    assert {(row.user_id, row.name, row.email, row.token_hash) for row in Assessor.objects.all()} == {
        (None, "", "", "")
    }
    assert sorted((row.evidence, row.who) for row in Rating.objects.all()) == [("", ""), ("Papier", "")]
    assert [row.done_by for row in Rating.objects.exclude(done_on=None)] == [None]
    assert actions.forget_people(now=last + timedelta(days=2), by=night) == 0


def test_the_address_behind_a_link_goes_when_the_link_ends(hettstedt: Cast) -> None:
    by, night = hettstedt["koordination"], system_actor(hettstedt.hettstedt)
    invited(begin(by), by)
    ends = NOW + timedelta(days=LINK_DAYS)
    actions.forget_people(now=ends - timedelta(seconds=1), by=night)
    assert Assessor.objects.get().email == "weber@verein.example"
    actions.forget_people(now=ends, by=night)
    assert [(one.name, one.email, one.token_hash) for one in Assessor.objects.all()] == [("Frau Weber", "", "")]


def test_the_night_runs_at_every_stelle_and_only_by_night(cast: Cast) -> None:
    for stelle in (cast.bund, cast.kgc_st, cast.msh):
        with scope(stelle=stelle):
            assert actions.forget_people(now=NOW, by=system_actor(stelle)) == 0
    with scope(stelle=cast.hettstedt), pytest.raises(NotAllowed):
        actions.forget_people(now=NOW, by=cast["leitung"])


def test_forgotten_names_become_numbers_on_the_page(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        assessment = closed(system_actor(cast.hettstedt))
        actions.forget_people(now=NOW + timedelta(days=400), by=system_actor(cast.hettstedt))
    text = words(one(page(cast.client("koordination").get(f"/arbeit/hettstedt/qualitaet/{assessment.pk}/")), "main"))
    assert "Ansicht 1" in text
    assert "Jemand" not in text


def test_what_is_due_is_asked_of_one_stelle_only(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        closed(system_actor(cast.hettstedt))
    with scope(stelle=cast.eisleben):
        assert queries.due_for_forgetting(TODAY + timedelta(days=800)) == []
        make_offer(cast.eisleben)
        closed(system_actor(cast.eisleben))
        assert len(queries.due_for_forgetting(TODAY + timedelta(days=800))) == 1
