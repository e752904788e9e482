"""Registers are full before anybody reads them, and nobody pays for that who does not read."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from lueckenlos.shared import registers
from lueckenlos.shared.registers import Register, connect_all

# what a page or a job needs, and no command that only looks at the database
_LATER = ("views", "forms", "actions", "queries", "presenters")
_START = f"""
import sys, django
django.setup()
ours = [name.split(".") for name in sys.modules if name.startswith("lueckenlos.")]
print(*sorted({{".".join(name[:3]) for name in ours if len(name) > 2 and name[2] in {_LATER}}}))
print(*[name for name in ("networkx", "shapely", "rapidfuzz", "simplemma", "docx") if name in sys.modules])
"""
_COMMAND = """
import sys, django
django.setup()
import lueckenlos.config.import_offers
theirs = ("areas", "population", "indicator_files", "grid", "area_actions")
heavy = ["pyproj", "shapefile", "simplemma", *(f"lueckenlos.imports.{name}" for name in theirs)]
print(*[name for name in ("lueckenlos.config.import_offers", *heavy) if name in sys.modules])
"""


@pytest.fixture
def waiting() -> Iterator[list[Callable[[], None]]]:
    """The list of those still to connect; the packages of ours have done so already."""
    connect_all()
    yield registers._TO_CONNECT
    registers._TO_CONNECT.clear()


def test_reading_connects_first_and_once(waiting: list[Callable[[], None]]) -> None:
    register = Register[str]()
    waiting += [lambda: register.add("one", "a"), lambda: register.add("two", "b")]
    assert list(register) == ["one", "two"]
    assert (register.get("b"), register.get("c"), waiting) == ("two", None, [])


def test_what_fails_is_tried_again_and_nothing_is_there_twice(waiting: list[Callable[[], None]]) -> None:
    register, failures = Register[str](), [ImportError("broken")]

    def broken() -> None:
        if failures:
            raise failures.pop()
        register.add("late", "late")

    waiting += [lambda: register.add("early", "early"), broken]
    with pytest.raises(ImportError):
        list(register)
    assert list(register) == ["early", "late"]


def test_nobody_reads_a_register_that_is_half_full(waiting: list[Callable[[], None]]) -> None:
    register, begun, go_on = Register[int](), threading.Event(), threading.Event()

    def slow() -> None:
        register.add(1, "first")
        begun.set()
        assert go_on.wait(10)
        register.add(2, "second")

    waiting.append(slow)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(lambda: list(register))
        assert begun.wait(10)
        second = pool.submit(lambda: list(register))
        go_on.set()
        assert (first.result(10), second.result(10)) == ([1, 2], [1, 2])


def test_without_a_name_the_class_is_the_name() -> None:
    register = Register[object]()
    register.add(threading.Event())
    register.add(threading.Event())
    register.add(threading.Lock())
    assert len(list(register)) == 2


def test_starting_imports_models_and_nothing_that_pages_need() -> None:
    assert imported_by(_START) == []


def test_the_command_for_offers_imports_no_loader_of_figures() -> None:
    assert imported_by(_COMMAND) == ["lueckenlos.config.import_offers"]


def imported_by(program: str) -> list[str]:
    """What the program says it has imported."""
    done = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-c", program],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.split()
