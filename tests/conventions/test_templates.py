"""Templates hold loops, presence and text; no logic, no code, no foreign addresses."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import engines

from conventions.source import SOURCE
from lueckenlos.web.components import KERN_ICONS, OWN_ICONS

MAX_LINES = 120
TAG = re.compile(r"{%-?\s*(\w+)(.*?)-?%}", re.DOTALL)
# < > <= >= is; "and", "or", "not" and the question "is this a chosen one" stay readable
COMPARES = re.compile(r"(?<!\S)(<=?|>=?|is)(?!\S)")
HANDLER = re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE)
INLINE_STYLE = re.compile(r"<[^>%{]*\sstyle\s*=", re.IGNORECASE)
ELEMENT = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
# what a browser would fetch: <a href> may lead elsewhere, these may not
FETCHED = re.compile(
    r"<(?:script|img|link|iframe|source|video|audio|object|embed|use)\b[^>]*(?:src|href|data)\s*=\s*[\"'](?:https?:)?//",
    re.IGNORECASE,
)
KEY_IN_ATTRIBUTE = re.compile(r"[=\-\"/&;]{{ ((?:\w+\.)+(?:pk|id|case_id|commune_id)) }}")
ICON = re.compile(r"{% icon \"([^\"]+)\"")
STATIC = re.compile(r"{% static \"([^\"]+)\"")
BLOCK = re.compile(r"{% block (\w+) %}(.*?){% endblock[^%]*%}", re.DOTALL)
ANY_TAG = re.compile(r"{[{%].*?[}%]}")
QUOTED = re.compile(r"\"[^\"]*\"")
NAMED = re.compile(r"{%[^%]*? as (\w+) %}")


@cache
def templates() -> dict[str, str]:
    """HTML templates of the project by path, without comments."""
    found = {
        str(path.relative_to(SOURCE)): path.read_text(encoding="utf-8")
        for path in sorted(SOURCE.glob("*/templates/**/*.html"))
    }
    return {path: re.sub(r"{#.*?#}", "", text) for path, text in found.items()}


def test_there_are_templates() -> None:
    assert "web/templates/web/base.html" in templates()


def test_templates_are_short() -> None:
    long = {path: text.count("\n") for path, text in templates().items() if text.count("\n") > MAX_LINES}
    assert long == {}


def test_conditions_ask_only_for_presence() -> None:
    logic = [
        f"{path}: {{% {match[1]}{match[2]}%}}"
        for path, text in templates().items()
        for match in TAG.finditer(text)
        if match[1] in {"if", "elif"} and COMPARES.search(re.sub(r"\"[^\"]*\"", '""', match[2]))
    ]
    assert logic == []


def test_a_block_names_its_addresses_itself() -> None:
    """What ``as`` names inside a block ends with it: read in another block it is empty, and the link leads nowhere."""
    lost = [
        f"{path}: {name} is named in another block than {block}"
        for path, text in templates().items()
        for block, body, name in _named_elsewhere(BLOCK.findall(text))
        if any(re.search(rf"(?<![\w.]){name}\b(?!=)", QUOTED.sub("", tag)) for tag in ANY_TAG.findall(body))
    ]
    assert lost == []


def _named_elsewhere(blocks: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Block, its text, and a name that only other blocks give."""
    given = {block: set(NAMED.findall(body)) for block, body in blocks}
    for block, body in blocks:
        for name in set().union(*given.values()) - given[block]:
            yield block, body, name


@pytest.mark.parametrize("pattern", [HANDLER, INLINE_STYLE, FETCHED], ids=["handlers", "styles", "foreign addresses"])
def test_nothing_the_policy_would_block(pattern: re.Pattern[str]) -> None:
    found = [f"{path}: {match[0][-80:]}" for path, text in templates().items() for match in pattern.finditer(text)]
    assert found == []


def test_no_code_inside_pages() -> None:
    """Scripts and styles are files of their own; JSON in a script element is data."""
    inline = [
        path
        for path, text in templates().items()
        for match in ELEMENT.finditer(text)
        if match[3].strip() and "application/" not in match[2]
    ]
    assert inline == []


def test_scripts_name_no_javascript_addresses() -> None:
    assert [path for path, text in templates().items() if "javascript:" in text.lower()] == []


def test_keys_in_attributes_carry_no_thousands_separator() -> None:
    """Key 1234 would be written „1.234“, and nothing would be found under it."""
    found = [f"{path}: {key}" for path, text in templates().items() for key in KEY_IN_ATTRIBUTE.findall(text)]
    assert found == []
    # writes nothing at all for a key that is a text already; the filter ``key`` takes both
    assert [path for path, text in templates().items() if 'stringformat:"d"' in text] == []


def test_nothing_is_marked_safe_unseen() -> None:
    """``safe`` would let foreign text through as markup."""
    assert [path for path, text in templates().items() if re.search(r"\|\s*safe\b|autoescape off", text)] == []


def test_icons_exist() -> None:
    unknown = {
        f"{path}: {name}"
        for path, text in templates().items()
        for name in ICON.findall(text)
        if name not in KERN_ICONS | OWN_ICONS
    }
    assert unknown == set()


def test_linked_files_exist() -> None:
    missing = {
        f"{path}: {name}"
        for path, text in templates().items()
        for name in STATIC.findall(text)
        if finders.find(name) is None
    }
    assert missing == set()


@pytest.mark.parametrize("path", sorted(templates()))
def test_every_template_compiles(path: str) -> None:
    name = path.partition("/templates/")[2]
    assert engines["django"].get_template(name)


def test_every_post_form_carries_the_token() -> None:
    bare = [
        path
        for path, text in templates().items()
        for match in re.finditer(r"<form\b[^>]*method=\"post\"[^>]*>(.*?)</form>", text, re.IGNORECASE | re.DOTALL)
        if "csrf_token" not in match[1]
    ]
    assert bare == []


def css_files() -> list[Path]:
    return [path for path in SOURCE.glob("*/static/**/*.css") if "vendor" not in path.parts]


@pytest.mark.parametrize("path", css_files(), ids=lambda path: path.name)
def test_style_sheets_fetch_nothing_foreign(path: Path) -> None:
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//[^)]*|@import[^;]*", path.read_text(encoding="utf-8")) == []


def test_own_scripts_are_small_modules_without_foreign_addresses() -> None:
    scripts = [path for path in SOURCE.glob("*/static/**/*.js") if "vendor" not in path.parts]
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 300, path
        assert not re.search(r"https?://|\beval\(|new Function|document\.write", text), path
