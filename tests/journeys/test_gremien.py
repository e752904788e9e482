"""A Sitzung in its room: agenda by keyboard, attendance by tapping, two at the minutes, a vote that is counted."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, PHONE, People, Person

pytestmark = IN_BROWSER
NOTES = "Niederschrift zu TOP 1"


def test_a_meeting_in_its_room(people: People) -> None:
    ada, bo = people.member(KOORDINATION), people.member(KOORDINATION)
    plan(ada)
    attend(ada)
    write(ada, bo)
    vote(ada)
    ada.click("Sitzung schließen")
    expect(ada.main()).to_contain_text("Entwurf")


def plan(ada: Person) -> None:
    ada.visit("/arbeit/hettstedt/gremien/")
    ada.look()
    ada.click("Steuerkreis Gesund aufwachsen")
    ada.click("Sitzung ansetzen")
    start = timezone.localtime() - timedelta(minutes=5)
    ada.tab.get_by_label("Beginn").fill(f"{start:%Y-%m-%dT%H:%M}")
    ada.click("Ansetzen")
    ada.click("Punkt hinzufügen")
    ada.tab.get_by_label("Titel").fill("Elterntreff")
    ada.tab.locator("#id_kind").select_option(label="Beschluss")
    ada.tab.get_by_label("Beschlussvorschlag").fill("Der Elterntreff wird eingerichtet.")
    ada.click("Speichern")
    up = ada.tab.get_by_role("button", name="Nach oben: Elterntreff")
    ada.focus(up)
    ada.tab.keyboard.press("Enter")
    expect(ada.tab.locator(".board-agenda > li").nth(-2)).to_contain_text("Elterntreff")
    ada.look()


def attend(ada: Person) -> None:
    ada.click("Sitzung eröffnen")
    expect(ada.tab.locator("[data-quorum]")).to_contain_text("Nicht beschlussfähig: 0 von 5")
    row = ada.tab.get_by_role("group", name="Stefan Stark")
    row.get_by_role("radio", name="anwesend", exact=True).check()
    expect(ada.tab.locator("[data-quorum]")).to_contain_text("1 von 5 Stimmberechtigten ist da")
    ada.click("Alle noch Offenen sind da")
    expect(ada.tab.locator("[data-quorum]")).to_contain_text("Beschlussfähig: 5 von 5")
    ada.look()


def write(ada: Person, bo: Person) -> None:
    bo.tab.set_viewport_size({"width": PHONE, "height": 800})
    bo.tab.goto(ada.tab.url)
    ada.tab.get_by_label(NOTES).fill("Ada war zuerst da.")
    expect(ada.tab.locator("[data-state]").first).to_have_text("gespeichert")
    bo.tab.get_by_label(NOTES).fill("Bo auch.")
    expect(bo.tab.locator("[data-other]").first).to_contain_text("Ada war zuerst da.")
    # the browser notes the answer 409; it is what this test is about
    bo.complaints.clear()
    bo.click("Beides untereinander ins Feld")
    expect(bo.tab.locator("[data-state]").first).to_have_text("gespeichert")


def vote(ada: Person) -> None:
    top = ada.tab.locator(".board-sheet", has_text="Elterntreff")
    ada.click(top.get_by_role("link", name=re.compile("festhalten")))
    ada.tab.locator("#id_yes").fill("4")
    ada.click("Festhalten")
    expect(ada.main()).to_contain_text("Die Stimmen ergeben 4, da sind aber 5 Stimmberechtigte.")
    ada.look()
    ada.tab.locator("#id_abstained").fill("1")
    ada.click("Festhalten")
    expect(ada.main()).to_contain_text("4 Ja, 0 Nein, 1 Enthaltung: angenommen")
    expect(ada.tab.get_by_label(NOTES)).to_have_value(re.compile("Ada war zuerst da.\n\nBo auch."))
