"""Klara says where a Baustein stands, answers a question, and fills in the Verstetigungs-Check."""

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, People

pytestmark = IN_BROWSER


def test_from_the_overview_to_the_next_step(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit("/arbeit/hettstedt/bausteine/")
    klara.arrives("Bausteine")
    klara.look()
    klara.click("Umsetzung", exact=True)
    klara.arrives("Umsetzung")
    klara.click("Stand ändern")
    klara.arrives("Umsetzung: Stand ändern")
    klara.look()
    klara.tab.get_by_label("in Arbeit").check()
    klara.tab.get_by_label("Nächster Schritt").fill("Elterncafé eröffnen")
    klara.tab.get_by_label("Bis zum").fill("2020-01-31")
    klara.click("Speichern")
    klara.arrives("Umsetzung")
    expect(klara.main()).to_contain_text("überfällig")
    klara.click("Antworten", exact=True)
    klara.arrives("Umsetzung: Leitfragen beantworten")
    klara.tab.get_by_label("Wer tut was bis wann").fill("Der Verein öffnet, die Stadt zahlt die Miete.")
    klara.click("Speichern")
    expect(klara.main()).to_contain_text("die Stadt zahlt die Miete")
    klara.click(klara.tab.locator("summary", has_text="Verlauf"))
    klara.look()
    klara.visit("/arbeit/hettstedt/bausteine/umsetzung/leitfragen/")
    klara.look()
    klara.visit("/arbeit/hettstedt/bausteine/erste-schritte/")
    klara.look()
    klara.visit("/arbeit/hettstedt/bausteine/")
    expect(klara.main().get_by_role("link", name="Elterncafé eröffnen")).to_be_visible()
    klara.visit("/arbeit/hettstedt/verstetigung/")
    klara.arrives("Verstetigungs-Check")
    klara.click(klara.tab.locator("main ul a").first)
    klara.look()
    klara.visit("/arbeit/hettstedt/verstetigung/neu/")
    klara.look()
    klara.visit("/arbeit/hettstedt/verstetigung/")
    klara.click("als nächsten Schritt eintragen")
    klara.arrives("Verstetigung: Stand ändern")
    expect(klara.tab.get_by_label("Nächster Schritt")).not_to_have_value("")
