"""What the commands of ``lueckenlos import`` share: the line that counts up, and how their arguments are read."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.formats import whole

SHOWN = 50  # lines named in a result
BAR = 30
REDRAW_SECONDS = 0.2


class Bar:
    """A line on the terminal that counts up; silent where nobody looks at it."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.drawn = 0.0

    def rows(self, done: int) -> None:
        """For files whose length nobody knows before the end."""
        self._draw(f"{whole(done)} Zeilen")

    def steps(self, step: str, done: int, total: int) -> None:
        """For loads in steps."""
        filled = BAR * done // total if total else 0
        self._draw(f"{step:24} [{'█' * filled}{'·' * (BAR - filled)}] {whole(done)}/{whole(total)}")

    def _draw(self, text: str) -> None:
        now = time.monotonic()
        if self.shown and now - self.drawn > REDRAW_SECONDS:
            self.drawn = now
            print(f"\r{text:80}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self.shown:
            print("\r" + " " * 80 + "\r", end="", file=sys.stderr, flush=True)


def pairs_of(options: Sequence[str]) -> dict[str, str]:
    """Arguments such as ``name=value``. BadInput ``cli_option`` without the sign."""
    found = [option.partition("=") for option in options]
    for name, sign, _ in found:
        if not sign:
            raise BadInput("cli_option", option=name)
    return {name: value for name, _, value in found}


def must_exist(file: Path) -> None:
    """BadInput ``cli_no_file``."""
    if not file.is_file():
        raise BadInput("cli_no_file", file=str(file))
