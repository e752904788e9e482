"""What every test in a real browser needs: Chromium itself, the accessibility check, and looking at a page as a whole.

Loaded as a plugin by ``conftest.py``: playwright allows one running instance in a process, so all test files share it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(
    (
        path
        for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        if Path(path).exists()
    ),
    "",
)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
IN_BROWSER = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")]
NARROWEST = 320  # CSS pixels: a page of 1280 at 400 % zoom, WCAG 1.4.10


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # playwright runs an event loop in this thread, which Django would take for asynchronous code
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def listen(tab: Page) -> list[str]:
    """What the browser complains about from now on: errors of scripts, the policy, and what could not be loaded."""
    complaints: list[str] = []
    # a form that comes back with its errors is answered 422, which Chromium notes as an error
    tab.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type == "error" and "status of 422" not in message.text else None
        ),
    )
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    # a download ends the navigation it came from, and a newer answer replaces an older one: both are no failures
    tab.on(
        "requestfailed",
        lambda request: None if request.failure == "net::ERR_ABORTED" else complaints.append(request.url),
    )
    return complaints


def settle(tab: Page) -> None:
    """Wait until nothing moves: contrast is measured on still colours."""
    tab.evaluate(
        """async () => {
            // a toast is put in once more 150 ms later, so that screen readers speak it
            if (document.querySelector(".toast")) await new Promise((done) => setTimeout(done, 200));
            const ending = document.getAnimations().filter((one) => one.effect.getTiming().iterations !== Infinity);
            await Promise.allSettled(ending.map((one) => one.finished));
        }"""
    )


def barriers(tab: Page, *rules: str, within: str = "html") -> list[str]:
    """What axe finds in this part of the page, by all its rules or only by these, as ``rule: place``."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    # half a megabyte: read once for the light and the dark page
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
    found: list[str] = tab.evaluate(
        """async ([place, options]) => {
            const { violations } = await axe.run({ include: [[place]] }, options);
            return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target}`));
        }""",
        [within, options],
    )
    return found


def width_of(tab: Page) -> int:
    """How wide the page really is; more than the window means sideways scrolling."""
    return int(tab.evaluate("document.documentElement.scrollWidth"))
