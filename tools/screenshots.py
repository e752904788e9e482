"""Makes the pictures of the manual from the demo, so that anyone can refresh them.

python tools/screenshots.py [name …]      (all without a name); needs Chromium
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "handbuch" / "bilder"
CHROMIUM = "/usr/bin/chromium"
WIDTH, HEIGHT, COLORS = 1280, 900, 128
PASSWORD = "hettstedt-demo"
WORK = "/arbeit/hettstedt"
SAMPLE = """\
Name des Angebots;Beschreibung;Anbieter;Str. + Nr.;PLZ;Ort;Alter;Kosten
Bewegte Pause;Spiele auf dem Schulhof;Turnverein Vorwärts (erfunden);Ringstraße 12;06333;Hettstedt;6-10 Jahre;frei
Krabbelgruppe;Spielen und singen;Familienverein Kupferberg (erfunden);Kirchplatz 8;06333;Hettstedt;0-2 Jahre;frei
Seifenkisten;Werkstatt für Kinder;Jugendclub Kupferkeller (erfunden);Bergstraße 18;06333;Hettstedt;8-12 Jahre;gratis
"""


def open_page(path: str) -> Callable[[Page, str], None]:
    return lambda page, base: page.goto(base + path) and None


def first_hint(page: Page, base: str) -> None:
    page.goto(f"{base}{WORK}/kettenbild/hinweise/?stand=alle")
    page.locator("main a[href*='/kettenbild/hinweise/']").first.click()
    page.wait_for_load_state()


def inventory(page: Page, base: str) -> None:
    page.goto(f"{base}{WORK}/bestandsaufnahmen/")
    page.locator("table a").first.click()
    page.wait_for_load_state()


def public_offer(page: Page, base: str) -> None:
    page.goto(f"{base}/hettstedt/angebote/?q=Hebammensprechstunde")
    page.locator(".hit__title a").first.click()
    page.wait_for_load_state()


def upload(page: Page, base: str) -> None:
    """As far as the column page: what happens after a file has been chosen."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Angebote Sommer.csv"
        file.write_text(SAMPLE, encoding="utf-8")
        page.goto(f"{base}{WORK}/importe/angebote/neu/")
        page.set_input_files("input[type=file]", file)
        page.locator("main form button").first.click()
        page.wait_for_load_state()


# name → (who, what); nobody signs in for "-"
PICTURES: dict[str, tuple[str, Callable[[Page, str], None]]] = {
    "kettenbild": ("koordination@hettstedt.example", open_page(f"{WORK}/kettenbild/")),
    "hinweise": ("koordination@hettstedt.example", open_page(f"{WORK}/kettenbild/hinweise/")),
    "hinweis": ("koordination@hettstedt.example", first_hint),
    "uebergaenge": ("koordination@hettstedt.example", open_page(f"{WORK}/uebergaenge/")),
    "bestandsaufnahme": ("koordination@hettstedt.example", inventory),
    "start": ("koordination@hettstedt.example", open_page(f"{WORK}/")),
    "angebote": ("koordination@hettstedt.example", open_page(f"{WORK}/angebote/")),
    "angebot-neu": ("koordination@hettstedt.example", open_page(f"{WORK}/angebote/neu/")),
    "traeger-link": ("koordination@hettstedt.example", open_page(f"{WORK}/angebote/link/")),
    "import": ("koordination@hettstedt.example", upload),
    "bedarf": ("koordination@hettstedt.example", open_page(f"{WORK}/bedarf/")),
    "daten": ("koordination@hettstedt.example", open_page(f"{WORK}/daten/")),
    "mitglieder": ("leitung@hettstedt.example", open_page(f"{WORK}/mitglieder/")),
    "protokoll": ("leitung@hettstedt.example", open_page(f"{WORK}/protokoll/")),
    "oeffentlich": ("-", open_page("/hettstedt/")),
    "oeffentlich-suche": ("-", open_page("/hettstedt/angebote/?q=Hebame")),
    "oeffentlich-angebot": ("-", public_offer),
}


def main() -> int:
    names = sys.argv[1:] or list(PICTURES)
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lueckenlos-bilder-") as folder:
        port = _free_port()
        environment = {**os.environ, "DATA_DIR": folder, "PORT": str(port)}
        command = Path(sys.executable).with_name("lueckenlos")
        subprocess.run([command, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([command, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            base = f"http://127.0.0.1:{port}"
            _wait(base)
            _shoot(base, names)
        finally:
            server.terminate()
            server.wait(timeout=20)
    return 0


def _shoot(base: str, names: list[str]) -> None:
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        for name in names:
            who, go = PICTURES[name]
            context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="de-DE")
            page = context.new_page()
            if who != "-":
                page.goto(f"{base}/konto/anmelden/")
                page.fill("input[name=username]", who)
                page.fill("input[name=password]", PASSWORD)
                page.press("input[name=password]", "Enter")
                page.wait_for_load_state()
            go(page, base)
            page.wait_for_timeout(400)
            file = TARGET / f"{name}.png"
            page.screenshot(path=file)
            _shrink(file)
            print(f"{name}: {file.stat().st_size // 1024} kB")
            context.close()
        browser.close()


def _shrink(file: Path) -> None:
    """Few colours are enough for a page of text."""
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(COLORS)
    small.save(file, optimize=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(base: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{base}/gesund/", timeout=2)
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the demo did not come up")


if __name__ == "__main__":
    sys.exit(main())
