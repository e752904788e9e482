"""Numbers, yes and no, money, and terms of a vocabulary."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from lueckenlos.imports.offers.parse.cells import Problem, plain
from lueckenlos.vocabulary.registry import Vocabulary

MatchTerm = Callable[[str, str], str | None]  # (vocabulary, text) → slug when it is certain
IGNORE: Final = "-"  # in a value mapping: leave this value out

_YES: Final = frozenset({"ja", "j", "yes", "y", "true", "wahr", "x", "1", "✓", "✔", "vorhanden", "barrierefrei"})
_NO: Final = frozenset({"nein", "n", "no", "false", "falsch", "0", "nicht vorhanden", "nicht barrierefrei"})
_PARTLY: Final = frozenset(
    {"teilweise", "bedingt", "eingeschränkt", "zum teil", "z.t.", "z. t.", "teils", "barrierearm"}
)
_WHOLE: Final = re.compile(
    r"(?:ca\.?|etwa|max\.?|bis zu|maximal)?\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,0+)?\s*(?:[a-zäöüß.]+)?", re.I
)
_MONEY: Final = re.compile(r"\d+(?:[.,]\d{1,2})?\s*(?:€|eur\b|euro)|(?:€|eur)\s*\d", re.I)
_ZERO: Final = re.compile(r"(?:€\s*)?0+(?:[.,]0{1,2})?\s*(?:€|eur|euro)?(?:\s|$)", re.I)
_FREE: Final = frozenset(
    {"kostenlos", "kostenfrei", "frei", "gratis", "keine", "keine kosten", "umsonst", "unentgeltlich"}
)
_FREE_START: Final = ("kostenlos", "kostenfrei", "das angebot ist kostenlos", "die teilnahme ist kostenlos")
_OWN_SHARE: Final = ("eigenanteil", "eigenbeteiligung", "zuzahlung")
_GRANT: Final = ("zuschuss", "bezuschuss", "bildung und teilhabe", "but ", "krankenkasse")
_PARTS: Final = re.compile(r"\s*[|;\n]\s*")
_FINER: Final = re.compile(r"\s*[,/]\s*|\s+und\s+|\s*&\s*|\s*\+\s*")


def whole(raw: str) -> int | Problem | None:
    """A count: ``20``, ``ca. 20 Plätze``, ``1.200``."""
    if raw.isascii() and raw.isdecimal():
        number = int(raw)
    else:
        text = plain(raw)
        if not text:
            return None
        match = _WHOLE.fullmatch(text)
        if not match:
            return Problem("number_unreadable", {"value": text[:40]})
        number = int(re.sub(r"\D", "", match[1]))
    return number if number <= 1_000_000 else Problem("number_too_large", {"value": raw.strip()[:40]})


def accessible(raw: str) -> str | Problem:
    """ja, teilweise, nein, or the empty string for unknown."""
    text = plain(raw).lower()
    if text in _YES:
        return "ja"
    if text in _NO:
        return "nein"
    if text in _PARTLY:
        return "teilweise"
    return Problem("yes_no_unreadable", {"value": text[:40]}) if text else ""


def costs(match: MatchTerm, chosen: Mapping[str, str]) -> Callable[[str], tuple[str, str] | Problem]:
    """Parser of a cell about money: (term of ``kosten``, the text itself where it says more than the term)."""

    def parse(raw: str) -> tuple[str, str] | Problem:
        text = plain(raw)
        if not text:
            return "", ""
        slug = chosen.get(text) or match("kosten", text)
        if slug is not None:
            return ("" if slug == IGNORE else slug), ""
        slug = _money_term(text.lower())
        if slug is None:
            return Problem("term_unknown", {"value": text[:80], "vocabulary": "kosten"})
        if len(text) > 200:
            return Problem("too_long", {"length": len(text), "most": 200})
        return slug, "" if text.lower() in _FREE else text

    return parse


def _money_term(text: str) -> str | None:
    if text in _FREE or text.startswith(_FREE_START) or _ZERO.match(text):
        return "frei"
    if any(word in text for word in _OWN_SHARE):
        return "eigenanteil"
    if any(word in text for word in _GRANT):
        return "zuschuss"
    return "kosten" if _MONEY.search(text) or "kostenpflichtig" in text else None


def term(vocabulary: Vocabulary, match: MatchTerm, chosen: Mapping[str, str]) -> Callable[[str], str | Problem]:
    """Parser of one term; ``chosen`` is what a person decided about unknown values."""

    def parse(raw: str) -> str | Problem:
        if raw in vocabulary:
            return raw
        text = plain(raw)
        if not text:
            return ""
        slug = chosen.get(text) or match(vocabulary.slug, text)
        if slug is None:
            return Problem("term_unknown", {"value": text[:80], "vocabulary": vocabulary.slug})
        return "" if slug == IGNORE else slug

    return parse


def term_set(vocabulary: Vocabulary, match: MatchTerm, chosen: Mapping[str, str]) -> Callable[[str], int | Problem]:
    """Parser of several terms into a bit mask.

    Labels themselves hold commas and slashes (``Kommune/Quartier``), so these part a cell only where the whole
    is no term.
    """

    def parse(raw: str) -> int | Problem:
        bits = 0
        for part in pieces(raw, vocabulary.slug, match, chosen):
            slug = chosen.get(part) or match(vocabulary.slug, part)
            if slug is None:
                return Problem("term_unknown", {"value": part[:80], "vocabulary": vocabulary.slug})
            if slug != IGNORE:
                bits |= vocabulary[slug].flag
        return bits

    return parse


def pieces(raw: str, slug: str, match: MatchTerm, chosen: Mapping[str, str]) -> list[str]:
    """The values of a cell: as large as possible while they are known, else as small as possible."""
    found: list[str] = []
    for part in _PARTS.split(raw):
        text = plain(part)
        if not text:
            continue
        if text in chosen or match(slug, text) is not None:
            found.append(text)
            continue
        finer = [piece for piece in _FINER.split(text) if piece]
        # "Kochen, Backen" with no known piece is asked about as a whole
        known = any(piece in chosen or match(slug, piece) is not None for piece in finer)
        found.extend(finer if known else [text])
    return found
