"""Pictures of events: fairs, bazaars, hall plans, conferences."""

from playwright.sync_api import Page

from pictures.parts import WORK
from studio import picture


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


@picture()
def helferschichten(page: Page) -> None:
    _fair(page)
    page.get_by_role("link", name="Helferschichten").click()


@picture(width=390, height=844)
def einlass(page: Page) -> None:
    """As on a phone at the door."""
    _fair(page)
    page.get_by_role("link", name="Einlassliste").click()


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
