"""The coordinator of a town enters an offer; it is in the list, in the picture and on the public page."""

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, People, Person, sign_in

pytestmark = IN_BROWSER
TITLE = "Elternfrühstück am Rodelberg"


def test_offer_from_the_form_to_the_public_page(people: People) -> None:
    klara = people.somebody()
    arrive(klara)
    before = figure(klara, "Angebote in der Kette")
    klara.click("Neues Angebot")
    klara.look()
    enter(klara)
    find_in_list(klara)
    klara.menu("Start")
    klara.arrives("Stadt Hettstedt")
    assert figure(klara, "Angebote in der Kette") == before + 1
    find_in_picture(klara)
    find_in_public(klara)


def arrive(klara: Person) -> None:
    """At first with a slip in the password."""
    klara.visit("/")
    klara.look()
    klara.click("Anmelden")
    klara.look()
    sign_in(klara, KOORDINATION, "falsches-kennwort")
    klara.error("E-Mail-Adresse oder Passwort stimmt nicht. Bitte prüfen Sie beides.")
    klara.look("falsch")
    sign_in(klara, KOORDINATION)
    klara.arrives("Stadt Hettstedt")
    klara.tab.get_by_text("noch nicht entschieden").wait_for()
    klara.look()


def enter(klara: Person) -> None:
    """At first with an age that cannot be."""
    fill_in(klara)
    young = klara.tab.get_by_label("Alter von", exact=True)
    young.fill("4")
    klara.tab.get_by_label("Alter bis unter", exact=True).fill("2")
    klara.click("Speichern und freigeben")
    klara.error("Alter von: Das Alter „von“ muss kleiner sein als das Alter „bis unter“.")
    klara.look("falsch")
    klara.click(klara.tab.locator(".error-summary").get_by_role("link"))
    expect(young).to_be_focused()
    klara.tab.keyboard.press("Control+A")
    klara.tab.keyboard.type("1")
    klara.tab.get_by_label("Alter bis unter", exact=True).fill("3")
    klara.click("Speichern und freigeben")
    klara.arrives(TITLE)
    expect(klara.main().locator(".offer-badges .kern-badge").first).to_have_text("freigegeben")
    klara.look()


def find_in_list(klara: Person) -> None:
    klara.menu("Angebote")
    klara.tab.get_by_label("Suchwort").fill("Elternfrühstück")
    klara.click("Anzeigen")
    expect(klara.main().get_by_role("link", name=TITLE)).to_be_visible()
    klara.look()


def find_in_picture(klara: Person) -> None:
    klara.menu("Kettenbild")
    klara.click(klara.tab.get_by_role("table").get_by_role("link", name="Frühe Kindheit, Soziale Lage"))
    klara.arrives("Frühe Kindheit · Soziale Lage")
    expect(klara.main().get_by_role("link", name=TITLE)).to_be_visible()
    klara.look()


def find_in_public(klara: Person) -> None:
    klara.menu("Start")
    klara.click("Öffentliche Seite")
    klara.tab.get_by_role("searchbox").fill("Elternfrühstück")
    klara.click("Suchen")
    klara.click(klara.main().get_by_role("link", name=TITLE))
    klara.arrives(TITLE)
    expect(klara.main().get_by_text("1 bis unter 3 Jahre").first).to_be_visible()
    klara.look()


def fill_in(person: Person) -> None:
    field = person.tab.get_by_label
    field("Titel").fill(TITLE)
    person.tab.get_by_role("combobox", name="Träger").fill("Familienverein Kupferberg (erfunden)")
    field("Kurzbeschreibung").fill("Frühstück für Eltern mit kleinen Kindern, jeden Dienstag.")
    field("Soziale Lage").check()


def figure(person: Person, unit: str) -> int:
    """The number over these words on the first page of the work area."""
    return int(person.main().locator(".figure", has_text=unit).locator(".figure__value").inner_text())
