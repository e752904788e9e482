"""Ordering printed copies, and counting the shelf."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import QueryDict

from lueckenlos.library.actions.orders import PERSONAL
from lueckenlos.library.forms.fields import column
from lueckenlos.library.models import Order


class OrderForm(forms.Form):
    """``bogen`` is drawn when the page is loaded: the same sheet sent twice is one order."""

    bogen = forms.UUIDField(widget=forms.HiddenInput)
    number = forms.IntegerField(
        label="Wie viele Exemplare?", min_value=1, widget=forms.TextInput({"inputmode": "numeric"})
    )
    name = column(Order, "name", required=True, widget=forms.TextInput({"autocomplete": "name"}))
    institution = column(Order, "institution", widget=forms.TextInput({"autocomplete": "organization"}))
    street = column(Order, "street", required=True, widget=forms.TextInput({"autocomplete": "street-address"}))
    plz = forms.CharField(
        label="Postleitzahl",
        max_length=5,
        widget=forms.TextInput({"autocomplete": "postal-code", "inputmode": "numeric"}),
        validators=[RegexValidator(r"^\d{5}$", "Eine Postleitzahl hat fünf Ziffern, etwa 39104.")],
    )
    town = column(Order, "town", required=True, widget=forms.TextInput({"autocomplete": "address-level2"}))
    email = column(Order, "email", required=True, widget=forms.EmailInput({"autocomplete": "email"}))
    purpose = column(Order, "purpose", help_text="Etwa „Elternabend in der Kita“.")

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data, initial={"bogen": uuid.uuid4(), "number": 1})

    @property
    def values(self) -> Mapping[str, Any]:
        return {name: self.cleaned_data[name] for name in PERSONAL}


class StockForm(forms.Form):
    """``seen`` is the number that was shown; an empty field takes the edition out of the order form."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    stock = forms.IntegerField(label="Freie Exemplare", required=False, min_value=0, max_value=1_000_000)
