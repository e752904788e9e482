"""Pages of the process: what people see, what comes back after a refusal, and how many queries they take."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone
from django_scopes import scope
from lxml.html import HtmlElement
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_offer
from lueckenlos.process.models import Answer, Baustein, Evidence, ProcessSettings, StabilityCheck
from lueckenlos.tenancy.actor import system_actor
from process.bausteine import make_check, make_evidence, save, say
from web.rendering import every, one, page, words

BASE = "/arbeit/hettstedt/bausteine/"
PHASES = ("verstetigung", "umsetzung", "beteiligung")


def fill(cast: Cast, times: int) -> None:
    """Several Bausteine with answers, evidence of two kinds and history."""
    by = system_actor(cast.hettstedt)
    with scope(stelle=cast.hettstedt):
        for number, phase in enumerate(PHASES[:times]):
            save(by, phase, next_step=f"Schritt {number}", next_on=timezone.localdate() - timedelta(days=1 - number))
            make_evidence(cast.hettstedt, phase)
        for number in range(times):
            say(by, f"frage-{number}", "", "Ja")


def differences(shown: HtmlElement) -> list[list[str]]:
    """What stands there now and what was typed, line by line."""
    return [[words(cell) for cell in every(row, "td")] for row in every(one(one(shown, "table"), "tbody"), "tr")]


@pytest.mark.parametrize("times", [1, 3])
def test_the_overview_takes_few_queries(
    cast: Cast, times: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(cast, times)
    browser = cast.client("leitung")
    # session, person, membership with Stelle, Bausteine, way up to the KGC, settings, other Stellen of the person
    with django_assert_num_queries(7):
        browser.get(BASE)


@pytest.mark.parametrize("times", [1, 3])
def test_a_baustein_takes_few_queries(
    cast: Cast, times: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    fill(cast, times)
    browser = cast.client("leitung")
    # beside those of every page: Baustein, KGC, its questions, own questions, answers, evidence, trail, and what others
    # add to the page
    with django_assert_max_num_queries(22):
        browser.get(f"{BASE}verstetigung/")


def test_the_overview_says_what_is_late_and_what_comes_next(cast: Cast) -> None:
    fill(cast, 3)
    main = one(page(cast.client("steuerungsgruppe").get(BASE)), "main")
    counts = [words(item) for item in every(one(main, "ul", "standing"), "li")]
    assert counts == ["10 noch nicht begonnen", "3 in Arbeit", "1 überfällig"]
    coming = [words(one(line, "a")) for line in every(one(main, "ol", "coming"), "li")]
    assert coming == ["Schritt 0", "Schritt 1", "Schritt 2"]
    assert every(main, "form") == []


def test_the_kgc_is_asked_about_plainly_until_somebody_answers(cast: Cast) -> None:
    browser = cast.client("koordination")
    asked = [words(button) for button in every(one(page(browser.get(BASE)), "main"), "button")]
    assert asked == ["Ja, teilen", "Nein, nicht teilen"]
    browser.post(f"{BASE}teilen/", {"teilen": "nein"})
    with scope(stelle=cast.hettstedt):
        assert ProcessSettings.objects.get().shared is False
    assert [words(button) for button in every(one(page(browser.get(BASE)), "main"), "button")] == ["Doch teilen"]
    browser.post(f"{BASE}teilen/", {"teilen": "ja"})
    with scope(stelle=cast.hettstedt):
        assert ProcessSettings.objects.get().shared is True


def test_a_kgc_sees_its_questions_and_no_bausteine(cast: Cast) -> None:
    browser = cast.client("kgc")
    main = one(page(browser.get("/arbeit/kgc-sachsen-anhalt/bausteine/")), "main")
    assert len(every(one(main, "tbody"), "tr")) == 13
    assert browser.get("/arbeit/kgc-sachsen-anhalt/bausteine/verstetigung/").status_code == 403


def test_a_baustein_nobody_knows_is_not_there(cast: Cast) -> None:
    browser = cast.client("leitung")
    for path in ("nirgends/", "nirgends/bearbeiten/", "nirgends/leitfragen/", "verstetigung/leitfragen/nirgends/"):
        assert browser.get(BASE + path).status_code == 404


def test_the_second_editor_sees_the_difference_and_may_save_again(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        save(cast["leitung"], note="Vom Rat beschlossen")
    form = {"state": "steht", "turn": "1", "note": "Im Haushalt", "version": "1"}
    browser = cast.client("mitarbeit")
    answer = browser.post(f"{BASE}verstetigung/bearbeiten/", form)
    assert differences(page(answer)) == [["in Arbeit", "steht"], ["Vom Rat beschlossen", "Im Haushalt"]]
    shown = {field.get("name"): field.get("value") for field in every(page(answer), "input")}
    assert browser.post(f"{BASE}verstetigung/bearbeiten/", form | {"version": shown["version"]}).status_code == 302
    with scope(stelle=cast.hettstedt):
        assert Baustein.objects.get().note == "Im Haushalt"


def test_a_date_without_step_comes_back_with_what_was_typed(cast: Cast) -> None:
    form = {"state": "in_arbeit", "turn": "1", "next_on": "2027-01-01", "note": "Getippt", "version": "1"}
    answer = cast.client("leitung").post(f"{BASE}verstetigung/bearbeiten/", form)
    assert "was bis dahin geschehen soll" in words(one(page(answer), "main"))
    assert words(one(page(answer), "textarea")) == "Getippt"


def test_answers_of_two_people_meet(cast: Cast) -> None:
    """One question was answered by somebody else meanwhile, another too; nothing typed is lost, nothing overwritten."""
    with scope(stelle=cast.hettstedt):
        say(cast["leitung"], "nachfolge", "", "Frau Muster")
        say(cast["leitung"], "haushalt", "", "Stadt")
    browser, url = cast.client("mitarbeit"), f"{BASE}verstetigung/antworten/"
    stale = {"initial-nachfolge": "", "nachfolge": "Niemand", "initial-haushalt": "", "haushalt": ""}
    answer = browser.post(url, stale)
    assert differences(page(answer)) == [["Frau Muster", "Niemand"]]
    typed = {field.get("name"): words(field) for field in every(page(answer), "textarea")}
    assert (typed["nachfolge"], typed["haushalt"]) == ("Niemand", "Stadt")
    before = {field.get("name"): field.get("value") for field in every(page(answer), "input")}
    again = typed | {name: value or "" for name, value in before.items() if name.startswith("initial-")}
    assert browser.post(url, again).status_code == 302
    with scope(stelle=cast.hettstedt):
        stored = dict(Answer.objects.values_list("question", "text"))
    assert stored == {"nachfolge": "Niemand", "haushalt": "Stadt"}


def test_evidence_is_searched_chosen_and_taken_away(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        offer = make_offer(cast.hettstedt, "Stillgruppe")
    browser, url = cast.client("mitarbeit"), f"{BASE}verstetigung/nachweise/"
    found = page(browser.get(f"{url}?q=Still"))
    button = next(one for one in every(found, "button") if one.get("name") == "bezug")
    assert button.get("value") == f"directory.offer/{offer.pk}"
    assert browser.post(url, {"bezug": button.get("value")}).status_code == 302
    assert browser.post(url, {"bezug": "accounts.user/1"}).status_code == 200
    assert browser.get(f"{url}?q=%00").status_code == 200
    assert browser.post(url, {"title": "Protokoll", "url": "javascript:alert(1)"}).status_code == 200
    with scope(stelle=cast.hettstedt):
        row = Evidence.objects.get()
    main = one(page(browser.get(f"{BASE}verstetigung/")), "main")
    assert [link.get("href") for link in every(main, "a") if words(link) == "Stillgruppe"] == [
        f"/arbeit/hettstedt/angebote/{offer.pk}/"
    ]
    browser.post(f"{url}{row.pk}/entfernen/")
    with scope(stelle=cast.hettstedt):
        assert not Evidence.objects.exists()


def test_evidence_of_another_baustein_is_not_taken_away_here(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        row = make_evidence(cast.hettstedt, "umsetzung")
        make_evidence(cast.hettstedt, "verstetigung")
    answer = cast.client("leitung").post(f"{BASE}verstetigung/nachweise/{row.pk}/entfernen/")
    assert answer.status_code == 404


def test_a_check_is_filled_in_and_read(cast: Cast) -> None:
    browser, url = cast.client("mitarbeit"), "/arbeit/hettstedt/verstetigung/"
    form = {"made_on": "2026-11-01", "version": "1", "beschluss": "4", "haushalt": "1", "nachfolge": "0"}
    answer = browser.post(f"{url}neu/", form | {"haushalt-notiz": "Nur Sachkosten"})
    with scope(stelle=cast.hettstedt):
        check = StabilityCheck.objects.get()
    assert (check.steps, check.notes) == ({"beschluss": 4, "haushalt": 1}, {"haushalt": "Nur Sachkosten"})
    assert answer["Location"] == f"{url}{check.pk}/"
    main = words(one(page(browser.get(answer["Location"])), "main"))
    assert "Sachkosten für das nächste Haushaltsjahr beziffern und anmelden" in main
    assert "Nur Sachkosten" in main
    empty = browser.post(f"{url}neu/", {"made_on": "2026-11-01", "version": "1"})
    assert "Bitte beantworten Sie mindestens eine Frage." in words(page(empty))


@pytest.mark.parametrize("times", [1, 3])
def test_the_checks_take_few_queries(cast: Cast, times: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with scope(stelle=cast.hettstedt):
        for _ in range(times):
            make_check(cast.hettstedt)
    browser = cast.client("leitung")
    with django_assert_num_queries(5):
        browser.get("/arbeit/hettstedt/verstetigung/")


def test_the_overview_is_one_page_of_paper(cast: Cast) -> None:
    by = system_actor(cast.hettstedt)
    long = {"note": "n" * 500, "next_step": "Schritt für Schritt " * 9, "responsible": "Amt für alles und jedes " * 6}
    with scope(stelle=cast.hettstedt):
        for phase in ("vorbereitung", "netzwerkaufbau", *PHASES):
            save(by, phase, **long)
    answer = cast.client("steuerungsgruppe").get(f"{BASE}uebersicht.pdf")
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert len(paper.pages) == 1
