"""Draws the state machine of an offer into the manual: ``python tools/draw_states.py`` writes the page anew."""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "handbuch" / "ablauf-angebot.md"
BLOCK = re.compile(r"```mermaid\n.*?```", re.DOTALL)


def diagram() -> str:
    """The table of moves as Mermaid, states by their German names."""
    from lueckenlos.directory.enums import MOVES, OfferStatus

    lines = ["stateDiagram-v2", f"    [*] --> {OfferStatus.ENTWURF.value}"]
    lines += [f'    state "{status.label}" as {status.value}' for status in OfferStatus]
    lines += [f"    {here.value} --> {there.value}" for here, targets in MOVES.items() for there in targets]
    return "\n".join(lines)


def redrawn(page: str) -> str:
    """The page with its diagram as the code has it now."""
    return BLOCK.sub(lambda _: f"```mermaid\n{diagram()}\n```", page, count=1)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lueckenlos.config.settings")
    import django

    django.setup()
    page = PAGE.read_text(encoding="utf-8")
    new = redrawn(page)
    if "--check" in sys.argv:
        return int(new != page)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
