"""Conventions a newcomer can rely on, held by the syntax trees."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from conventions.source import SOURCE, docstrings, functions, in_layer, modules

TESTS = Path(__file__).resolve().parents[1]
MAX_FUNCTION, MAX_MODULE, MAX_TEST_MODULE, MAX_VIEW, MAX_POSITIONAL = 60, 400, 600, 25, 6
GERMAN_FREE_LAYERS = ("actions", "queries", "rules", "tasks", "picture")
GERMAN = re.compile(r"[äöüÄÖÜß„“]|\b(und|oder|nicht|bitte|wurde|werden|kein|keine|eine|einen|mit|für)\b", re.IGNORECASE)


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_too_long() -> None:
    long = [
        f"{path}:{node.name} has {length(node)} lines"
        for path, tree in modules().items()
        for node in functions(tree)
        if length(node) > MAX_FUNCTION
    ]
    assert long == []


def test_no_module_is_too_long() -> None:
    sizes = {path: len((SOURCE / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: lines for path, lines in sizes.items() if lines > MAX_MODULE} == {}


def test_no_test_module_is_too_long() -> None:
    sizes = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in TESTS.rglob("*.py")}
    assert {path: lines for path, lines in sizes.items() if lines > MAX_TEST_MODULE} == {}


def test_views_are_short_functions() -> None:
    long = [
        f"{path}:{node.name} has {length(node)} lines"
        for path, tree in modules().items()
        if in_layer(path, "views")
        for node in functions(tree)
        if node.args.args and node.args.args[0].arg == "request" and length(node) > MAX_VIEW
    ]
    assert long == []


def test_few_positional_parameters() -> None:
    crowded = [
        f"{path}:{node.name}"
        for path, tree in modules().items()
        for node in functions(tree)
        if len([argument for argument in node.args.args if argument.arg not in {"self", "cls", "request"}])
        > MAX_POSITIONAL
        # frameworks prescribe these
        and node.name not in {"process_view", "from_db_value", "__init__", "__exit__"}
    ]
    assert crowded == []


def test_german_stands_only_where_people_read_it() -> None:
    """Actions, queries, rules and pure packages speak in codes; sentences live at the edge."""
    found = [
        f"{path}:{node.lineno} {node.value!r}"
        for path, tree in modules().items()
        if any(in_layer(path, layer) for layer in GERMAN_FREE_LAYERS) or path.startswith("equity/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings(tree)
        if " " in node.value and GERMAN.search(node.value)
    ]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path
        for path, tree in modules().items()
        if not ast.get_docstring(tree)
        and tree.body
        and Path(path).name not in {"apps.py", "urls.py", "__init__.py"}
        and not Path(path).name.endswith("_urls.py")
    ]
    assert silent == []


@pytest.mark.parametrize("word", ["print(", "breakpoint(", "assert "])
def test_no_leftovers(word: str) -> None:
    """Printing belongs to the command line; asserts vanish under ``-O`` and must not guard input."""
    allowed = {"config/", "equity/", "german/"}
    found = [
        path
        for path in modules()
        if not any(path.startswith(folder) for folder in allowed) and "management" not in path and "command" not in path
        for line in (SOURCE / path).read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(word) and "noqa: S101 -- " not in line
    ]
    assert found == []


def test_suppressions_name_their_reason() -> None:
    """``noqa``, ``type: ignore`` and ``no cover`` carry the reason on the same line."""
    bare = re.compile(r"#\s*(noqa(?!:\s*\S+.* -- )|type: ignore(?!\[[^\]]+\]\s+#\s*\S)|pragma: no cover(?! -- ))")
    found = [
        f"{path}:{number}"
        for folder in (SOURCE, TESTS, TESTS.with_name("tools"))
        for path in folder.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert found == []


def test_test_modules_have_names_of_their_own() -> None:
    """Pytest imports them by name alone: of two with one name the second is an error in a full run only."""
    names = Counter(path.name for path in TESTS.rglob("test_*.py"))
    assert [name for name, times in names.items() if times > 1] == []


def test_no_journey_is_quicker_than_the_scripts() -> None:
    """``person.click`` and ``person.focus`` wait for the page; a click of the browser's own does not."""
    quick = [
        f"{path.name}:{number}"
        for path in sorted((TESTS / "journeys").glob("test_*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"\.(click|focus)\(\)", line)
    ]
    assert quick == []


def test_no_test_times_anything() -> None:
    """A busy machine is no defect: speed is shown by ``make bench``, growth by ``work_of``."""
    timed = [
        str(path)
        for path in TESTS.rglob("test_*.py")
        if path.name != Path(__file__).name
        and re.search(r"\b(perf_counter|process_time|default_timer)\b", path.read_text(encoding="utf-8"))
    ]
    assert timed == []
