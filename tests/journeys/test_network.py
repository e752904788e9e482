"""A coordinator enters a tie by keyboard and finds it in the drawing; every page holds on a phone."""

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, PHONE, People

pytestmark = IN_BROWSER
AREA = "/arbeit/hettstedt/netzwerk/"
VEREIN = "Naturfreunde Harzrand (erfunden)"


def test_a_tie_is_entered_and_drawn(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit(AREA)
    klara.look("Zeichnung")
    klara.focus(klara.tab.get_by_role("link", name="Verbindung eintragen"))
    klara.tab.keyboard.press("Enter")
    klara.arrives("Verbindung eintragen")
    klara.tab.get_by_label("Organisation", exact=False).first.select_option(VEREIN)
    klara.tab.get_by_label("Verbunden mit").select_option("Grundschule Süd (erfunden)")
    klara.tab.get_by_label("Art der Verbindung").select_option("zusammenarbeit")
    klara.focus(klara.tab.get_by_label("Worum es geht"))
    klara.tab.keyboard.type("Waldtage")
    klara.tab.keyboard.press("Enter")
    klara.arrives(f"{VEREIN} im Netzwerk")
    klara.visit(AREA)
    # the actor stands in the drawing now and is reached by keyboard
    klara.focus(klara.tab.locator("a.net-node", has_text="Naturfreunde"))
    klara.tab.keyboard.press("Enter")
    klara.arrives(f"{VEREIN} im Netzwerk")
    expect(klara.main()).to_contain_text("arbeitet zusammen mit Grundschule Süd (erfunden)")


@pytest.mark.parametrize("path", ["", "abfragen/"])
def test_pages_keep_nobody_out(people: People, path: str) -> None:
    klara = people.member(KOORDINATION, width=PHONE)
    klara.visit(AREA + path)
    klara.look()
