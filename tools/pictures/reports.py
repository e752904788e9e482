"""Pictures of the Jahresbericht, the Gesundheitsbericht and of the Länder side by side."""

from typing import Final

from playwright.sync_api import Page

from pictures.advice import KGC
from pictures.parts import LAND, WORK
from studio import NOBODY, picture

BUND: Final = "bund@lueckenlos.example"


@picture(who=KGC, height=1200)
def jahresbericht(page: Page) -> None:
    """The last whole year: the second of the list."""
    page.goto(f"{LAND}jahresbericht/")
    page.get_by_role("main").get_by_role("link", name="Jahresbericht 2").nth(1).click()


@picture(who=BUND, width=1440, height=1000)
def laendervergleich(page: Page) -> None:
    page.goto("/arbeit/bund/laendervergleich/")


@picture(height=1300)
def gesundheitsbericht(page: Page) -> None:
    page.goto(f"{WORK}gesundheitsberichte/")
    page.get_by_role("main").get_by_role("link", name="Gesund aufwachsen").click()


@picture(who=NOBODY, height=1100)
def gesundheitsbericht_oeffentlich(page: Page) -> None:
    page.goto("/hettstedt/")
    page.get_by_role("link", name="Gesund aufwachsen in Hettstedt").click()
