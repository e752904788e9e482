"""Pictures of people and what they may do: invitation, members, trail."""

import time

from playwright.sync_api import Page

from pictures.parts import WORK
from studio import LEITUNG, NOBODY, picture, run


@picture(who=NOBODY, height=720)
def einladung(page: Page) -> None:
    page.goto(_invitation())
    page.get_by_label("Vor- und Nachname").fill("Karla Beispiel")


@picture(who=NOBODY, height=1000)
def neue_stelle(page: Page) -> None:
    page.goto(_invitation())
    page.get_by_label("Vor- und Nachname").fill("Karla Beispiel")
    for label in ("Passwort", "Passwort noch einmal"):
        page.get_by_label(label, exact=True).fill("Fischbrot-am-Hafen-7")
    page.get_by_role("button", name="Konto anlegen").click()
    page.reload()  # without the greeting, which would fade in the picture


@picture(who=LEITUNG)
def mitglieder(page: Page) -> None:
    page.goto(f"{WORK}mitglieder/")


@picture(who=LEITUNG)
def protokoll(page: Page) -> None:
    page.goto(f"{WORK}protokoll/")


@picture()
def start(page: Page) -> None:
    page.goto(WORK)


def _invitation() -> str:
    """Path of the link for the first person of a new Stelle."""
    slug = f"musterhausen-{time.monotonic_ns()}"
    out = run("stelle", slug, "Stadt Musterhausen (erfunden)", "--leitung", f"{slug}@beispiel.example")
    address = next(line for line in out.splitlines() if line.startswith("http"))
    return "/einladung/" + address.partition("/einladung/")[2]
