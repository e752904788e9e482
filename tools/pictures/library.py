"""Pictures of what the field knows: Praxisbeispiele and publications."""

from playwright.sync_api import Page

from pictures.advice import KGC
from pictures.parts import LAND, WORK
from studio import NOBODY, picture


@picture()
def praxisbeispiele(page: Page) -> None:
    page.goto(f"{WORK}praxisbeispiele/")


@picture(height=1000)
def praxisbeispiel_zustimmung(page: Page) -> None:
    """What the KGC has written, and the town is asked about."""
    page.goto(f"{WORK}praxisbeispiele/?ansicht=ueber-uns")
    page.locator("main tbody a").first.click()


@picture(who=NOBODY, height=1000)
def veroeffentlichung(page: Page) -> None:
    page.goto("/veroeffentlichungen/?q=Familienhebamme")
    page.locator(".hit__title a").first.click()


@picture(who=KGC, height=900)
def bestellungen(page: Page) -> None:
    """One order from outside, as the office finds it."""
    page.goto("/veroeffentlichungen/")
    page.get_by_role("link", name="Präventionsketten anfangen").first.click()
    page.get_by_role("link", name="Gedruckt bestellen").click()
    values = {"number": "12", "name": "Rita Rose (erfunden)", "institution": "Kita Sonnenschein (erfunden)"}
    values |= {"street": "Am Markt 1", "plz": "06333", "town": "Hettstedt", "email": "rita@example.org"}
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Bestellen").click()
    page.goto(f"{LAND}bestellungen/")
