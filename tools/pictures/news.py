"""Pictures of news, newsletter and exchange."""

from playwright.sync_api import Page

from pictures.parts import WORK
from studio import picture


@picture()
def aktuelles(page: Page) -> None:
    page.goto(f"{WORK}aktuelles/")


@picture(height=1000)
def newsletter(page: Page) -> None:
    """Put together from what is public in the town."""
    page.goto(f"{WORK}newsletter/neu/")
    page.get_by_label("Betreff").fill("Familienpost im Advent (erfunden)")
    page.get_by_label("Elterncafé öffnet auch am Samstag").check()
    page.get_by_role("button", name="Speichern und Vorschau").click()


@picture()
def austausch(page: Page) -> None:
    page.goto(f"{WORK}austausch/")
