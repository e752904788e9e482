"""A coordinator brings a paper up to date with its source, by keyboard alone, and adds a paragraph of her own."""

import pytest
from playwright.sync_api import expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, People

pytestmark = IN_BROWSER
TITLE = "Lotsendienst rund um die Geburt (erfunden)"


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_settling_with_the_source_and_writing_on(people: People, javascript: bool) -> None:
    klara = people.member(KOORDINATION)
    if not javascript:
        klara = people.somebody(javascript=False, session=klara.place.sessions[KOORDINATION])
    klara.visit("/arbeit/hettstedt/empfehlungen/")
    if javascript:
        klara.look()
        klara.focus(klara.main().get_by_role("link", name=TITLE).first)
        klara.tab.keyboard.press("Enter")
        klara.arrives("Mit der Quelle vergleichen")
        klara.look()
        clash = klara.tab.get_by_role("region", name="Wer daran arbeitet")
        expect(clash.locator("del").first).to_contain_text("gestrichen: ")
        klara.focus(clash.get_by_label("Selbst formulieren"))
        klara.tab.keyboard.press("Space")
        clash.get_by_label("Eigener Text").fill("Die Stadt stellt die Stelle, die Klinik den Raum.")
        klara.tab.get_by_role("button", name="Abgleich speichern").press("Enter")
        klara.arrives(TITLE)
        expect(klara.main()).to_contain_text("Dolmetschen ist von Anfang an eingeplant")
        expect(klara.main()).to_contain_text("Die Stadt stellt die Stelle, die Klinik den Raum.")
        klara.look()
    else:
        klara.click(klara.tab.get_by_role("table").get_by_role("link", name=TITLE))
        klara.arrives(TITLE)
    klara.click("Bearbeiten", exact=True)
    klara.arrives(f"{TITLE} bearbeiten")
    before = klara.tab.get_by_label("Text", exact=True).count()
    klara.tab.get_by_role("button", name="Neuer Absatz hinter Absatz 1").press("Enter")
    expect(klara.tab.get_by_label("Text", exact=True)).to_have_count(before + 1)
    expect(klara.tab.get_by_role("group", name="Absatz 2").get_by_label("Überschrift")).to_be_focused()
    klara.tab.get_by_label("Text", exact=True).nth(1).fill(f"Ein Satz aus der Stadt, {javascript}.")
    klara.tab.get_by_role("button", name="Absatz 2 nach oben").press("Enter")
    expect(klara.tab.get_by_role("status").filter(has_text="Der Absatz steht jetzt an Stelle 1.")).to_be_visible()
    if javascript:
        klara.look("mit neuem Absatz")
    klara.tab.get_by_role("button", name="Speichern", exact=True).last.press("Enter")
    klara.arrives(TITLE)
    expect(klara.main()).to_contain_text(f"Ein Satz aus der Stadt, {javascript}.")


def test_what_was_taken_over_works_on_other_pages(people: People) -> None:
    """A template fills the offer form, an offer becomes a template, questions stand at their Baustein."""
    klara = people.member(KOORDINATION)
    klara.visit("/arbeit/hettstedt/angebote/neu/")
    klara.click(klara.tab.locator("summary", has_text="Mit einer Vorlage beginnen"))
    klara.click("Felder füllen")
    expect(klara.main()).to_contain_text("Gespeichert ist noch nichts")
    expect(klara.tab.get_by_label("Titel", exact=False).first).to_have_value("Offener Familientreff")
    klara.look("mit Vorlage")
    klara.click(klara.tab.get_by_role("button", name="Entwurf speichern"))
    klara.arrives("Offener Familientreff")
    expect(klara.main()).to_contain_text("Nach Vorlage")
    klara.click("Vorlage daraus machen")
    klara.arrives("Empfehlung schreiben")
    place = klara.tab.get_by_role("group", name="Absatz 1", exact=True)
    expect(place.get_by_label("Feld des Angebots")).to_have_value("title")
    klara.look("als Vorlage")
    klara.tab.get_by_label("Art", exact=False).first.select_option("leitfragen")
    expect(place.get_by_label("Baustein")).to_be_visible()
    place.get_by_label("Baustein").select_option("verstetigung")
    klara.tab.get_by_role("button", name="Speichern", exact=True).last.press("Enter")
    klara.arrives("Vorlage: Offener Familientreff")
    expect(klara.main().get_by_role("heading", name="Verstetigung")).to_be_visible()
    klara.visit("/arbeit/hettstedt/bausteine/netzwerkaufbau/")
    expect(klara.main()).to_contain_text("kennt unsere fünf Kitas")
    expect(klara.main()).to_contain_text("Aus „Leitfragen zum Übergang von der Kita in die Grundschule (erfunden)“")
