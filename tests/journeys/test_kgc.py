"""The KGC of the Land: several Stellen, the picture of the Land, a new colleague, and the log."""

import re

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KGC, People, Person, sign_in

pytestmark = IN_BROWSER
NEW = "nora@sachsen-anhalt.example"


def test_kgc_looks_over_its_land_and_invites_a_colleague(people: People) -> None:
    kim = people.somebody()
    kim.visit("/konto/anmelden/")
    sign_in(kim, KGC)
    kim.arrives("Ihre Stellen")
    kim.look()
    kim.click(kim.main().get_by_role("link", name="Stadt Hettstedt"))
    kim.arrives("Stadt Hettstedt")
    kim.look("Lesen")
    expect(kim.tab.get_by_role("link", name="Neues Angebot")).to_have_count(0)

    kim.click(kim.tab.locator(".menu--stelle summary"))
    kim.look("Menü", within=".work-header")
    kim.click(kim.tab.get_by_role("link", name="KGC Sachsen-Anhalt Leitung"))
    kim.arrives("KGC Sachsen-Anhalt")
    kim.look()
    kim.menu("Kettenbild")
    expect(kim.main().get_by_label("Kreis")).to_be_visible()
    kim.look()
    kim.menu("Stellen")
    kim.arrives("Begleitete Stellen")
    expect(kim.main().get_by_role("rowheader", name="Landkreis Mansfeld-Südharz")).to_be_visible()
    kim.look()

    invite(kim)
    join(people, kim.place.mail_to(NEW))
    kim.menu("Protokoll")
    kim.arrives("Protokoll")
    expect(kim.main().get_by_role("row", name="Nora Neu").first).to_be_visible()
    expect(kim.main().get_by_role("row", name="Kim Kettler").first).to_contain_text(NEW)
    kim.look()


def invite(kim: Person) -> None:
    kim.menu("Mitglieder")
    kim.arrives("Mitglieder")
    kim.look()
    kim.click("Person einladen")
    kim.look()
    kim.tab.get_by_label("E-Mail-Adresse").fill(NEW)
    kim.tab.get_by_role("radio", name="Koordination:").check()
    kim.click("Einladung senden")
    kim.arrives("Mitglieder")
    expect(kim.main().get_by_role("rowheader", name=NEW)).to_be_visible()


def join(people: People, letter: str) -> None:
    link = re.search(r"http\S+/einladung/\S+", letter)
    assert link
    nora = people.somebody()
    nora.visit(link.group())
    nora.arrives("Willkommen bei KGC Sachsen-Anhalt")
    nora.look()
    nora.tab.get_by_label("Vor- und Nachname").fill("Nora Neu")
    for label in ("Passwort", "Passwort noch einmal"):
        nora.tab.get_by_label(label, exact=True).fill("Fischbrot-am-Hafen-7")
    nora.click("Konto anlegen")
    nora.arrives("KGC Sachsen-Anhalt")
