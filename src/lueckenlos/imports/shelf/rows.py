"""One line of a table as values of the library."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from lueckenlos.imports.shelf.columns import COMMUNE, Field
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.vocabulary.registry import vocabulary

FIRST_YEAR: Final = 1950
_PARTS: Final = re.compile(r"\s*[;|,\n]\s*")


def values_of(cells: Sequence[str], columns: Mapping[int, Field], this_year: int) -> dict[str, Any]:
    """By field name; ``kommune`` as it was typed. Raises Invalid ``shelf_…`` with the field."""
    found: dict[str, Any] = {}
    for place, field in columns.items():
        typed = cells[place].strip() if place < len(cells) else ""
        found[field.name] = _value(field, typed, this_year)
    if not found["title"]:
        raise Invalid("shelf_row_without_title")
    return found


def _value(field: Field, typed: str, this_year: int) -> Any:
    if field.name == "year":
        return _year(typed, this_year)
    if field.vocabulary:
        slugs = _terms(field, typed)
        return (min(slugs) if slugs else "") if field.name == "art" else slugs
    if field.most and len(typed) > field.most and field.name != COMMUNE:
        raise Invalid("shelf_too_long", field=field.label, most=field.most)
    return typed


def _year(typed: str, this_year: int) -> int:
    text = typed.removesuffix(".0")
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= this_year + 2:
        raise Invalid("shelf_year", value=typed, first=FIRST_YEAR, last=this_year + 2)
    return int(text)


def _terms(field: Field, typed: str) -> frozenset[str]:
    """Slugs, labels or synonyms, several in one cell; a whole label may hold a comma."""
    known = vocabulary(field.vocabulary)
    by_word = {sort_key(word): term.slug for term in known.terms for word in (*term.synonyms, term.label, term.slug)}
    if not typed:
        return frozenset()
    if slug := by_word.get(sort_key(typed)):
        return frozenset({slug})
    found = set()
    for part in filter(None, _PARTS.split(typed)):
        slug = by_word.get(sort_key(part))
        if slug is None:
            raise Invalid("shelf_term", field=field.label, value=part[:60])
        found.add(slug)
    return frozenset(found)
