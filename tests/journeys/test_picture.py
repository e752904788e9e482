"""The Kettenbild: seen from several sides, read, decided upon, frozen, compared and taken along."""

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, People, Person

pytestmark = IN_BROWSER


@pytest.fixture
def klara(people: People) -> Person:
    """The coordinator, in front of the picture."""
    klara = people.member(KOORDINATION)
    klara.visit("/arbeit/hettstedt/")
    klara.menu("Kettenbild")
    klara.tab.wait_for_load_state()
    return klara


def test_picture_turns_and_says_where_its_figures_come_from(klara: Person) -> None:
    klara.look()
    table = klara.tab.get_by_role("table")
    state = klara.tab.get_by_role("status").filter(has_text="aktive")
    expect(table.get_by_role("rowheader")).to_have_count(4)

    klara.tab.get_by_label("Handlungsfelder", exact=True).check()
    expect(table.get_by_role("columnheader").first).to_have_text("Handlungsfeld")
    klara.look("Handlungsfelder")
    klara.tab.get_by_label("Sozialraum").select_option("Hettstedt-Nord (Vorführung)")
    expect(state).to_contain_text("Hettstedt-Nord (Vorführung)")
    klara.tab.get_by_label("Gesund im Alter", exact=True).check()
    expect(table.get_by_role("columnheader").filter(has_text="Hohes Alter")).to_have_count(1)
    assert "raum=" in klara.tab.url

    # the way back shows what was there before
    klara.tab.go_back()
    expect(table.get_by_role("columnheader").filter(has_text="Hohes Alter")).to_have_count(0)
    expect(state).to_contain_text("Hettstedt-Nord (Vorführung)")

    klara.click(klara.tab.get_by_role("button", name="Quelle zeigen").first)
    note = klara.tab.locator(".source-note:popover-open")
    expect(note).to_contain_text("Geburt und erstes Lebensjahr")
    expect(note).to_contain_text("Vorführzahlen")
    klara.look("Quelle", within=".source-note:popover-open")
    klara.tab.keyboard.press("Escape")
    expect(note).to_have_count(0)

    klara.click("Zeichen und Begriffe")
    expect(klara.tab.get_by_text("Hinweise sind keine Bewertung.")).to_be_visible()
    klara.look("Zeichen", within=".legend")


def test_hint_is_confirmed_and_another_rejected(klara: Person) -> None:
    klara.click(klara.tab.get_by_role("table").get_by_role("link", name="Kita-Alter, Gesundheitliche Lage"))
    klara.arrives("Kita-Alter · Gesundheitliche Lage")
    klara.look()
    klara.menu("Hinweise")
    klara.arrives("Hinweise")
    klara.look()
    before = open_hints(klara)

    decide(klara, "Doppelung", "kein Bedarf", " ")
    klara.error("Begründung: Bitte begründen Sie die Entscheidung.")
    klara.look("falsch", within="#entscheiden")
    klara.tab.get_by_label("Begründung").fill("Beide Gruppen sind voll.")
    klara.click("Entscheidung speichern")
    expect(klara.main().locator(".decided")).to_contain_text("Beide Gruppen sind voll.")
    expect(klara.main().locator(".decided__title")).to_have_text("Kein Bedarf")
    klara.look("entschieden", within=".decided")

    klara.menu("Hinweise")
    assert open_hints(klara) == before - 1
    decide(klara, "Plätze", "bestätigt", "Im Steuerkreis besprochen.")
    expect(klara.main().locator(".decided__title")).to_have_text("Bestätigt")
    klara.menu("Hinweise")
    assert open_hints(klara) == before - 2


def test_two_frozen_pictures_are_compared(klara: Person) -> None:
    klara.menu("Bestandsaufnahmen")
    klara.arrives("Bestandsaufnahmen")
    klara.look()
    klara.click("Heutigen Stand festhalten")
    klara.look()
    klara.tab.get_by_label("Bezeichnung").fill("Nach der Sommerpause")
    klara.click("Festhalten")
    klara.arrives("Nach der Sommerpause")
    klara.look()
    assert klara.fetch("PDF (A3)")[:2] == (200, "application/pdf")

    klara.menu("Bestandsaufnahmen")
    klara.tab.get_by_label("Früherer Stand").select_option(index=1)
    klara.tab.get_by_label("Späterer Stand").select_option(index=1)
    klara.click("Vergleichen")
    klara.arrives("Zwei Stände vergleichen")
    expect(klara.main().locator(".lead")).to_contain_text("Nach der Sommerpause")
    klara.look()


@pytest.mark.parametrize(
    ("link", "kind", "beginning"),
    [
        ("PDF (A3)", "application/pdf", b"%PDF-"),
        ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
        ("CSV der Felder", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("CSV der Hinweise", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
    ],
)
def test_picture_can_be_taken_along(klara: Person, link: str, kind: str, beginning: bytes) -> None:
    status, content_type, content = klara.fetch(link)
    assert (status, content_type) == (200, kind)
    assert content.startswith(beginning)
    assert len(content) > 1000
    assert klara.download(link)[1][:5] == content[:5]


def open_hints(klara: Person) -> int:
    """What the list of hints counts."""
    klara.arrives("Hinweise")
    return int(klara.main().get_by_role("status").locator("strong").inner_text())


def decide(klara: Person, kind: str, decision: str, reason: str) -> None:
    """About the first hint of this kind that stands alone in its line."""
    klara.tab.get_by_label("Art").select_option(klara.tab.locator("#art option", has_text=kind).inner_text())
    klara.tab.wait_for_url("**art=*")
    klara.click(klara.main().locator(".hint-line__title").first)
    klara.tab.get_by_label(decision, exact=True).check()
    klara.tab.get_by_label("Begründung").fill(reason)
    klara.click("Entscheidung speichern")
