"""Pictures of the manual, taken from the demo, so that anybody can renew them.

    python tools/screenshots.py              all pictures
    python tools/screenshots.py kettenbild   some of them
    python tools/screenshots.py --list       their names

A picture is a function below: it leads the browser to what is to be seen, and its name is the name of the file. Each
run makes its own demo in a temporary folder and serves it at a free port; nothing is taken from or left in DATA_DIR.
"""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, StorageState, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "handbuch" / "bilder"
COMMAND: Final = Path(sys.executable).with_name("lueckenlos")
BROWSERS: Final = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
OPTIONS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LARGEST: Final = 200_000  # bytes of a picture in the repository
PASSWORD: Final = "hettstedt-demo"
NOBODY: Final = ""
KOORDINATION: Final = "koordination@hettstedt.example"
LEITUNG: Final = "leitung@hettstedt.example"
WORK: Final = "/arbeit/hettstedt/"

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

Show = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Picture:
    show: Show
    who: str
    width: int
    height: int


PICTURES: Final[dict[str, Picture]] = {}


def picture(*, who: str = KOORDINATION, width: int = 1280, height: int = 900, name: str = "") -> Callable[[Show], Show]:
    """Makes a function a picture; it is called with a page on which ``who`` is signed in."""

    def register(show: Show) -> Show:
        PICTURES[name or show.__name__.replace("_", "-")] = Picture(show, who, width, height)
        return show

    return register


# ------------------------------------------------------------------ pictures
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
def tische(page: Page) -> None:
    _fair(page)
    page.get_by_role("link", name="Tische vergeben").click()


@picture(width=390, height=844)
def einlass(page: Page) -> None:
    """As on a phone at the door."""
    _fair(page)
    page.get_by_role("link", name="Einlassliste").click()


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


# ------------------------------------------------------------------ what several pictures need
def _public_event(page: Page) -> None:
    page.goto("/hettstedt/veranstaltungen/")
    page.locator(".event-card a").first.click()


def _upload(page: Page) -> None:
    page.goto(f"{WORK}importe/angebote/neu/")
    page.set_input_files("input[type=file]", _table("Angebote 2026.csv", LIST))
    page.get_by_role("button", name="Hochladen und prüfen").click()
    page.wait_for_selector("text=Einlesen als")
    page.reload()


def _fair(page: Page) -> None:
    """The published Baby-Börse of the demo."""
    page.goto(f"{WORK}veranstaltungen/?ansicht=kommend")
    page.locator("main tr", has_text="Baby- und Kinderbörse").locator("a").first.click()


def _table(name: str, text: str) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def _invitation() -> str:
    """Path of the link for the first person of a new Stelle."""
    slug = f"musterhausen-{time.monotonic_ns()}"
    out = _run("stelle", slug, "Stadt Musterhausen (erfunden)", "--leitung", f"{slug}@beispiel.example")
    address = next(line for line in out.splitlines() if line.startswith("http"))
    return "/einladung/" + address.partition("/einladung/")[2]


# ------------------------------------------------------------------ machinery
@dataclass(slots=True)
class Studio:
    """A browser with one session for each person."""

    browser: Browser
    base: str
    sessions: dict[str, StorageState] = field(default_factory=dict)

    def take(self, name: str) -> int:
        """Bytes of the picture written."""
        wanted = PICTURES[name]
        context = self._context(wanted)
        page = context.new_page()
        wanted.show(page)
        page.wait_for_load_state("networkidle")
        raw = page.screenshot(animations="disabled")
        context.close()
        data = small(raw)
        (FOLDER / f"{name}.png").write_bytes(data)
        return len(data)

    def _context(self, wanted: Picture) -> BrowserContext:
        if wanted.who and wanted.who not in self.sessions:
            self.sessions[wanted.who] = self._signed_in(wanted.who)
        return self.browser.new_context(
            base_url=self.base,
            viewport={"width": wanted.width, "height": wanted.height},
            locale="de-DE",
            timezone_id="Europe/Berlin",
            storage_state=self.sessions.get(wanted.who),
        )

    def _signed_in(self, who: str) -> StorageState:
        context = self.browser.new_context(base_url=self.base, locale="de-DE")
        page = context.new_page()
        page.goto("/konto/anmelden/")
        page.locator("input[name=username]").fill(who)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button").first.click()
        page.wait_for_url("**/arbeit/**")
        state = context.storage_state()
        context.close()
        return state


def small(raw: bytes) -> bytes:
    """The picture with as many colours as fit into LARGEST."""
    image = Image.open(io.BytesIO(raw)).convert("RGB")
    data = raw
    for colours in (256, 128, 64, 32):
        buffer = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        data = buffer.getvalue()
        if len(data) <= LARGEST:
            break
    return data


@contextmanager
def demo() -> Iterator[str]:
    """A demo of its own, served until the end; yields its address."""
    with tempfile.TemporaryDirectory(prefix="lueckenlos-bilder-") as folder:
        os.environ["DATA_DIR"] = folder
        _run("demo")
        port = _free_port()
        server = subprocess.Popen([COMMAND, "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
        try:
            base = f"http://127.0.0.1:{port}"
            _wait_for(base)
            yield base
        finally:
            server.terminate()
            server.wait()


def _run(*arguments: str) -> str:
    return subprocess.run([COMMAND, *arguments], check=True, capture_output=True, text=True).stdout


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=30).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    message = f"{address} does not answer"
    raise SystemExit(message)


def main(arguments: Sequence[str]) -> int:
    if "--list" in arguments:
        print("\n".join(PICTURES))
        return 0
    unknown = [name for name in arguments if name not in PICTURES]
    if unknown:
        print(f"Unbekannt: {', '.join(unknown)}. Es gibt: {', '.join(PICTURES)}", file=sys.stderr)
        return 2
    program = next((path for path in BROWSERS if Path(path).exists()), None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        studio = Studio(browser, base)
        for name in arguments or PICTURES:
            print(f"{name:24} {studio.take(name) // 1024:>4} kB", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
