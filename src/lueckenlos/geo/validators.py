"""Official keys of territory: their shape, and the repairs that are safe."""

import re
from typing import Final

from django.core.exceptions import ValidationError

from lueckenlos.geo.messages import SENTENCES

# Länder 01–16; the official list knows no others
_AGS: Final = re.compile(r"(0[1-9]|1[0-6])\d{6}")
_ARS: Final = re.compile(r"(0[1-9]|1[0-6])(\d|\d{2}|\d{3}|\d{7}|\d{10})?")
_NOT_DIGIT: Final = re.compile(r"[\s./-]")


def is_ags(text: str) -> bool:
    """Eight digits of a Gemeinde in one of the sixteen Länder (whether it exists is another question)."""
    return _AGS.fullmatch(text) is not None


def is_ars(text: str) -> bool:
    """Land (2), Regierungsbezirk (3), Region (4), Kreis (5), Gemeindeverband (9) or Gemeinde (12 digits)."""
    return _ARS.fullmatch(text) is not None


def key_of(text: str, *, width: int) -> str:
    """``text`` as a key of ``width`` digits: separators dropped, one lost leading zero restored; "" if that fails.

    Spreadsheets turn 01001000 into 1001000. The width must be known: 1002 is Kiel (01002) among Kreise only.
    """
    digits = _NOT_DIGIT.sub("", text)
    if not digits.isascii() or not digits.isdecimal():
        return ""
    if len(digits) == width - 1:
        digits = "0" + digits
    return digits if len(digits) == width and "01" <= digits[:2] <= "16" else ""


def ags_of(ars: str) -> str:
    """The AGS inside a Gemeinde's ARS (which adds the Verband in the middle); "" for other keys."""
    return ars[:5] + ars[9:] if len(ars) == 12 and ars.isdecimal() else ""


def validate_ags(value: str) -> None:
    """For form fields."""
    if not is_ags(value):
        raise ValidationError(SENTENCES["ags_shape"], code="ags_shape")


def validate_ars(value: str) -> None:
    """For form fields."""
    if not is_ars(value):
        raise ValidationError(SENTENCES["ars_shape"], code="ars_shape")
