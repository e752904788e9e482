"""What the server knows of the pages it is making: many of them hand the interpreter round less often."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from lueckenlos.config.serve import FULL, OFTEN, SELDOM, Crowd


@pytest.fixture(autouse=True)
def unhurried() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def nobody(*answer: Any) -> None:
    """Takes no headers."""


class Pages:
    """An application of pages within pages, so that as many are inside at once as there are steps."""

    def __init__(self, steps: int) -> None:
        self.crowd = Crowd(self)
        self.steps = steps
        self.seen: list[tuple[bool, float]] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.seen.append((self.crowd.is_full(), round(sys.getswitchinterval(), 6)))
        if len(self.seen) < self.steps:
            self.crowd(environ, nobody)
        elif "broken" in environ:
            raise ValueError("page")
        return []


def test_many_pages_at_once_hand_over_seldom() -> None:
    pages = Pages(FULL + 1)
    pages.crowd({}, nobody)
    few, many = (False, round(OFTEN, 6)), (True, SELDOM)
    assert pages.seen == [few] * (FULL - 1) + [many] * 2
    assert not pages.crowd.is_full()
    assert sys.getswitchinterval() == pytest.approx(OFTEN)


def test_a_broken_page_is_counted_out() -> None:
    pages = Pages(FULL)
    with pytest.raises(ValueError, match="page"):
        pages.crowd({"broken": True}, nobody)
    assert not pages.crowd.is_full()
    assert sys.getswitchinterval() == pytest.approx(OFTEN)
