"""The small scripts in a real browser, under the strict policy; every component checked by axe."""

from collections.abc import Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import get_internal_wsgi_application
from playwright.sync_api import Browser, Page, expect

from browser import IN_BROWSER, barriers, listen, settle, width_of

pytestmark = [*IN_BROWSER, pytest.mark.urls("web.sample_urls")]


class Server(ThreadingMixIn, WSGIServer):
    """Speaks HTTP 1.0 as wsgiref does: no connection outlives its answer, and none touches a database."""

    daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- wsgiref's name
        """Requests are no news."""


@pytest.fixture
def sample_server() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Silent)
    server.set_app(StaticFilesHandler(get_internal_wsgi_application()))
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def open_sample(browser: Browser, server: Server, width: int = 1280, **options: object) -> Page:
    """The page with all components; anything the browser complains about fails the test."""
    tab = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()
    complaints = listen(tab)
    tab.goto(f"{server.url}/muster/", wait_until="networkidle")
    assert complaints == []
    return tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_components_are_accessible_and_fit(browser: Browser, sample_server: Server, width: int, scheme: str) -> None:
    tab = open_sample(browser, sample_server, width, color_scheme=scheme)
    settle(tab)
    assert barriers(tab) == []
    assert width_of(tab) <= width


def test_errors_lead_into_their_fields(browser: Browser, sample_server: Server) -> None:
    tab = open_sample(browser, sample_server)
    assert "error-summary" in tab.evaluate("document.activeElement.className")
    tab.locator(".error-summary a").nth(0).click()
    assert tab.evaluate("document.activeElement.id") == "id_title"
    tab.locator(".error-summary a").nth(1).click()
    assert tab.evaluate("document.activeElement.id") == "id_felder_0"


def test_our_list_of_errors_comes_instead_of_the_bubbles_of_the_browser(
    browser: Browser, sample_server: Server
) -> None:
    tab = open_sample(browser, sample_server)
    assert tab.locator("form.form").evaluate("(form) => [form.noValidate, form.checkValidity()]") == [True, False]


def test_toasts_can_be_closed(browser: Browser, sample_server: Server) -> None:
    tab = open_sample(browser, sample_server)
    settle(tab)
    assert tab.locator(".toast").all_inner_texts() == [
        "Das Angebot ist gespeichert.",
        "Zwei Zeilen waren nicht lesbar.",
    ]
    tab.get_by_role("button", name="Meldung schließen").first.click()
    assert tab.locator(".toast").all_inner_texts() == ["Zwei Zeilen waren nicht lesbar."]


def test_refusal_of_a_partial_request_becomes_a_toast(browser: Browser, sample_server: Server) -> None:
    tab = open_sample(browser, sample_server)
    tab.locator("#partial").click()
    tab.get_by_text("Das Protokoll lässt sich nicht ändern.").wait_for()
    assert tab.locator("#ziel").inner_text() == ""


def test_dialog_opens_in_place_and_closes(browser: Browser, sample_server: Server) -> None:
    tab = open_sample(browser, sample_server)
    tab.get_by_role("link", name="Löschen").click()
    assert tab.get_by_role("dialog", name="Wirklich löschen?").is_visible()
    tab.get_by_role("button", name="Abbrechen").click()
    assert not tab.get_by_role("dialog").is_visible()
    assert tab.url.endswith("/muster/")


def test_dialog_keeps_the_focus_and_gives_it_back(browser: Browser, sample_server: Server) -> None:
    tab = open_sample(browser, sample_server)
    opener = tab.get_by_role("link", name="Löschen")
    opener.focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("dialog", name="Wirklich löschen?")).to_be_visible()
    for _ in range(6):
        tab.keyboard.press("Tab")
        # the browser's own bar is the only other place the focus may go to
        assert tab.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    tab.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_only_a_scrolling_table_takes_focus(browser: Browser, sample_server: Server) -> None:
    box = open_sample(browser, sample_server, 800).locator(".table-scroll")
    assert (box.get_attribute("tabindex"), box.get_attribute("aria-label")) == ("0", "Angebote")
    # a key first: the ring is for those who come by keyboard
    box.page.keyboard.press("Tab")
    box.focus()
    assert box.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"


def test_without_javascript_everything_is_there(browser: Browser, sample_server: Server) -> None:
    tab = open_sample(browser, sample_server, java_script_enabled=False)
    assert tab.get_by_text("Das Angebot ist gespeichert.").is_visible()
    tab.locator(".error-summary a").nth(0).click()
    assert tab.url.endswith("#id_title")
    tab.get_by_role("link", name="Löschen").click()
    assert tab.url.endswith("/loeschen/")
