"""Renews the pictures of the manual from the demo, so that anybody can.

    python tools/screenshots.py              all pictures
    python tools/screenshots.py kettenbild   some of them
    python tools/screenshots.py --list       their names

Each run makes its own demo in a temporary folder and serves it at a free port; nothing comes from or stays in DATA_DIR.
A new picture is a function in the folder ``pictures``, in the module of its noun.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

import pictures  # noqa: F401 -- its functions put themselves into PICTURES
from studio import FOLDER, PICTURES, Studio, demo

BROWSERS: Final = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
OPTIONS: Final = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main(arguments: Sequence[str]) -> int:
    if "--list" in arguments:
        print("\n".join(PICTURES))
        return 0
    unknown = [name for name in arguments if name not in PICTURES]
    if unknown:
        print(f"Unbekannt: {', '.join(unknown)}. Es gibt: {', '.join(PICTURES)}", file=sys.stderr)
        return 2
    program = next((path for path in BROWSERS if Path(path).exists()), None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        studio = Studio(browser, base)
        for name in arguments or PICTURES:
            print(f"{name:24} {studio.take(name) // 1024:>4} kB", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
