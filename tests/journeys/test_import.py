"""A list the town has kept elsewhere becomes offers, and stops being offers again."""

from playwright.sync_api import Locator, expect

from browser import IN_BROWSER
from journeys.people import KOORDINATION, People, Person

pytestmark = IN_BROWSER
NAME = "Unsere Liste.csv"
LIST = """Einrichtung;Anbieter;Worum es geht;Straße und Hausnummer;PLZ;Ort;Telefon;Alter;Thema
Krabbeltreff Sonnenblume;Kirchengemeinde am Anger (erfunden);Spielen;Markt 3;06333;Hettstedt;03476 1;0–3;Frühe Hilfen
Vorlesestunde im Quartier;Lesepaten Hettstedt (erfunden);Vorlesen;Bad 8;06333;Hettstedt;03476 2;3–6;Seelenruhe
;Tafel Hettstedt (erfunden);Ohne Namen;Ringstraße 2;06333;Hettstedt;03476 3;alle;Ernährung
"""


def test_list_comes_in_and_goes_again(people: People) -> None:
    klara = people.member(KOORDINATION)
    klara.visit("/arbeit/hettstedt/")
    klara.menu("Import")
    klara.arrives("Importe von Angeboten")
    klara.look()
    klara.click("Tabelle einlesen")
    klara.look()
    upload(klara)
    map_columns(klara)
    map_values(klara)
    preview(klara)
    apply(klara)
    in_list(klara, 2)
    take_back(klara)
    in_list(klara, 0)


def upload(klara: Person) -> None:
    content = LIST.encode("cp1252")  # as Excel saves it
    klara.tab.get_by_label("Tabelle").set_input_files({"name": NAME, "mimeType": "text/csv", "buffer": content})
    klara.click("Hochladen und prüfen")
    klara.arrives("Spalten zuordnen")


def map_columns(klara: Person) -> None:
    """The headings are not ours: most are guessed, one is set by hand."""
    klara.look()
    for heading, meaning in (("Einrichtung", "Titel des Angebots"), ("Thema", "Handlungsfelder")):
        expect(column(klara, heading).locator("option:checked")).to_have_text(meaning)
    column(klara, "Worum es geht").select_option("Kurzbeschreibung")
    klara.click("Weiter: Tabelle prüfen")


def column(klara: Person, heading: str) -> Locator:
    return klara.main().get_by_role("row", name=heading).get_by_role("combobox")


def map_values(klara: Person) -> None:
    klara.arrives("Werte zuordnen")
    klara.look()
    row = klara.main().get_by_role("row", name="Seelenruhe")
    row.get_by_role("combobox").select_option("Stress und psychische Gesundheit")
    klara.click("Weiter: Vorschau")


def preview(klara: Person) -> None:
    klara.arrives(f"Vorschau: {NAME}")
    expect(klara.main().locator("tbody tr")).to_have_count(3)
    klara.look()
    klara.click(klara.tab.get_by_role("navigation", name="Ergebnisse").get_by_role("link", name="abgelehnt (1)"))
    expect(klara.main().locator("tbody tr")).to_have_count(1)
    expect(klara.main().get_by_text("Der Titel fehlt.")).to_be_visible()
    name, content = klara.download("Fehlerliste")
    assert name.endswith(".csv")
    lines = content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "Tafel Hettstedt (erfunden)" in lines[1]
    assert "Der Titel fehlt." in lines[1]


def apply(klara: Person) -> None:
    klara.click(klara.tab.get_by_role("navigation", name="Ergebnisse").get_by_role("link", name="alle (3)"))
    klara.tab.get_by_label("gleich freigeben").check()
    klara.click("Jetzt übernehmen")
    expect(klara.main().get_by_text("Der Import ist übernommen")).to_be_visible()
    expect(klara.main().locator(".figure", has_text="angelegt").locator(".figure__value")).to_have_text("2")
    klara.look()


def in_list(klara: Person, number: int) -> None:
    """How many of the two offers of the list are in the stock."""
    klara.menu("Angebote")
    klara.arrives("Angebote")
    for title in ("Krabbeltreff Sonnenblume", "Vorlesestunde im Quartier"):
        klara.tab.get_by_label("Suchwort").fill(title)
        klara.click("Anzeigen")
        klara.tab.wait_for_url("**/angebote/?text=*")
        expect(klara.main().get_by_role("link", name=title, exact=True)).to_have_count(number // 2)


def take_back(klara: Person) -> None:
    klara.menu("Import")
    klara.click(klara.tab.get_by_role("link", name=NAME))
    klara.click("Import zurücknehmen")
    klara.arrives("Import zurücknehmen")
    expect(klara.main().get_by_text("hat 2 Angebote angelegt")).to_be_visible()
    klara.look()
    klara.click("Ja, ganzen Import zurücknehmen")
    expect(klara.main().get_by_text("Dieser Import ist zurückgenommen")).to_be_visible()
    klara.look("zurück", within="main")
