"""Pictures of the Kettenbild and what it rests on."""

from typing import Final

from playwright.sync_api import Page

from pictures.parts import WORK, table
from studio import LEITUNG, picture

FIGURES: Final = """Sozialraum;0 bis unter 3;3 bis unter 6;6 bis unter 10
Innenstadt (Vorführung);102;118;171
Hettstedt-Nord (Vorführung);96;104;139
Hettstedt-Süd (Vorführung);41;47;70
Ortsteile (Vorführung);19;22;33
"""


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
def erreichbarkeit(page: Page) -> None:
    page.goto(f"{WORK}kettenbild/erreichbarkeit/?alter=kita-alter")


@picture(height=1450)
def erreichbarkeit_zellen(page: Page) -> None:
    page.goto(f"{WORK}kettenbild/erreichbarkeit/?alter=gesund-aufwachsen&je=zelle&weg=500&rechnung=naehe")


@picture()
def weitere_orte(page: Page) -> None:
    page.goto(f"{WORK}kettenbild/erreichbarkeit/weitere-orte/?alter=kita-alter&weg=1500&bedarf=kinderarmut-sgb2")


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


@picture(height=1000)
def profil(page: Page) -> None:
    """Of the town, with what to look at first."""
    page.goto(f"{WORK}bedarf/profil/")


@picture(height=1000)
def ungleichheit(page: Page) -> None:
    page.goto(f"{WORK}bedarf/ungleichheit/")


@picture()
def daten(page: Page) -> None:
    page.goto(f"{WORK}daten/")


@picture(who=LEITUNG)
def daten_vorschau(page: Page) -> None:
    page.goto(f"{WORK}daten/einlesen/")
    page.set_input_files("input[type=file]", table("kinder-nach-sozialraum.csv", FIGURES))
    page.get_by_label("Stichtag").fill("2025-12-31")
    page.get_by_label("Quellenvermerk").fill("Vorführzahlen (erfunden)")
    page.get_by_role("button", name="Hochladen und prüfen").click()
    page.wait_for_selector("text=Kontrollsummen")
