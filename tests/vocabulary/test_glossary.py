"""A German word in a model enters with its line in the glossary; what the glossary names exists."""

import re
from pathlib import Path

import simplemma
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"(?<!\*)`\.?([A-Za-z_0-9.-]+)`(?!\*)", GLOSSARY))


def is_german(name: str) -> bool:
    words = re.findall(r"[A-Z]?[a-z]{4,}|[A-Z][a-z]{3}", name)
    return any(not simplemma.is_known(word.lower(), lang="en") for word in words)


def model_names() -> set[str]:
    """Names of models and of their own fields."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("lueckenlos.")]
    fields = {field.name for model in ours for field in model._meta.get_fields() if not field.auto_created}
    return {model.__name__ for model in ours} | fields


def test_german_names_of_models_and_fields_have_their_line() -> None:
    assert {name for name in model_names() if is_german(name)} - NAMED == set()


def test_the_glossary_names_nothing_that_is_gone() -> None:
    sources = sorted((ROOT / "src" / "lueckenlos").rglob("*.py"))
    code = {word for path in sources for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    content = {path.stem for path in (ROOT / "src" / "lueckenlos" / "content").rglob("*.toml")}
    terms = re.compile(r"[A-Za-z_0-9]+$")
    gone = {
        name
        for name in NAMED
        if name not in content and "-" not in name and (found := terms.search(name)) and found[0] not in code
    }
    # Länder abbreviations, indices of equity and sources are explained, not named in code
    assert gone - {"st", "ci", "sii", "rii", "seu", "hze", "kgc", "fixed"} == set()


def test_every_line_is_complete() -> None:
    lines = [line for line in GLOSSARY.splitlines() if line.startswith("| ") and not line.startswith("| Begriff")]
    assert len(lines) > 100
    incomplete = [line for line in lines if len([cell for cell in line.strip("|").split("|") if cell.strip()]) != 4]
    assert incomplete == []
    assert [line for line in lines if not line.split("|")[3].strip().endswith(".")] == []
