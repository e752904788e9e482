"""Waits for the served demo, signs in like a person and fetches its main pages; fails on anything but a good page."""

import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

PATIENCE_SECONDS = 180
EMAIL, PASSWORD = "koordination@hettstedt.example", "hettstedt-demo"
PUBLIC = [
    "/",
    "/hettstedt/",
    "/hettstedt/angebote/",
    "/impressum/",
    "/datenschutz/",
    "/barrierefreiheit/",
    "/vokabulare/",
    "/datenquellen/",
]
WORK = [
    "",
    "angebote/",
    "kettenbild/",
    "kettenbild.pdf",
    "uebergaenge/",
    "bestandsaufnahmen/",
    "bedarf/",
    "bedarf/profil/",
    "bedarf/ungleichheit/",
    "importe/angebote/",
    "daten/",
    "organisationen/",
    "mitglieder/",
]


def main() -> int:
    base = sys.argv[1]
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    _wait_for(browser, base)
    for path in PUBLIC:
        _fetch(browser, base + path)
    page = _fetch(browser, base + "/konto/anmelden/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if not token:
        return _fail("the login page has no form")
    form = {"csrfmiddlewaretoken": token[1], "username": EMAIL, "password": PASSWORD}
    request = urllib.request.Request(
        base + "/konto/anmelden/", urllib.parse.urlencode(form).encode(), {"Referer": base + "/konto/anmelden/"}
    )
    browser.open(request, timeout=60)
    for path in WORK:
        text = _fetch(browser, f"{base}/arbeit/hettstedt/{path}")
        if text and "Hettstedt" not in text:
            return _fail(f"{path} does not speak of Hettstedt")
    return 0


def _wait_for(browser: urllib.request.OpenerDirector, base: str) -> None:
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE_SECONDS:
        try:
            browser.open(base + "/gesund/", timeout=5)
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            print(f"bereit nach {time.monotonic() - started:.1f} s")
            return
    raise SystemExit("the demo did not come up")


def _fetch(browser: urllib.request.OpenerDirector, address: str) -> str:
    started = time.monotonic()
    with browser.open(address, timeout=60) as answer:
        body = answer.read()
        text = body.decode() if answer.headers.get_content_type() == "text/html" else ""
        print(f"{answer.status} {(time.monotonic() - started) * 1000:6.0f} ms {len(body):>8} {address}")
    return text


def _fail(reason: str) -> int:
    print(f"FEHLER: {reason}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
