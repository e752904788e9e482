"""Pictures of Förderung: an application in the making, and what became of one."""

from playwright.sync_api import Page

from pictures.parts import WORK
from studio import picture


@picture(height=1100)
def antragsmappe(page: Page) -> None:
    page.goto(f"{WORK}foerderung/")
    page.get_by_role("main").get_by_role("link", name="Gut ankommen in der Kita").click()


@picture(height=1100)
def verwendungsnachweis(page: Page) -> None:
    page.goto(f"{WORK}foerderung/")
    page.get_by_role("main").get_by_role("link", name="Bewegte Höfe").first.click()
    page.get_by_role("link", name="Verwendungsnachweis").first.click()
    page.get_by_role("heading", name="Verwendungsnachweis (Entwurf)").wait_for()
