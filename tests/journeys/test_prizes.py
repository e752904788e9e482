"""Somebody applies for a prize on a phone without scripts; the last of the jury judges, by keyboard."""

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, PHONE, People

pytestmark = IN_BROWSER
AREA = "/arbeit/hettstedt/preise/"


def test_an_application_on_a_phone(people: People) -> None:
    citizen = people.somebody(javascript=False, width=PHONE)
    citizen.visit("/hettstedt/")
    citizen.click("Gesundheitspreis der Stadt Hettstedt (Vorführung), nächstes Jahr")
    citizen.arrives("Gesundheitspreis der Stadt Hettstedt (Vorführung), nächstes Jahr")
    citizen.click("Jetzt bewerben")
    citizen.arrives("Bewerben")
    for label, text in (
        ("Name des Projekts", "Wasser für alle"),
        ("Wer bewirbt sich?", "Elternrat (erfunden)"),
        ("Was machen Sie?", "Ein Trinkbrunnen auf dem Schulhof."),
        ("Ihr Name", "Mina Muster (erfunden)"),
        ("E-Mail-Adresse", "mina@example.org"),
    ):
        citizen.tab.get_by_label(label).fill(text)
    citizen.tab.get_by_role("button", name="Bewerbung absenden").press("Enter")
    expect(citizen.main()).to_contain_text("Ihre Bewerbung ist angekommen.")


def test_the_last_juror_closes_and_the_office_sees_the_table(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit(f"{AREA}2/jury/")
    klara.tab.get_by_role("link", name="Wir gehen zu Fuß").press("Enter")
    klara.arrives("Wir gehen zu Fuß")
    klara.look()
    klara.tab.get_by_label("innovativ").fill("11")
    klara.tab.get_by_role("button", name="Speichern").press("Enter")
    klara.error("innovativ: Bitte geben Sie höchstens 10 ein.")
    klara.tab.get_by_label("Ich bin befangen").check()
    klara.tab.get_by_label("innovativ").fill("")
    klara.tab.get_by_role("button", name="Speichern").press("Enter")
    klara.arrives("Jury")
    klara.tab.get_by_role("button", name="Wertung abgeben").press("Enter")
    expect(klara.tab.get_by_role("heading", name="Ergebnis", exact=True)).to_be_visible()
    klara.click("Zur Entscheidung")
    klara.arrives("Entscheidung")
    klara.look()
