"""Pictures of what citizens see."""

from playwright.sync_api import Page

from studio import NOBODY, picture


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


@picture(who=NOBODY, height=1000)
def gremium_oeffentlich(page: Page) -> None:
    page.goto("/hettstedt/gremien/")
    page.get_by_role("link", name="Steuerkreis").click()


@picture(who=NOBODY, height=790)
def empfehlung_oeffentlich(page: Page) -> None:
    page.goto("/empfehlungen/")
    page.locator(".hit__title a").first.click()


def _public_event(page: Page) -> None:
    page.goto("/hettstedt/veranstaltungen/")
    page.locator(".event-card", has_text="Kinderbörse im Rathaus").locator("a").first.click()
