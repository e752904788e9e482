"""Values of a row as text a person reads."""

from datetime import date
from typing import Any, Final

from lueckenlos.directory.queries.content import scalar_text
from lueckenlos.imports.offers.fields import OFFER_COLUMNS, TERM_SETS
from lueckenlos.vocabulary.registry import vocabulary

_DATES: Final = frozenset({"laufzeit_von", "laufzeit_bis", "foerderende", "stand"})
_AGES: Final = frozenset({"age_from_months", "age_to_months"})


def value_text(name: str, value: Any) -> str:
    """The value of a slot: labels for terms, German dates, ages in years where they are whole; empty for nothing."""
    if value is None or value == "" or (value == 0 and name in TERM_SETS):
        return ""
    if name in TERM_SETS:
        return ", ".join(vocabulary(TERM_SETS[name]).labels(vocabulary(TERM_SETS[name]).from_bits(value)))
    if name in _DATES:
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    if name in _AGES:
        return months_text(value)
    if name in OFFER_COLUMNS:
        return scalar_text(name, value)
    return f"{value:.5f}".rstrip("0").replace(".", ",") if isinstance(value, float) else str(value)


def months_text(months: int) -> str:
    """36 → ``3 J.``, 18 → ``18 M.``: short, for tables."""
    return f"{months // 12} J." if months % 12 == 0 and months else f"{months} M."
