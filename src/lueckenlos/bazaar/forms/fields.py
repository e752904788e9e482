"""A percentage as people type it."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

_PERCENT: Final = re.compile(r"(\d{1,3})(?:[,.](\d{1,2}))?", re.ASCII)
_HUNDREDTHS: Final = 100


class PercentField(forms.CharField):
    """„12,5“ → 1250 hundredths of a percent; also „10 %“."""

    def __init__(self, *, label: str, initial: int | None = None, help_text: str = "") -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label=label, initial=initial, help_text=help_text, max_length=8, widget=widget)

    def prepare_value(self, value: Any) -> Any:
        return percent_text(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        match = _PERCENT.fullmatch(re.sub(r"[\s%]", "", str(super().clean(value))))
        found = int(match[1]) * _HUNDREDTHS + int((match[2] or "0").ljust(2, "0")) if match else -1
        if not 0 <= found <= 100 * _HUNDREDTHS:
            message = "Schreiben Sie eine Zahl von 0 bis 100, etwa 10 oder 12,5."
            raise ValidationError(message)
        return found


def percent_text(value: int) -> str:
    """1250 → „12,5“"""
    whole, rest = divmod(value, _HUNDREDTHS)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)
