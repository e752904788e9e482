"""From a confirmed hint to a measure that is done, by keyboard and on a phone."""

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, PHONE, People

pytestmark = IN_BROWSER
AREA = "/arbeit/hettstedt/"
HINT = "kein Angebot trägt den Übergang"


def test_a_confirmed_hint_becomes_a_measure(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit(f"{AREA}kettenbild/hinweise/?art=bruch&stand=entschieden")
    klara.click(klara.tab.get_by_role("link", name=HINT).first)
    klara.focus(klara.tab.get_by_role("link", name="Maßnahme daraus machen"))
    klara.tab.keyboard.press("Enter")
    klara.arrives("Neue Maßnahme")
    klara.look("aus Hinweis")
    # the title is all that is left to write
    klara.focus(klara.tab.get_by_label("Maßnahme"))
    klara.tab.keyboard.type("Lotsin für den Wechsel in die Kita")
    klara.tab.keyboard.press("Enter")
    klara.arrives("Lotsin für den Wechsel in die Kita")
    expect(klara.main()).to_contain_text("keines begleitet den Wechsel")
    expect(klara.main()).to_contain_text("Der Hinweis besteht noch.")
    klara.look()

    klara.click("Stand setzen")
    klara.tab.locator("#stand-setzen select[name=state]").select_option("umgesetzt")
    klara.click("Stand speichern")
    klara.arrives("Lotsin für den Wechsel in die Kita")
    expect(klara.main()).to_contain_text("schon als Angebot eingetragen")


@pytest.mark.parametrize("path", ["ziele/", "massnahmen/zeitplan/", "messgroessen/1/"])
def test_pages_keep_nobody_out(people: People, path: str) -> None:
    klara = people.member(KOORDINATION, width=PHONE)
    klara.visit(AREA + path)
    klara.look()
