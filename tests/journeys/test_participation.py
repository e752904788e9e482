"""A coordinator asks, a citizen answers on a phone without scripts, and the result is read; by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, PHONE, People

pytestmark = IN_BROWSER
AREA = "/arbeit/hettstedt/beteiligung/"


def test_a_survey_from_the_first_question_to_an_answer(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit(f"{AREA}befragung/neu/")
    klara.tab.get_by_label("Titel").fill("Wo ist es zu heiß?")
    klara.tab.get_by_label("Beginn").fill("2026-01-01")
    klara.tab.get_by_label("letzter Tag").fill("2099-12-31")
    klara.tab.get_by_role("button", name="Speichern").press("Enter")
    klara.arrives("Wo ist es zu heiß?")
    klara.click("Frage hinzufügen")
    klara.tab.get_by_label(re.compile("^Frage")).fill("Wo fehlt Schatten?")
    klara.tab.get_by_label("Antworten").fill("Spielplatz\nHaltestelle\nSchulhof")
    klara.tab.get_by_role("button", name="Speichern", exact=True).press("Enter")
    klara.arrives("Wo ist es zu heiß?")
    klara.click("Vorschau")
    klara.look()
    klara.click("Zurück zur Befragung")
    klara.tab.get_by_role("button", name="Befragung starten").press("Enter")
    expect(klara.main()).to_contain_text("weniger als 10")
    klara.look()
    address = klara.tab.locator(".survey-address").get_attribute("href") or ""

    citizen = people.somebody(javascript=False, width=PHONE)
    citizen.visit(address)
    citizen.tab.get_by_label("Haltestelle").check()
    citizen.tab.get_by_role("button", name="Absenden").press("Enter")
    expect(citizen.main()).to_contain_text("Ihre Antworten sind angekommen")
    citizen.visit(address)
    expect(citizen.main()).to_contain_text("Von diesem Gerät kam schon ein Bogen.")


@pytest.mark.parametrize("path", ["befragung/1/ergebnis/?nach=1", "kreise/1/"])
def test_pages_keep_nobody_out(people: People, path: str) -> None:
    klara = people.member(KOORDINATION, width=PHONE)
    klara.visit(AREA + path)
    klara.look()


def test_public_pages_keep_nobody_out(people: People) -> None:
    citizen = people.somebody(javascript=False, width=PHONE)
    citizen.visit("/hettstedt/")
    citizen.click(citizen.main().get_by_role("link", name="Ideen für einen Sommer ohne Langeweile"))
    citizen.click(citizen.tab.get_by_role("button", name=re.compile("Unterstützen.*Trinkwasser")))
    expect(citizen.main()).to_contain_text("von diesem Browser schon unterstützt")
    watching = people.somebody(width=PHONE)
    watching.visit(citizen.tab.url)
    watching.look()
    watching.visit("/hettstedt/")
    watching.click(watching.main().get_by_role("link", name="Wie kommen die Kinder zur Schule?"))
    watching.look()
