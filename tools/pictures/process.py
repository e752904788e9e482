"""Pictures of the commune's process: Bausteine, goals, quality, network, participation, prizes."""

from playwright.sync_api import Page

from pictures.parts import WORK
from studio import picture


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


@picture(height=1000)
def ziele(page: Page) -> None:
    page.goto(f"{WORK}ziele/")


@picture()
def zeitplan(page: Page) -> None:
    page.goto(f"{WORK}massnahmen/zeitplan/?stand=alle")
    # the filter above the drawing is as in the table
    page.locator(".gantt").scroll_into_view_if_needed()


@picture(height=1350)
def netzwerk(page: Page) -> None:
    page.goto(f"{WORK}netzwerk/")


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
def gesundheitspreis(page: Page) -> None:
    _prize(page)


@picture(height=900)
def gesundheitspreis_jury(page: Page) -> None:
    _prize(page)
    page.get_by_role("link", name="Jury", exact=True).click()


def _prize(page: Page) -> None:
    """The one that was awarded last year."""
    page.goto(f"{WORK}preise/")
    page.get_by_role("link", name="letztes Jahr").click()
