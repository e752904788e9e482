"""The page docs/equity.md: its examples run, and it leaves out nothing that is public."""

import doctest
from pathlib import Path

import lueckenlos.equity as equity
from lueckenlos.equity.errors import CODES
from lueckenlos.equity.measures import NAMES

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "equity.md"


def test_every_example_gives_what_the_page_says() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert failed == 0
    assert tried > 50


def test_the_page_shows_every_public_function() -> None:
    page = PAGE.read_text(encoding="utf-8")
    functions = [name for name in equity.__all__ if name[0].islower()]
    assert [name for name in functions if f"{name}(" not in page] == []


def test_there_are_21_measures() -> None:
    assert len(NAMES) == len(set(NAMES)) == 21


def test_every_code_is_used() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/lueckenlos/equity").rglob("*.py"))
    assert [code for code in CODES if source.count(f'"{code}"') < 2] == []


def test_numbers_know_nothing_of_the_platform() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/lueckenlos/equity").rglob("*.py"))
    lines = {line.split()[1].split(".")[0] for line in source.splitlines() if line.startswith(("import ", "from "))}
    imported = {line.split()[1] for line in source.splitlines() if line.startswith("from lueckenlos")}
    assert all(module.startswith("lueckenlos.equity") for module in imported)
    assert lines == {
        "collections", "dataclasses", "enum", "functools", "heapq", "itertools", "lueckenlos", "math", "numpy",
        "statistics", "typing",
    }  # fmt: skip
