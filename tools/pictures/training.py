"""Pictures of training and its certificates."""

import io
from base64 import b64encode
from typing import Final

import pypdfium2
from playwright.sync_api import Page

from pictures.parts import LAND
from studio import picture

KGC: Final = "kgc@sachsen-anhalt.example"


@picture(who=KGC, height=1000)
def qualifizierung_anlegen(page: Page) -> None:
    page.goto(f"{LAND}qualifizierung/neu/")


@picture(who=KGC, width=390, height=844)
def anwesenheit(page: Page) -> None:
    """As on a phone in the room."""
    _training(page)
    page.get_by_role("link", name="Anwesenheit", exact=True).click()


@picture(who=KGC)
def zertifikate(page: Page) -> None:
    _training(page)
    page.get_by_role("link", name="Zertifikate", exact=True).click()


@picture(who=KGC, width=620, height=877)
def zertifikat(page: Page) -> None:
    """The first page of the PDF, because a browser without a window shows none."""
    _training(page)
    page.get_by_role("link", name="Zertifikate", exact=True).click()
    page.locator("main tbody tr a").first.click()
    address = page.get_by_role("link", name="PDF").first.get_attribute("href")
    document = pypdfium2.PdfDocument(page.request.get(str(address)).body())
    shown = io.BytesIO()
    document[0].render(scale=2).to_pil().save(shown, "PNG")
    document.close()
    image = b64encode(shown.getvalue()).decode()
    page.set_content(f'<body style="margin:0"><img width="620" src="data:image/png;base64,{image}"></body>')


@picture(who=KGC, height=1000)
def jahresnachweis(page: Page) -> None:
    page.goto(f"{LAND}qualifizierung/jahresnachweis/")


def _training(page: Page) -> None:
    """The Lernwerkstatt of the demo that is over."""
    page.goto(f"{LAND}veranstaltungen/?ansicht=vergangen")
    page.locator("main tr", has_text="Lernwerkstatt Good Practice").locator("a").first.click()
