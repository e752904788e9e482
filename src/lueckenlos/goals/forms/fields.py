"""Numbers as people write them."""

import re
from decimal import Decimal
from typing import Any, Final

from django import forms

from lueckenlos.shared.formats import exact

_THOUSANDS: Final = re.compile(r"-?\d{1,3}(\.\d{3})+")
_CENTS: Final = 100
MOST_EURO: Final = 1_000_000_000


class NumberField(forms.DecimalField):
    """„1.250,5“, „1250,5“ and „12.5“; a point before three digits parts thousands."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_digits": 14, "decimal_places": 3, "widget": widget, **options})

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = re.sub(r"[\s€]", "", value)
            if "," in value:
                value = value.replace(".", "").replace(",", ".")
            elif _THOUSANDS.fullmatch(value):
                value = value.replace(".", "")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return exact(value) if isinstance(value, Decimal) else value


class CostField(NumberField):
    """Euro to type, cents to keep; nothing typed is unknown, not nought."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, decimal_places=2, min_value=0, max_value=MOST_EURO, **options)

    def clean(self, value: Any) -> Any:
        euro = super().clean(value)
        return None if euro is None else int(euro * _CENTS)

    def prepare_value(self, value: Any) -> Any:
        return exact(Decimal(value) / _CENTS) if isinstance(value, int) else value
