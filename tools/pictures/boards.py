"""Pictures of Gremien, and the Handlungsempfehlungen that travel."""

from playwright.sync_api import Page

from pictures.parts import WORK
from studio import picture


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


@picture(height=780)
def empfehlungen(page: Page) -> None:
    page.goto(f"{WORK}empfehlungen/")


@picture(height=1000)
def empfehlungen_vergleich(page: Page) -> None:
    page.goto(f"{WORK}empfehlungen/")
    page.locator("main").get_by_role("link", name="Lotsendienst").first.click()


@picture(height=1000)
def angebotsvorlage(page: Page) -> None:
    """Its paragraphs, each a field of the offer form."""
    page.goto(f"{WORK}empfehlungen/?art=angebotsvorlage")
    page.locator("main").get_by_role("link", name="Vorlage: offener Familientreff").first.click()
    page.get_by_role("link", name="Bearbeiten", exact=True).click()
    place = page.get_by_role("group", name="Absatz 5", exact=True)
    place.locator("summary").click()
    place.evaluate("fieldset => fieldset.scrollIntoView()")


def _gremium(page: Page) -> None:
    """The Steuerkreis of the demo."""
    page.goto(f"{WORK}gremien/")
    page.locator(".card__link", has_text="Steuerkreis").click()
