"""What people of communes and organisations fill in to ask for advice."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.advice.forms.fields import themes_field


class InquiryForm(forms.Form):
    """``bogen`` is drawn when the page is loaded: the same sheet sent twice is one Anfrage."""

    bogen = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label="Worum geht es?", max_length=200, help_text="In ein paar Worten.")
    concern = forms.CharField(
        label="Ihr Anliegen",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text="Bitte nichts über die Gesundheit oder die Lage einzelner Menschen.",
    )
    institution = forms.CharField(label="Kommune, Amt oder Einrichtung", max_length=200)
    contact_name = forms.CharField(label="Ihr Name", max_length=160)
    contact_office = forms.CharField(label="Ihre Funktion", max_length=160, required=False)
    contact_email = forms.EmailField(label="Dienstliche E-Mail-Adresse")
    contact_phone = forms.CharField(label="Telefon", max_length=40, required=False)
    themes = themes_field()

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data, initial={"bogen": uuid.uuid4()})

    @property
    def values(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "bogen"}
        return given | {"themes": frozenset(given["themes"])}
