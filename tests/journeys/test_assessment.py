"""Several people assess an offer, one of them by a secret link; then the group agrees. By keyboard and on a phone."""

import re

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, PHONE, People

pytestmark = IN_BROWSER
WORK, FIRST = "/arbeit/hettstedt/", "Beteiligung bei Bedarf und Planung"


def test_a_group_assesses_an_offer_and_agrees(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit(f"{WORK}angebote/?q=Babymassage")
    klara.click(klara.tab.get_by_role("link", name="Babymassage").first)
    klara.click("Selbsteinschätzung beginnen")
    klara.arrives("Selbsteinschätzung beginnen")
    klara.tab.get_by_label("Stufen der Partizipation").check()
    klara.tab.get_by_role("button", name="Beginnen").press("Enter")
    klara.arrives("Selbsteinschätzung: Babymassage")
    klara.click("Meine Ansicht eintragen")
    first = klara.tab.get_by_role("group", name=FIRST, exact=True)
    klara.focus(first.get_by_label("Anweisung"))
    klara.tab.keyboard.press("ArrowDown")
    klara.look("Ansicht")
    klara.click("Abgeben")

    klara.click("Ohne Konto einladen")
    klara.tab.get_by_label("Name").fill("Frau Vogel (erfunden)")
    klara.tab.get_by_label("E-Mail-Adresse").fill("vogel@verein.example")
    klara.click("Einladung schicken")
    klara.arrives("Zur Selbsteinschätzung einladen")
    (address,) = re.findall(r"http\S+/link/einschaetzung/\S+", people.place.mail_to("vogel@verein.example"))

    guest = people.somebody(width=PHONE)
    guest.visit(address)
    guest.look("Link")
    guest.tab.get_by_role("group", name=FIRST, exact=True).get_by_label("Entscheidungsmacht").check()
    guest.click("Abgeben")
    expect(guest.main()).to_contain_text("Ihre Ansicht ist abgegeben")

    klara.click("Fertig")
    klara.click("Zur Besprechung")
    expect(klara.main()).to_contain_text(f"{FIRST} (weit auseinander)")
    klara.look("Besprechung")
    klara.click("Gemeinsames Ergebnis festhalten")
    agreed = klara.tab.get_by_role("group", name=FIRST, exact=True)
    agreed.get_by_label("Mitbestimmung").check()
    agreed.get_by_label(f"Nächster Schritt {FIRST}").fill("Mütter in die Planung holen")
    klara.click("Ergebnis speichern")
    klara.click("Abschließen", exact=True)
    expect(klara.main()).to_contain_text("Mütter in die Planung holen")


def test_the_history_keeps_nobody_out(people: People) -> None:
    klara = people.member(KOORDINATION, width=PHONE)
    klara.visit(f"{WORK}qualitaet/2/")
    klara.look()
