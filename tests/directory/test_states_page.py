"""The page of the manual shows the state machine as it is."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_manual_is_current() -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    import draw_states

    page = draw_states.PAGE.read_text(encoding="utf-8")
    assert draw_states.redrawn(page) == page, "run tools/draw_states.py"
    assert "freigegeben --> zur_pruefung" in page
