"""Telephone numbers, e-mail and web addresses."""

import re
from typing import Final

import phonenumbers

from lueckenlos.imports.offers.parse.cells import Problem, plain

_USUAL: Final = re.compile(r"(?:\+|00?)?[\d][\d ()/.–-]{2,}\d")
_NOT_DIGIT: Final = re.compile(r"\D+")
_EMAIL: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_WEB: Final = re.compile(r"(?:https?://)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d{2,5})?(?:[/?#]\S*)?", re.I)
_SEVERAL: Final = re.compile(r"\s*[;,|\n]\s*|\s+(?:oder|und)\s+")


def phone(raw: str) -> str | Problem:
    """One telephone number as it is written; of several the first."""
    if len(raw) <= 40 and _USUAL.fullmatch(raw):
        return raw
    text = plain(raw)
    if not text:
        return ""
    if _USUAL.fullmatch(text) and len(text) <= 40:
        return text
    return _first_number(text) or Problem("phone_unreadable", {"value": text[:60]})


def _first_number(text: str) -> str:
    """The slow way, for ``03476 / 12 34 (Frau M., mo.–fr.)`` or two numbers in one cell."""
    for found in phonenumbers.PhoneNumberMatcher(text, "DE", leniency=phonenumbers.Leniency.POSSIBLE):
        return str(found.raw_string)[:40]
    return ""


def phone_key(number: str) -> str:
    """Digits alone, the same for +49 3476 1, 0049 3476 1 and 03476 1; empty below five digits."""
    digits = _NOT_DIGIT.sub("", number)
    if number.startswith("+49") or digits.startswith("0049"):
        digits = "0" + digits[2 if number.startswith("+49") else 4 :].lstrip("0")
    return digits if len(digits) > 4 else ""


def email(raw: str) -> str | Problem:
    """One e-mail address; of several the first."""
    if len(raw) <= 254 and _EMAIL.fullmatch(raw):
        return raw
    text = plain(raw)
    if not text:
        return ""
    first = _SEVERAL.split(text.removeprefix("mailto:").strip("<> "))[0]
    return first if _EMAIL.fullmatch(first) and len(first) <= 254 else Problem("email_unreadable", {"value": text[:60]})


def website(raw: str) -> str | Problem:
    """One web address with its scheme; of several the first."""
    if raw[:4] == "http" and len(raw) <= 300 and _WEB.fullmatch(raw):
        return raw
    text = plain(raw)
    if not text:
        return ""
    first = _SEVERAL.split(text)[0] if " " in text else text
    if not _WEB.fullmatch(first):
        return Problem("website_unreadable", {"value": text[:60]})
    full = first if first[:4].lower() == "http" else f"https://{first}"
    return full if len(full) <= 300 else Problem("too_long", {"length": len(full), "most": 300})


def website_key(address: str) -> str:
    """Host and path, the same with and without scheme, ``www.`` and the last slash."""
    bare = address.lower().partition("://")[2] or address.lower()
    return bare.removeprefix("www.").rstrip("/")
