"""A commune agrees to what is written about it, and everybody finds it; by keyboard where it counts."""

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, People

pytestmark = IN_BROWSER
TITLE = "Lotsin auf der Geburtsstation (erfunden)"


def test_agreeing_to_an_example_and_finding_publications(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit("/arbeit/hettstedt/praxisbeispiele/")
    klara.look()
    klara.tab.get_by_role("link", name="Lesen und antworten").press("Enter")
    klara.arrives(TITLE)
    klara.focus(klara.tab.get_by_label("Zustimmen", exact=True))
    klara.tab.keyboard.press("Space")
    klara.look("vor der Antwort")
    klara.tab.get_by_role("button", name="Antworten").press("Enter")
    expect(klara.main()).to_contain_text(": zugestimmt.")
    klara.visit("/arbeit/hettstedt/veroeffentlichungen/")
    klara.click("Gut ankommen in der Kita (erfunden)")
    klara.arrives("Gut ankommen in der Kita (erfunden)")
    klara.look("Veröffentlichung")

    reader = people.somebody(javascript=False)
    reader.visit("/veroeffentlichungen/")
    reader.tab.get_by_label("Wonach suchen Sie?").fill("Familienhebamme")
    reader.tab.get_by_label("Wonach suchen Sie?").press("Enter")
    expect(reader.main()).to_contain_text("1 Veröffentlichung")
    reader.click("Präventionsketten anfangen (erfunden)")
    expect(reader.main()).to_contain_text("BibTeX")
    reader.visit("/praxisbeispiele/?uebergang=kita-grundschule")
    reader.click("Ein Brief von der Kita an die Schule (erfunden)")
    expect(reader.main()).to_contain_text("Was wir gelernt haben")
