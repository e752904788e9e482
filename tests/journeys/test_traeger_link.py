"""A Träger without an account changes its offer on the phone; the coordinator takes the change over."""

import re

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, PHONE, People, Person

pytestmark = IN_BROWSER
OFFER = "Babymassage"
ADDRESS = "tina@familienverein.example"
NEW_WORDS = "Sechs Vormittage mit ruhigen Griffen, jetzt auch für Väter."


def test_change_from_the_phone_is_taken_over(people: People) -> None:
    klara = people.member(KOORDINATION)
    send_link(klara)
    letter = klara.place.mail_to(ADDRESS)
    link = re.search(r"http\S+/link/\S+/", letter)
    assert link
    tina = people.somebody(width=PHONE)
    change(tina, link.group())

    klara.menu("Angebote")
    klara.click("Eingang (1)")
    klara.arrives("Eingang")
    klara.look()
    klara.click(klara.main().get_by_role("link", name=OFFER))
    klara.arrives(f"Änderungsvorschlag: {OFFER}")
    expect(klara.main().locator("tbody tr")).to_have_count(1)
    expect(klara.main().get_by_role("row", name="Kurzbeschreibung")).to_contain_text(NEW_WORDS)
    expect(klara.main()).to_contain_text("Tina Tannert")
    klara.look()
    klara.click("Alle übernehmen")
    klara.visit("/hettstedt/angebote/?q=Babymassage")
    klara.click(klara.main().get_by_role("link", name=OFFER, exact=True))
    expect(klara.main().locator(".lead")).to_have_text(NEW_WORDS)


def send_link(klara: Person) -> None:
    klara.visit("/arbeit/hettstedt/")
    klara.menu("Angebote")
    klara.click(klara.main().get_by_role("link", name=OFFER))
    klara.arrives(OFFER)
    klara.click("Link an den Träger schicken")
    klara.arrives("Link an den Träger schicken")
    klara.look()
    klara.tab.get_by_label("E-Mail-Adresse").fill(ADDRESS)
    klara.click("Link schicken")
    expect(klara.tab.locator(".toast")).to_contain_text(ADDRESS)


def change(tina: Person, link: str) -> None:
    tina.visit(link)
    tina.arrives("Ihre Angebote in Stadt Hettstedt")
    tina.look()
    tina.click(f"Ändern: {OFFER}")
    tina.arrives(f"{OFFER} ändern")
    tina.look()
    tina.tab.get_by_label("Kurzbeschreibung").fill(NEW_WORDS)
    tina.click("Abschicken")
    tina.error("Ihr Name: Bitte füllen Sie dieses Feld aus.")
    tina.tab.get_by_label("Ihr Name").fill("Tina Tannert")
    tina.click("Abschicken")
    tina.arrives("Vielen Dank")
    tina.look()
    tina.click("Zurück zur Übersicht")
    expect(tina.main().get_by_text("Ihre Änderung wartet auf Freigabe")).to_be_visible()
    tina.look("wartet", within="main")
