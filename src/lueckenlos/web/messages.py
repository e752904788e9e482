"""Sentences that belong to no single package."""

from types import MappingProxyType
from typing import Final

from django import forms

UNKNOWN: Final = "Das ist so nicht möglich. Bitte prüfen Sie Ihre Eingabe oder fragen Sie Ihre Ansprechperson."

# by status, above the sentence of the refusal
HEADLINES: Final = MappingProxyType(
    {403: "Das dürfen Sie hier nicht", 409: "Das geht so nicht", 400: "Das ließ sich nicht lesen"}
)

# where something is missing, by kind of field
REQUIRED: Final[MappingProxyType[type[forms.Field], str]] = MappingProxyType(
    {
        forms.Field: "Bitte füllen Sie dieses Feld aus.",
        forms.ChoiceField: "Bitte wählen Sie etwas aus.",
        forms.BooleanField: "Bitte kreuzen Sie das an.",
        forms.FileField: "Bitte wählen Sie eine Datei.",
    }
)
