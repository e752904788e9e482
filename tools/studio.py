"""Where the pictures of the manual are taken: a demo of its own, a browser, and a session for each person."""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, StorageState

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "handbuch" / "bilder"
COMMAND: Final = Path(sys.executable).with_name("lueckenlos")
LARGEST: Final = 200_000  # bytes of a picture in the repository
PASSWORD: Final = "hettstedt-demo"
NOBODY: Final = ""
KOORDINATION: Final = "koordination@hettstedt.example"
LEITUNG: Final = "leitung@hettstedt.example"

Show = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Picture:
    show: Show
    who: str
    width: int
    height: int


PICTURES: Final[dict[str, Picture]] = {}


def picture(*, who: str = KOORDINATION, width: int = 1280, height: int = 900, name: str = "") -> Callable[[Show], Show]:
    """Makes a function a picture; it is called with a page on which ``who`` is signed in."""

    def register(show: Show) -> Show:
        PICTURES[name or show.__name__.replace("_", "-")] = Picture(show, who, width, height)
        return show

    return register


@dataclass(slots=True)
class Studio:
    """A browser with one session for each person."""

    browser: Browser
    base: str
    sessions: dict[str, StorageState] = field(default_factory=dict)

    def take(self, name: str) -> int:
        """Bytes of the picture written."""
        wanted = PICTURES[name]
        context = self._context(wanted)
        page = context.new_page()
        wanted.show(page)
        page.wait_for_load_state("networkidle")
        raw = page.screenshot(animations="disabled")
        context.close()
        data = small(raw)
        (FOLDER / f"{name}.png").write_bytes(data)
        return len(data)

    def _context(self, wanted: Picture) -> BrowserContext:
        if wanted.who and wanted.who not in self.sessions:
            self.sessions[wanted.who] = self._signed_in(wanted.who)
        return self.browser.new_context(
            base_url=self.base,
            viewport={"width": wanted.width, "height": wanted.height},
            locale="de-DE",
            timezone_id="Europe/Berlin",
            storage_state=self.sessions.get(wanted.who),
        )

    def _signed_in(self, who: str) -> StorageState:
        context = self.browser.new_context(base_url=self.base, locale="de-DE")
        page = context.new_page()
        page.goto("/konto/anmelden/")
        page.locator("input[name=username]").fill(who)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button").first.click()
        page.wait_for_url("**/arbeit/**")
        state = context.storage_state()
        context.close()
        return state


def small(raw: bytes) -> bytes:
    """The picture with as many colours as fit into LARGEST."""
    image = Image.open(io.BytesIO(raw)).convert("RGB")
    data = raw
    for colours in (256, 128, 64, 32):
        buffer = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        data = buffer.getvalue()
        if len(data) <= LARGEST:
            break
    return data


@contextmanager
def demo() -> Iterator[str]:
    """A demo of its own, served until the end; yields its address."""
    with tempfile.TemporaryDirectory(prefix="lueckenlos-bilder-") as folder:
        os.environ["DATA_DIR"] = folder
        run("demo")
        port = _free_port()
        server = subprocess.Popen([COMMAND, "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
        try:
            base = f"http://127.0.0.1:{port}"
            _wait_for(base)
            yield base
        finally:
            server.terminate()
            server.wait()


def run(*arguments: str) -> str:
    return subprocess.run([COMMAND, *arguments], check=True, capture_output=True, text=True).stdout


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=30).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    message = f"{address} does not answer"
    raise SystemExit(message)
