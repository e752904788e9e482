"""Pictures of the KGC's office."""

from typing import Final

from playwright.sync_api import Page

from pictures.parts import LAND
from studio import picture

KGC: Final = "kgc@sachsen-anhalt.example"


@picture(who=KGC, width=1440, height=1000)
def kommunen(page: Page) -> None:
    page.goto(f"{LAND}kommunen/")


@picture(who=KGC, height=1100)
def aktivitaet(page: Page) -> None:
    page.goto(f"{LAND}aktivitaeten/neu/?fall=1")


@picture(who=KGC, width=1280, height=900)
def partnerregister(page: Page) -> None:
    page.goto(f"{LAND}partnerregister/")
