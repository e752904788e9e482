"""Pictures of the directory of offers, and files read into it."""

from typing import Final

from playwright.sync_api import Page

from pictures.parts import WORK, table
from studio import picture

# a list as towns have it, invented
LIST: Final = """Einrichtung;Träger;Straße und Hausnummer;PLZ;Ort;Telefon;Alter;Thema
Krabbeltreff;Familienverein Kupferberg (erfunden);Markt 3;06333;Hettstedt;03476 000011;0–3 Jahre;Frühe Hilfen
Vorlesestunde im Quartier;Lesepaten Hettstedt (erfunden);Bahnhofstraße 8;06333;Hettstedt;03476 000012;3–6 Jahre;Sprache
Schwimmkurs für Grundschulkinder;Sportverein Wipper (erfunden);Am Bad 1;06333;Hettstedt;03476 000013;6–10 Jahre;Bewegung
Elterncafé Walbeck;Familienverein Kupferberg (erfunden);Dorfstraße 5;06333;Hettstedt;03476 000014;ab Geburt;Elternschaft
Kochen für wenig Geld;Tafel Hettstedt (erfunden);Ringstraße 2;06333;Hettstedt;;alle;Ernährung
"""


@picture()
def angebote(page: Page) -> None:
    page.goto(f"{WORK}angebote/")


@picture()
def angebot_neu(page: Page) -> None:
    page.goto(f"{WORK}angebote/neu/")


@picture()
def traeger_link(page: Page) -> None:
    page.goto(f"{WORK}angebote/link/")


@picture(name="import")
def import_columns(page: Page) -> None:
    _upload(page)


@picture()
def import_fuer_alle(page: Page) -> None:
    _upload(page)
    page.get_by_text("Für alle Zeilen gilt").click()
    page.get_by_text("Für alle Zeilen gilt").evaluate("heading => heading.scrollIntoView()")


@picture()
def import_vorschau(page: Page) -> None:
    _upload(page)
    page.get_by_role("button", name="Weiter: Tabelle prüfen").click()
    page.wait_for_selector("text=Jetzt übernehmen")


def _upload(page: Page) -> None:
    page.goto(f"{WORK}importe/angebote/neu/")
    page.set_input_files("input[type=file]", table("Angebote 2026.csv", LIST))
    page.get_by_role("button", name="Hochladen und prüfen").click()
    page.wait_for_selector("text=Einlesen als")
    page.reload()
