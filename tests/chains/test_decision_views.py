"""Deciding in the browser, and the forms for hand-overs, Bestandsaufnahmen and settings."""

import re

import pytest
from django.utils import timezone
from django_scopes import scope

from chains.test_decisions import GAP, PAIR
from chains.world import alike_offers, kita_offer, make_handover
from factories import Cast, make_organisation
from lueckenlos.chains.models import Bestandsaufnahme, Handover, HintDecision, PictureSettings
from lueckenlos.tenancy.links import work_url

pytestmark = pytest.mark.django_db


def causes_on(page: str) -> str:
    found = re.search(r'name="causes" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def answers(page: str, key: str = GAP, **changed: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    given = {
        "keys": key,
        "decision": "bestaetigt",
        "reason": "So ist es.",
        "decided_on": today,
        "causes": causes_on(page),
    }
    return {**given, **changed}


def test_a_decision_is_made_on_the_page_of_the_hint(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    browser = hettstedt.client("koordination")
    page = browser.get(work_url(hettstedt.hettstedt, "chains:hint", GAP)).content.decode()
    assert "KGC Sachsen-Anhalt" in page
    answer = browser.post(work_url(hettstedt.hettstedt, "chains:decide", GAP), answers(page, body="Steuerkreis"))
    assert answer.status_code == 302
    assert HintDecision.objects.get().body == "Steuerkreis"
    after = browser.get(work_url(hettstedt.hettstedt, "chains:hint", GAP)).content.decode()
    for words in ("So ist es.", "Verlauf", "Neu entscheiden"):
        assert words in after


def test_the_form_says_what_is_missing(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    browser = hettstedt.client("leitung")
    page = browser.get(work_url(hettstedt.hettstedt, "chains:hint", GAP)).content.decode()
    to = work_url(hettstedt.hettstedt, "chains:decide", GAP)
    without_reason = browser.post(to, answers(page, reason=""))
    assert (without_reason.status_code, "Bitte begründen" in without_reason.content.decode()) == (422, True)
    without_day = browser.post(to, answers(page, decision="zurueckgestellt"))
    assert "wieder vorgelegt werden soll" in without_day.content.decode()
    assert not HintDecision.objects.exists()


def test_nobody_decides_about_a_cause_that_changed_meanwhile(hettstedt: Cast) -> None:
    alike_offers(hettstedt.hettstedt, 2)
    browser = hettstedt.client("leitung")
    page = browser.get(work_url(hettstedt.hettstedt, "chains:hint", PAIR)).content.decode()
    alike_offers(hettstedt.hettstedt, 1)
    answer = browser.post(work_url(hettstedt.hettstedt, "chains:decide", PAIR), answers(page, PAIR))
    assert "Der Bestand hat sich inzwischen geändert" in answer.content.decode()
    assert not HintDecision.objects.exists()


def test_a_line_of_the_list_ticks_its_whole_group(hettstedt: Cast) -> None:
    for lage, cost in (("sozial", "kosten"), ("materiell", "kosten"), ("kulturell", "frei")):
        kita_offer(hettstedt.hettstedt, lebenslagen={lage}, kosten_art=cost)
    browser = hettstedt.client("leitung")
    key = "zugang:kosten:lebenslage.sozial:kita-alter:gesamt"
    one = browser.get(work_url(hettstedt.hettstedt, "chains:hint", key)).content.decode()
    every = browser.get(work_url(hettstedt.hettstedt, "chains:hint", key) + "?alle=1").content.decode()
    ticked = re.compile(r'<input type="checkbox" name="keys"[^>]*checked')
    assert (len(ticked.findall(one)), len(ticked.findall(every))) == (1, 2)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("mitarbeit", 403),
        ("lesen", 403),
        ("steuerungsgruppe", 403),
        ("traeger", 403),
        ("fremd", 404),
        ("anonymous", 302),
    ],
)
def test_who_may_not_decide(cast: Cast, who: str, status: int) -> None:
    with scope(stelle=cast.hettstedt):
        kita_offer(cast.hettstedt)
    to = work_url(cast.hettstedt, "chains:decide", GAP)
    assert cast.client(who).post(to, {"keys": GAP}).status_code == status


def test_readers_see_the_decision_but_no_form(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt)
    page = hettstedt.client("steuerungsgruppe").get(work_url(hettstedt.hettstedt, "chains:hint", GAP)).content.decode()
    assert 'name="decision"' not in page


def test_a_hint_without_cause_keeps_its_history(hettstedt: Cast) -> None:
    offer = kita_offer(hettstedt.hettstedt)
    browser = hettstedt.client("leitung")
    at = work_url(hettstedt.hettstedt, "chains:hint", GAP)
    browser.post(work_url(hettstedt.hettstedt, "chains:decide", GAP), answers(browser.get(at).content.decode()))
    kita_offer(hettstedt.hettstedt, lebenslagen={"materiell"})
    page = browser.get(at).content.decode()
    assert "Die Ursache gibt es nicht mehr" in page
    assert "So ist es." in page
    assert browser.get(work_url(hettstedt.hettstedt, "chains:hint", "leer:-:nie:gewesen:x")).status_code == 404
    assert offer.pk


def test_hand_overs_are_created_changed_and_deleted(hettstedt: Cast) -> None:
    giver, receiver = make_organisation(hettstedt.hettstedt), make_organisation(hettstedt.hettstedt)
    browser = hettstedt.client("mitarbeit")
    data = {"uebergang": "familie-kita", "giver": giver.pk, "receiver": receiver.pk, "status": "offen"}
    answer = browser.post(work_url(hettstedt.hettstedt, "chains:handover_create"), data)
    assert answer.headers["Location"].endswith("#familie-kita")
    made = Handover.objects.get()
    at = work_url(hettstedt.hettstedt, "chains:handover_edit", made.pk)
    assert str(giver) in browser.get(at).content.decode()
    browser.post(at, {**data, "status": "vereinbart", "agreement": "Vertrag"})
    made.refresh_from_db()
    assert (made.status, made.agreement) == ("vereinbart", "Vertrag")
    delete = work_url(hettstedt.hettstedt, "chains:handover_delete", made.pk)
    assert "wirklich gelöscht" in browser.get(delete).content.decode()
    browser.post(delete)
    assert not Handover.objects.exists()


def test_refusals_of_the_action_stand_in_the_form(hettstedt: Cast) -> None:
    one = make_organisation(hettstedt.hettstedt)
    data = {"uebergang": "familie-kita", "giver": one.pk, "receiver": one.pk, "status": "offen"}
    answer = hettstedt.client("leitung").post(work_url(hettstedt.hettstedt, "chains:handover_create"), data)
    assert "muss verschieden sein" in answer.content.decode()


def test_foreign_hand_overs_and_organisations_do_not_exist(cast: Cast) -> None:
    with scope(stelle=cast.eisleben):
        foreign = make_handover(cast.eisleben)
    browser = cast.client("leitung")
    for name in ("chains:handover_edit", "chains:handover_delete"):
        assert browser.get(work_url(cast.hettstedt, name, foreign.pk)).status_code == 404
    data = {"uebergang": "familie-kita", "giver": foreign.giver_id, "receiver": cast.traeger.pk, "status": "offen"}
    answer = browser.post(work_url(cast.hettstedt, "chains:handover_create"), data)
    assert answer.status_code == 200
    with scope(stelle=cast.hettstedt):
        assert not Handover.objects.exists()


@pytest.mark.parametrize(
    ("name", "who", "status"),
    [
        ("chains:handover_create", "lesen", 403),
        ("chains:handover_create", "steuerungsgruppe", 403),
        ("chains:freeze", "mitarbeit", 403),
        ("chains:freeze", "steuerungsgruppe", 403),
        ("chains:settings", "mitarbeit", 403),
        ("chains:settings", "fremd", 404),
        ("chains:freeze", "fremd", 404),
    ],
)
def test_forms_refuse_weak_roles_and_strangers(cast: Cast, name: str, who: str, status: int) -> None:
    assert cast.client(who).get(work_url(cast.hettstedt, name)).status_code == status


def test_freeze_look_and_compare(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt, "Turnen")
    browser = hettstedt.client("koordination")
    answer = browser.post(
        work_url(hettstedt.hettstedt, "chains:freeze"), {"title": "Zur Konferenz", "note": "Stand Herbst"}
    )
    frozen = Bestandsaufnahme.objects.get()
    assert answer.headers["Location"] == work_url(hettstedt.hettstedt, "chains:bestandsaufnahme_detail", frozen.pk)
    page = browser.get(answer.headers["Location"]).content.decode()
    for words in ("Zur Konferenz", "Stand Herbst", "Eingefroren", f"aufnahme={frozen.pk}"):
        assert words in page
    assert (
        "Zur Konferenz" in browser.get(work_url(hettstedt.hettstedt, "chains:bestandsaufnahme_list")).content.decode()
    )
    kita_offer(hettstedt.hettstedt, "Tanzen")
    compared = browser.get(
        work_url(hettstedt.hettstedt, "chains:compare"), {"von": frozen.pk, "bis": "heute"}
    ).content.decode()
    assert "1 Angebot kam dazu: Tanzen." in compared
    same = browser.get(
        work_url(hettstedt.hettstedt, "chains:compare"), {"von": frozen.pk, "bis": frozen.pk}
    ).content.decode()
    assert "zwei verschiedene Stände" in same


def test_settings_change_the_hints(hettstedt: Cast) -> None:
    kita_offer(hettstedt.hettstedt, sprachen={"de"})
    browser = hettstedt.client("koordination")
    at = work_url(hettstedt.hettstedt, "chains:settings")
    assert "Leer bedeutet 42." in browser.get(at).content.decode()
    browser.post(at, {"asked_languages": ["ar"], "long_wait_days": "30"})
    kept = PictureSettings.objects.get()
    assert (kept.asked_languages, kept.long_wait_days, kept.far_km) == ({"ar"}, 30, None)
    assert "nichts auf Arabisch" in browser.get(work_url(hettstedt.hettstedt, "chains:hints")).content.decode()
    browser.post(at, {"asked_languages": ["uk"]})
    assert PictureSettings.objects.get().asked_languages == {"uk"}
