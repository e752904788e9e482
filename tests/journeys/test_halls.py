"""The coordinator of the Baby-Börse moves a table with the keyboard, and somebody else moves one at the same time."""

import re

import pytest
from playwright.sync_api import Locator, expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, LEITUNG, People, Person

pytestmark = IN_BROWSER
TITLE = "Baby- und Kinderbörse im Rathaus (erfunden)"


def to_plan(person: Person) -> None:
    person.visit("/arbeit/hettstedt/veranstaltungen/")
    person.click(person.main().get_by_role("link", name=TITLE).first)
    person.click("Räume und Tische")
    person.look()


def said(person: Person, text: str) -> None:
    expect(person.tab.locator("[data-say]")).to_have_text(re.compile(text))


def test_a_table_is_moved_by_keyboard_and_two_people_do_not_lose_anything(people: People) -> None:
    first, second = people.member(KOORDINATION), people.member(LEITUNG)
    to_plan(first)
    first.click(first.main().get_by_role("link", name=re.compile("Bearbeiten")).first)
    expect(first.tab.locator("[data-parts] [data-number='2']")).to_be_visible()
    first.look()
    second.visit(first.tab.url)
    first.focus(first.tab.locator("[data-parts] [data-number='2']"))
    for key in ("Enter", "ArrowDown", "ArrowDown"):
        first.tab.keyboard.press(key)
    with first.tab.expect_response("**/speichern/") as waiting:
        first.tab.keyboard.press("Enter")
    assert waiting.value.status == 200
    said(first, "Tisch 2 steht jetzt .* Meter von oben")
    expect(first.tab.locator("[data-parts] [data-number='2']")).to_be_focused()

    # the browser itself notes the refusal; that is expected here
    second.focus(second.tab.locator("[data-parts] [data-number='3']"))
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


def test_undoing_leaves_the_keyboard_where_the_table_is(people: People) -> None:
    person = people.member(KOORDINATION)
    to_plan(person)
    person.click(person.main().get_by_role("link", name=re.compile("Bearbeiten")).first)
    table = person.tab.locator("[data-parts] [data-number='4']")
    where = table.get_attribute("transform")
    person.focus(table)
    for key in ("Enter", "ArrowDown"):
        person.tab.keyboard.press(key)
    with person.tab.expect_response("**/speichern/"):
        person.tab.keyboard.press("Enter")
    said(person, "Tisch 4 steht jetzt")
    assert table.get_attribute("transform") != where
    person.focus(person.tab.get_by_role("button", name="Rückgängig"))
    with person.tab.expect_response("**/speichern/") as waiting:
        person.tab.keyboard.press("Enter")
    assert waiting.value.status == 200
    expect(table).to_have_attribute("transform", where or "")
    # the button has nothing left to undo and can no longer be focused
    expect(table).to_be_focused()


def test_a_new_number_leaves_everybody_at_their_table(people: People) -> None:
    person = people.member(KOORDINATION)
    to_plan(person)
    person.click(person.main().get_by_role("link", name=re.compile("Bearbeiten")).first)
    table = person.tab.locator("[data-parts] [data-number='9']")
    person.focus(table)
    person.tab.get_by_label("Nummer", exact=True).fill("10")
    with person.tab.expect_response("**/speichern/") as waiting:
        person.tab.keyboard.press("Tab")
    assert waiting.value.status == 200
    said(person, "Tisch 9 und Tisch 10 haben die Nummern getauscht")


def test_the_list_is_searched_and_the_picture_made_larger(people: People) -> None:
    person = people.member(KOORDINATION)
    to_plan(person)
    room = person.tab.url
    person.click("Tische verteilen")
    person.arrives("Tische verteilen")
    rows, find = person.tab.locator("[data-seat]:visible"), person.tab.get_by_label("Wer wo steht")
    total = rows.count()
    name = rows.last.locator("th").inner_text().split(" (")[0]
    find.fill(name.upper())
    expect(person.tab.locator("[data-found]")).to_have_text(re.compile(rf"^\d+ von {total}$"))
    assert 0 < rows.count() < total
    expect(rows.last).to_contain_text(name)
    find.fill("niemand heißt so")
    expect(rows).to_have_count(0)
    find.fill("")
    expect(rows).to_have_count(total)

    picture = person.tab.locator(".hall-svg").first
    before = width_of_picture(picture)
    person.click(person.tab.get_by_role("button", name="Größer"))
    assert width_of_picture(picture) == pytest.approx(before * 1.25, rel=0.01)

    person.visit(room)
    person.click(person.main().get_by_role("link", name=re.compile("Bearbeiten")).first)
    picture = person.tab.locator("[data-parts] .hall-svg")
    before = width_of_picture(picture)
    person.focus(person.tab.locator("[data-parts] [data-number='1']"))
    for key in ("+", "+", "-", "-", "-"):
        person.tab.keyboard.press(key)
    assert width_of_picture(picture) == pytest.approx(before * 0.8, rel=0.01)
    # the page itself never becomes wider: the picture scrolls in its frame
    for _ in range(8):
        person.click(person.tab.get_by_role("button", name="Größer"))
    assert width_of_picture(picture) == pytest.approx(before * 4, rel=0.01)
    person.look("larger")


def width_of_picture(picture: Locator) -> float:
    box = picture.bounding_box()
    assert box is not None
    return box["width"]


def test_tables_are_given_and_somebody_is_moved(people: People) -> None:
    person = people.member(KOORDINATION)
    to_plan(person)
    person.click("Tische verteilen")
    person.arrives("Tische verteilen")
    person.look()
    person.click(person.tab.get_by_text("Alle neu verteilen; von Hand Gesetzte bleiben"))
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
