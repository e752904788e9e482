"""The syntax trees of our own code, read once for all convention tests."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "lueckenlos"


@cache
def modules() -> dict[str, ast.Module]:
    """Relative path → tree, without migrations."""
    return {
        str(path.relative_to(SOURCE)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
        if "migrations" not in path.parts
    }


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def in_layer(path: str, layer: str) -> bool:
    """``directory/actions/offers.py`` and ``directory/actions.py`` are both in layer ``actions``."""
    parts = Path(path).with_suffix("").parts
    return len(parts) > 1 and parts[1] == layer


def docstrings(tree: ast.Module) -> set[int]:
    """Ids of the constant nodes that are docstrings."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found
