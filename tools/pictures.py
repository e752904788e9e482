"""The pictures of the manual, a function each; its name is the name of the file."""

import io
import time
from base64 import b64encode
from typing import Final

import pypdfium2
from playwright.sync_api import FilePayload, Page

from studio import LEITUNG, NOBODY, picture, run

WORK: Final = "/arbeit/hettstedt/"
LAND: Final = "/arbeit/kgc-sachsen-anhalt/"
KGC: Final = "kgc@sachsen-anhalt.example"
# a list as towns have it, invented
LIST: Final = """Einrichtung;Träger;Straße und Hausnummer;PLZ;Ort;Telefon;Alter;Thema
Krabbeltreff;Familienverein Kupferberg (erfunden);Markt 3;06333;Hettstedt;03476 000011;0–3 Jahre;Frühe Hilfen
Vorlesestunde im Quartier;Lesepaten Hettstedt (erfunden);Bahnhofstraße 8;06333;Hettstedt;03476 000012;3–6 Jahre;Sprache
Schwimmkurs für Grundschulkinder;Sportverein Wipper (erfunden);Am Bad 1;06333;Hettstedt;03476 000013;6–10 Jahre;Bewegung
Elterncafé Walbeck;Familienverein Kupferberg (erfunden);Dorfstraße 5;06333;Hettstedt;03476 000014;ab Geburt;Elternschaft
Kochen für wenig Geld;Tafel Hettstedt (erfunden);Ringstraße 2;06333;Hettstedt;;alle;Ernährung
"""
FIGURES: Final = """Sozialraum;0 bis unter 3;3 bis unter 6;6 bis unter 10
Innenstadt (Vorführung);102;118;171
Hettstedt-Nord (Vorführung);96;104;139
Hettstedt-Süd (Vorführung);41;47;70
Ortsteile (Vorführung);19;22;33
"""


@picture(who=NOBODY, height=720)
def einladung(page: Page) -> None:
    page.goto(_invitation())
    page.get_by_label("Vor- und Nachname").fill("Karla Beispiel")


@picture(who=NOBODY, height=1000)
def neue_stelle(page: Page) -> None:
    page.goto(_invitation())
    page.get_by_label("Vor- und Nachname").fill("Karla Beispiel")
    for label in ("Passwort", "Passwort noch einmal"):
        page.get_by_label(label, exact=True).fill("Fischbrot-am-Hafen-7")
    page.get_by_role("button", name="Konto anlegen").click()
    page.reload()  # without the greeting, which would fade in the picture


@picture()
def start(page: Page) -> None:
    page.goto(WORK)


@picture()
def kettenbild(page: Page) -> None:
    page.goto(f"{WORK}kettenbild/")


@picture(height=1000)
def beteiligung(page: Page) -> None:
    page.goto(f"{WORK}beteiligung/")


@picture(height=1100)
def befragung_ergebnis(page: Page) -> None:
    page.goto(f"{WORK}beteiligung/")
    page.get_by_role("link", name="Was fehlt Familien in Hettstedt?").click()
    page.get_by_role("link", name="Ergebnis ansehen").click()


@picture(height=1000)
def kreise(page: Page) -> None:
    page.goto(f"{WORK}beteiligung/")
    page.get_by_role("link", name="Familienlotsin in den Kitas erproben").click()


@picture(height=1000)
def ziele(page: Page) -> None:
    page.goto(f"{WORK}ziele/")


@picture(height=1350)
def netzwerk(page: Page) -> None:
    page.goto(f"{WORK}netzwerk/")


@picture()
def zeitplan(page: Page) -> None:
    page.goto(f"{WORK}massnahmen/zeitplan/?stand=alle")
    # the filter above the drawing is as in the table
    page.locator(".gantt").scroll_into_view_if_needed()


@picture()
def hinweise(page: Page) -> None:
    page.goto(f"{WORK}kettenbild/hinweise/")


@picture()
def hinweis(page: Page) -> None:
    """One that people have decided about."""
    page.goto(f"{WORK}kettenbild/hinweise/?stand=alle")
    page.locator("main a[href*='/kettenbild/hinweise/']").first.click()


@picture()
def uebergaenge(page: Page) -> None:
    page.goto(f"{WORK}uebergaenge/")


@picture()
def bestandsaufnahme(page: Page) -> None:
    page.goto(f"{WORK}bestandsaufnahmen/")
    page.locator("main table a").first.click()


@picture(height=1000)
def bausteine(page: Page) -> None:
    page.goto(f"{WORK}bausteine/")


@picture(height=1000)
def baustein(page: Page) -> None:
    page.goto(f"{WORK}bausteine/bestandsanalyse/")


@picture(height=1000)
def verstetigung(page: Page) -> None:
    page.goto(f"{WORK}verstetigung/")
    page.locator("main ul a").first.click()


@picture(height=1000)
def selbsteinschaetzung(page: Page) -> None:
    """The later of two of the same offer, with its history."""
    page.goto(f"{WORK}qualitaet/2/")
    page.locator(".quality-spider").scroll_into_view_if_needed()


@picture()
def bedarf(page: Page) -> None:
    page.goto(f"{WORK}bedarf/")


@picture()
def daten(page: Page) -> None:
    page.goto(f"{WORK}daten/")


@picture(who=LEITUNG)
def daten_vorschau(page: Page) -> None:
    page.goto(f"{WORK}daten/einlesen/")
    page.set_input_files("input[type=file]", _table("kinder-nach-sozialraum.csv", FIGURES))
    page.get_by_label("Stichtag").fill("2025-12-31")
    page.get_by_label("Quellenvermerk").fill("Vorführzahlen (erfunden)")
    page.get_by_role("button", name="Hochladen und prüfen").click()
    page.wait_for_selector("text=Kontrollsummen")


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


@picture(who=LEITUNG)
def mitglieder(page: Page) -> None:
    page.goto(f"{WORK}mitglieder/")


@picture(who=LEITUNG)
def protokoll(page: Page) -> None:
    page.goto(f"{WORK}protokoll/")


@picture(height=760)
def veranstaltungen(page: Page) -> None:
    page.goto(f"{WORK}veranstaltungen/")


@picture(height=1000)
def boerse_anlegen(page: Page) -> None:
    page.goto(f"{WORK}veranstaltungen/baby-boerse/")


@picture(height=1000)
def boerse(page: Page) -> None:
    _fair(page)


@picture()
def anmeldungen(page: Page) -> None:
    _fair(page)
    page.get_by_role("link", name="Anmeldungen", exact=True).click()


@picture()
def datenschutz_veranstaltungen(page: Page) -> None:
    page.goto(f"{WORK}veranstaltungen/datenschutz/")


@picture()
def tische(page: Page) -> None:
    _fair(page)
    page.get_by_role("link", name="Tische vergeben").click()


@picture(width=390, height=844)
def einlass(page: Page) -> None:
    """As on a phone at the door."""
    _fair(page)
    page.get_by_role("link", name="Einlassliste").click()


@picture(who=KGC, height=1000)
def qualifizierung_anlegen(page: Page) -> None:
    page.goto(f"{LAND}qualifizierung/neu/")


@picture(who=KGC, width=390, height=844)
def anwesenheit(page: Page) -> None:
    """As on a phone in the room."""
    _training(page)
    page.get_by_role("link", name="Anwesenheit", exact=True).click()


@picture(who=KGC)
def zertifikate(page: Page) -> None:
    _training(page)
    page.get_by_role("link", name="Zertifikate", exact=True).click()


@picture(who=KGC, width=620, height=877)
def zertifikat(page: Page) -> None:
    """The first page of the PDF, because a browser without a window shows none."""
    _training(page)
    page.get_by_role("link", name="Zertifikate", exact=True).click()
    page.locator("main tbody tr a").first.click()
    address = page.get_by_role("link", name="PDF").first.get_attribute("href")
    document = pypdfium2.PdfDocument(page.request.get(str(address)).body())
    shown = io.BytesIO()
    document[0].render(scale=2).to_pil().save(shown, "PNG")
    document.close()
    image = b64encode(shown.getvalue()).decode()
    page.set_content(f'<body style="margin:0"><img width="620" src="data:image/png;base64,{image}"></body>')


@picture(who=KGC, height=1000)
def jahresnachweis(page: Page) -> None:
    page.goto(f"{LAND}qualifizierung/jahresnachweis/")


@picture(who=NOBODY)
def oeffentlich(page: Page) -> None:
    page.goto("/hettstedt/")


@picture(who=NOBODY)
def oeffentlich_suche(page: Page) -> None:
    page.goto("/hettstedt/angebote/?q=Hebame")


@picture(who=NOBODY)
def oeffentlich_angebot(page: Page) -> None:
    page.goto("/hettstedt/angebote/?q=Hebammensprechstunde")
    page.locator(".hit__title a").first.click()


@picture(who=NOBODY)
def oeffentlich_veranstaltungen(page: Page) -> None:
    page.goto("/hettstedt/veranstaltungen/")


@picture(who=NOBODY)
def oeffentlich_veranstaltung(page: Page) -> None:
    _public_event(page)


@picture(who=NOBODY, width=420, height=1300)
def oeffentlich_anmeldung(page: Page) -> None:
    _public_event(page)
    page.get_by_role("link", name="Zur Anmeldung").click()
    page.get_by_label("Tisch für Familien").check()
    page.get_by_label("Ihr Name").fill("Mia Muster (erfunden)")
    page.get_by_label("Ihre E-Mail-Adresse").fill("mia.muster@beispiel.example")
    page.get_by_label("Platz an der Wand").check()
    page.get_by_role("button", name="Weiter").click()
    page.wait_for_selector("text=Verbindlich anmelden")


@picture(height=1000)
def saalplan(page: Page) -> None:
    _fair(page)
    page.get_by_role("link", name="Räume und Tische").click()


@picture(height=1100)
def saalplan_bearbeiten(page: Page) -> None:
    _fair(page)
    page.get_by_role("link", name="Räume und Tische").click()
    page.get_by_role("link", name="Bearbeiten").first.click()
    page.locator("[data-parts] [data-number='4']").focus()


@picture()
def basar(page: Page) -> None:
    _bazaar(page, "kommend")


@picture(width=420, height=900)
def basar_kasse(page: Page) -> None:
    _bazaar(page, "kommend")
    page.get_by_role("link", name="Kasse öffnen").first.click()


@picture()
def basar_abrechnung(page: Page) -> None:
    _bazaar(page, "vergangen")


@picture(height=1000)
def konferenz(page: Page) -> None:
    _conference(page)


@picture(height=1000)
def konferenz_plaetze(page: Page) -> None:
    _conference(page)
    page.get_by_role("link", name="Workshop-Plätze").first.click()


@picture(height=1100)
def gremium(page: Page) -> None:
    _gremium(page)


@picture(height=1000)
def sitzung(page: Page) -> None:
    _gremium(page)
    page.locator("main a[href*='/sitzungen/']").first.click()


@picture(height=1000)
def niederschrift(page: Page) -> None:
    """Of the Sitzung whose minutes are a draft."""
    _gremium(page)
    page.locator("main tr", has_text="Entwurf").locator("a").first.click()
    page.get_by_role("link", name="Niederschrift", exact=True).click()


@picture(who=NOBODY, height=1000)
def gremium_oeffentlich(page: Page) -> None:
    page.goto("/hettstedt/gremien/")
    page.get_by_role("link", name="Steuerkreis").click()


@picture(who=NOBODY, height=790)
def empfehlung_oeffentlich(page: Page) -> None:
    page.goto("/empfehlungen/")
    page.locator(".hit__title a").first.click()


@picture(height=780)
def empfehlungen(page: Page) -> None:
    page.goto(f"{WORK}empfehlungen/")


@picture(height=1000)
def empfehlungen_vergleich(page: Page) -> None:
    page.goto(f"{WORK}empfehlungen/")
    page.locator("main").get_by_role("link", name="Lotsendienst").first.click()


# ------------------------------------------------------------------ what several pictures need
def _public_event(page: Page) -> None:
    page.goto("/hettstedt/veranstaltungen/")
    page.locator(".event-card", has_text="Kinderbörse im Rathaus").locator("a").first.click()


def _upload(page: Page) -> None:
    page.goto(f"{WORK}importe/angebote/neu/")
    page.set_input_files("input[type=file]", _table("Angebote 2026.csv", LIST))
    page.get_by_role("button", name="Hochladen und prüfen").click()
    page.wait_for_selector("text=Einlesen als")
    page.reload()


def _fair(page: Page) -> None:
    """The published Baby-Börse of the demo."""
    page.goto(f"{WORK}veranstaltungen/?ansicht=kommend")
    page.locator("main tr", has_text="Kinderbörse im Rathaus").locator("a").first.click()


def _bazaar(page: Page, view: str) -> None:
    """A Nummernbasar of the demo: one is coming, one is settled."""
    page.goto(f"{WORK}veranstaltungen/?ansicht={view}")
    page.locator("main tr", has_text="basar für Kindersachen").locator("a").first.click()
    page.get_by_role("link", name="Nummernbasar", exact=True).click()


def _conference(page: Page) -> None:
    """The Gesundheitskonferenz of the demo that takes wishes."""
    page.goto(f"{WORK}veranstaltungen/?ansicht=kommend")
    page.locator("main tr", has_text="Gesundheitskonferenz").locator("a").first.click()


def _gremium(page: Page) -> None:
    """The Steuerkreis of the demo."""
    page.goto(f"{WORK}gremien/")
    page.locator(".card__link", has_text="Steuerkreis").click()


def _training(page: Page) -> None:
    """The Lernwerkstatt of the demo that is over."""
    page.goto(f"{LAND}veranstaltungen/?ansicht=vergangen")
    page.locator("main tr", has_text="Lernwerkstatt Good Practice").locator("a").first.click()


def _table(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def _invitation() -> str:
    """Path of the link for the first person of a new Stelle."""
    slug = f"musterhausen-{time.monotonic_ns()}"
    out = run("stelle", slug, "Stadt Musterhausen (erfunden)", "--leitung", f"{slug}@beispiel.example")
    address = next(line for line in out.splitlines() if line.startswith("http"))
    return "/einladung/" + address.partition("/einladung/")[2]
