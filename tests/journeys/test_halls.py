"""The coordinator of the Baby-Börse moves a table with the keyboard, and somebody else moves one at the same time."""

import re

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, LEITUNG, People, Person

pytestmark = IN_BROWSER
TITLE = "Baby- und Kinderbörse im Rathaus (erfunden)"


def to_plan(person: Person) -> None:
    person.visit("/arbeit/hettstedt/veranstaltungen/")
    person.main().get_by_role("link", name=TITLE).first.click()
    person.click("Räume und Tische")
    person.look()


def said(person: Person, text: str) -> None:
    expect(person.tab.locator("[data-say]")).to_have_text(re.compile(text))


def test_a_table_is_moved_by_keyboard_and_two_people_do_not_lose_anything(people: People) -> None:
    first, second = people.member(KOORDINATION), people.member(LEITUNG)
    to_plan(first)
    first.main().get_by_role("link", name=re.compile("Bearbeiten")).first.click()
    expect(first.tab.locator("[data-parts] [data-number='2']")).to_be_visible()
    first.look()
    second.visit(first.tab.url)
    first.tab.locator("[data-parts] [data-number='2']").focus()
    for key in ("Enter", "ArrowDown", "ArrowDown"):
        first.tab.keyboard.press(key)
    with first.tab.expect_response("**/speichern/") as waiting:
        first.tab.keyboard.press("Enter")
    assert waiting.value.status == 200
    said(first, "Tisch 2 steht jetzt .* Meter von oben")
    expect(first.tab.locator("[data-parts] [data-number='2']")).to_be_focused()

    # the browser itself notes the refusal; that is expected here
    second.tab.locator("[data-parts] [data-number='3']").focus()
    with (
        second.tab.expect_response(lambda answer: answer.status == 409),
        second.tab.expect_response(lambda answer: answer.request.method == "POST" and answer.status == 200),
    ):
        second.tab.keyboard.press("r")
    met = second.tab.locator("[data-met]")
    expect(met).to_contain_text("Jemand anderes hat inzwischen geändert: Tisch 2. Ihre Änderung ist dazugekommen")
    second.complaints.clear()
    first.visit(first.tab.url)
    turned = first.tab.locator("[data-parts] [data-number='3']")
    expect(turned).to_have_attribute("transform", re.compile(r"rotate\(90\)"))


def test_a_new_number_leaves_everybody_at_their_table(people: People) -> None:
    person = people.member(KOORDINATION)
    to_plan(person)
    person.main().get_by_role("link", name=re.compile("Bearbeiten")).first.click()
    person.tab.locator("[data-parts] [data-number='9']").focus()
    person.tab.get_by_label("Nummer", exact=True).fill("10")
    with person.tab.expect_response("**/speichern/") as waiting:
        person.tab.keyboard.press("Tab")
    assert waiting.value.status == 200
    said(person, "Tisch 9 und Tisch 10 haben die Nummern getauscht")


def test_tables_are_given_and_somebody_is_moved(people: People) -> None:
    person = people.member(KOORDINATION)
    to_plan(person)
    person.click("Tische verteilen")
    person.arrives("Tische verteilen")
    person.look()
    person.tab.get_by_text("Alle neu verteilen; von Hand Gesetzte bleiben").click()
    person.click("Jetzt verteilen")
    expect(person.main()).to_contain_text("wie gewünscht")
    guest = person.tab.locator("[data-guest]").first
    number = str(guest.get_attribute("data-guest"))
    free = person.tab.locator(".is-free").first
    target = str(free.get_attribute("data-number"))
    person.main().get_by_label("Anmeldung Nr.").fill(number)
    person.main().get_by_label("auf Tisch").fill(target)
    person.click("Setzen oder tauschen")
    expect(person.tab.locator(f"[data-number='{target}']").first).to_have_attribute("data-guest", number)
    person.look("moved")
