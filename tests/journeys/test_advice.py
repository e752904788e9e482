"""A consultation by keyboard with a call in between, shown to the commune and taken back."""

from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KGC, KOORDINATION, People, Person, sign_in

pytestmark = IN_BROWSER
AREA = "/arbeit/kgc-sachsen-anhalt/"
TITLE = "Runde der Kitas moderiert"


def test_a_consultation_is_written_shared_and_withdrawn(people: People) -> None:
    kim, klara = people.member(KGC), people.member(KOORDINATION)
    kim.visit(f"{AREA}kommunen/")
    expect(kim.main().get_by_role("rowheader", name="Altmarkkreis Salzwedel")).to_be_visible()
    kim.look()
    kim.click("Aktivität eintragen")
    kim.arrives("Aktivität eintragen")
    write(kim)
    # the phone rings, the page is gone, and what was typed is there again
    kim.visit(f"{AREA}aktivitaeten/neu/")
    expect(kim.main().get_by_role("status")).to_contain_text("Ihr Entwurf von vorhin")
    expect(kim.tab.get_by_label("Worum ging es?")).to_have_value(TITLE)
    kim.look()
    kim.focus(kim.tab.get_by_label("Dauer"))
    kim.tab.keyboard.type("1:30")
    kim.tab.keyboard.press("Enter")
    kim.arrives(TITLE)
    expect(kim.main()).to_contain_text("1:30 Stunden")
    page = kim.tab.url
    kim.click("auch die Kommune")
    expect(kim.main()).to_contain_text("Zurückziehen")
    kim.look()

    klara.visit("/arbeit/hettstedt/kgc-beratung/")
    expect(klara.main()).to_contain_text(TITLE)
    klara.look()
    kim.click("Zurückziehen: nur unsere KGC")
    expect(kim.main()).not_to_contain_text("Zurückziehen:")
    klara.visit("/arbeit/hettstedt/kgc-beratung/")
    expect(klara.main()).not_to_contain_text(TITLE)
    # what the server has is no draft any more
    kim.visit(f"{AREA}aktivitaeten/neu/")
    expect(kim.tab.get_by_label("Worum ging es?")).to_have_value("")
    assert page != kim.tab.url


def test_a_draft_outlives_the_session(people: People) -> None:
    kim = people.member(KGC)
    kim.visit(f"{AREA}aktivitaeten/neu/")
    kim.tab.wait_for_load_state()
    write(kim)
    kim.tab.get_by_label("Dauer").fill("45")
    # the evening is over: the server no longer knows this browser
    kim.tab.context.clear_cookies(name="lueckenlos_sitzung")
    kim.tab.get_by_label("Dauer").press("Enter")
    kim.arrives("Anmelden")
    sign_in(kim, KGC)
    kim.arrives("Aktivität eintragen")
    expect(kim.main().get_by_role("status")).to_contain_text("Ihr Entwurf von vorhin")
    expect(kim.tab.get_by_label("Worum ging es?")).to_have_value(TITLE)
    expect(kim.tab.get_by_label("Dauer")).to_have_value("45")
    kim.click("Verwerfen")
    expect(kim.tab.get_by_label("Worum ging es?")).to_have_value("")


def write(kim: Person) -> None:
    """From field to field with the Tab key."""
    kim.focus(kim.tab.get_by_label("Kommune"))
    keys = kim.tab.keyboard
    keys.type("Hettstedt")
    for text in ("", TITLE, "Moderation", "Vor"):
        keys.press("Tab")
        keys.type(text)
