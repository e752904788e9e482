"""Ages as people write them in tables, as months: from (inclusive) and to (exclusive).

``3–6 Jahre`` means 3 to under 6, as the bands 0–3, 3–6, 6–10 of the field do; ``bis einschließlich 6`` means under 7.
"""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from lueckenlos.imports.offers.parse.cells import Problem, plain

Ages: TypeAlias = tuple[int | None, int | None]

MONTHS: Final = 12
OLDEST: Final = 120 * MONTHS
_UNITS: Final = {"j": MONTHS, "y": MONTHS, "l": MONTHS, "m": 1, "w": 7 / 30.44, "t": 1 / 30.44}
_AMOUNT: Final = re.compile(
    r"(\d*[¼½¾]|\d+(?:[.,]\d+)?)\.?\s*"
    r"(j(?:ahre?n?|ährigen?|\.)?|lj\.?|y(?:ears?)?|mo?(?:n(?:at(?:en?)?|ths?)?)?\.?|w(?:o(?:chen?)?)?\.?|tage?n?)?"
    r"(?![a-zäöüß])"
)
_WORDS: Final = re.compile(r"[a-zäöüß]+")
_FILLERS: Final = frozenset(
    "von bis und im in alter vom zum dem den der die kinder kindern jugendliche erwachsene menschen personen etwa ca "
    "circa bzw oder zwischen j jahr jahre jahren jährig jährige jährigen lj y year years m mo mon monat monate monaten "
    "months month w wo woche wochen tag tage tagen min mind lebensmonat a".split()
)
_MILESTONES: Final = {
    "schuleintritt": "6 j",
    "einschulung": "6 j",
    "schulbeginn": "6 j",
    "schulanfang": "6 j",
    "geburt": "0 j",
}
_OPEN_END: Final = frozenset({"ab", "älter", "aufwärts", "mindestens", "über"})
_ONLY_END: Final = frozenset({"bis", "unter", "jünger", "höchstens", "maximal", "max"})
_INCLUSIVE: Final = frozenset({"einschließlich", "einschl", "inkl", "inklusive", "vollendet", "vollendeten", "ende"})
_EVERYBODY: Final = frozenset(
    {"alle", "jedes alter", "alle altersgruppen", "altersunabhängig", "jeden alters", "offen"}
)
_FRACTIONS: Final = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_KNOWN: Final = {
    "u3": (0, 36),
    "ü3": (36, 72),
}


def age_span(raw: str) -> Ages | Problem:
    """``3-6 Jahre``, ``ab 6 Monaten``, ``unter 3``, ``0 bis 18 Monate``, ``ab 65``; years unless a unit is given."""
    text = _usual(raw)
    if not text or text in _EVERYBODY:
        return None, None
    if text in _KNOWN:
        return _KNOWN[text]
    amounts = _amounts(text)
    words = frozenset(_WORDS.findall(text))
    # "Klasse 5–6" is no age, though it has two numbers
    if not 1 <= len(amounts) <= 2 or words - _FILLERS - _OPEN_END - _ONLY_END - _INCLUSIVE:
        return Problem("age_unreadable", {"value": raw.strip()[:60]})
    if len(amounts) == 1:
        return _one(amounts[0], words, text)
    inclusive = MONTHS if words & _INCLUSIVE else 0
    return checked(amounts[0], amounts[1] + inclusive)


def age_in(unit_months: int) -> Callable[[str], int | Problem | None]:
    """Parser of one age in a column of its own; ``unit_months`` is 1 or 12, unless the cell says another unit."""

    def parse(raw: str) -> int | Problem | None:
        if raw.isascii() and raw.isdecimal():
            months = int(raw) * unit_months
            return months if months <= OLDEST else Problem("age_impossible", {"value": raw})
        text = plain(raw).lower()
        if not text or text in _EVERYBODY:
            return None
        amounts = _amounts(text, unit_months)
        if len(amounts) != 1 or text.startswith("-"):
            return Problem("age_unreadable", {"value": raw.strip()[:60]})
        return amounts[0] if amounts[0] <= OLDEST else Problem("age_impossible", {"value": raw.strip()[:60]})

    return parse


def checked(low: int | None, high: int | None) -> Ages | Problem:
    """The span, or the problem that no human being is that old or that it ends before it begins."""
    if max(low or 0, high or 0) > OLDEST or (low is not None and high is not None and low >= high):
        return Problem("age_impossible", {"value": f"{span_text(low)} – {span_text(high)}"})
    return low, high


def span_text(months: int | None) -> str:
    """Months as people say them, for a sentence."""
    if months is None:
        return "…"
    return f"{months // MONTHS}" if months % MONTHS == 0 else f"{months} M."


def _usual(raw: str) -> str:
    text = plain(raw).lower().replace(" 1/2", "½").replace("lebensjahres", "lj").replace("lebensjahr", "lj")
    for word, age in _MILESTONES.items():
        text = text.replace(word, age)
    return text


def _one(amount: int, words: frozenset[str], text: str) -> Ages | Problem:
    if "lj" in words and not words & _INCLUSIVE:
        # the first year of life is the one before the first birthday
        amount = max(0, amount - MONTHS)
    if words & _OPEN_END or text.endswith("+"):
        return checked(amount, None)
    if words & _ONLY_END:
        return checked(None, amount + (MONTHS if words & _INCLUSIVE else 0))
    # "4 Jahre": children of four
    return checked(amount, amount + MONTHS)


def _amounts(text: str, default: int = MONTHS) -> list[int]:
    """Every number with its unit, as months; a number without one takes the unit of the next that has one."""
    found = [(match[1], match[2]) for match in _AMOUNT.finditer(text) if match[1]]
    months: list[int] = []
    factor: float = default
    for number, unit in reversed(found):
        factor = _UNITS.get(unit[0], default) if unit else factor
        months.append(round(_number(number) * factor))
    return months[::-1]


def _number(text: str) -> float:
    if text[-1] in _FRACTIONS:
        return float(text[:-1] or 0) + _FRACTIONS[text[-1]]
    return float(text.replace(",", "."))
