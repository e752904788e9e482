"""Sentences that belong to no single package."""

from types import MappingProxyType
from typing import Final

from django import forms

UNKNOWN: Final = "Das ist so nicht möglich. Bitte prüfen Sie Ihre Eingabe oder fragen Sie Ihre Ansprechperson."

# by status, above the sentence of the refusal
HEADLINES: Final = MappingProxyType(
    {403: "Das dürfen Sie hier nicht", 409: "Das geht so nicht", 400: "Das ließ sich nicht lesen"}
)

_NO_CHOICE: Final = "„%(value)s“ ist keine gültige Auswahl. Bitte wählen Sie etwas aus der Liste."
_NO_NUMBER: Final = "Bitte geben Sie eine Zahl ein, etwa 12,5."

# what Django says by kind of field, in the words of somebody who helps
FIELD_ERRORS: Final[MappingProxyType[type[forms.Field], dict[str, str]]] = MappingProxyType(
    {
        forms.Field: {
            "required": "Bitte füllen Sie dieses Feld aus.",
            "min_value": "Bitte geben Sie mindestens %(limit_value)s ein.",
            "max_value": "Bitte geben Sie höchstens %(limit_value)s ein.",
            "max_length": "Bitte kürzen Sie den Text auf höchstens %(limit_value)d Zeichen, jetzt sind es "
            "%(show_value)d.",
            "null_characters_not_allowed": "Im Text steckt ein Zeichen, das sich nicht speichern lässt. Bitte tippen "
            "Sie ihn neu.",
        },
        forms.ChoiceField: {"required": "Bitte wählen Sie etwas aus.", "invalid_choice": _NO_CHOICE},
        forms.MultipleChoiceField: {"invalid_choice": _NO_CHOICE},
        forms.BooleanField: {"required": "Bitte kreuzen Sie das an."},
        forms.FileField: {"required": "Bitte wählen Sie eine Datei."},
        forms.DateField: {"invalid": "Bitte geben Sie einen Tag ein, den es gibt, etwa 24.12.2026."},
        forms.TimeField: {"invalid": "Bitte geben Sie eine Uhrzeit ein, etwa 14:30."},
        forms.IntegerField: {"invalid": "Bitte geben Sie eine ganze Zahl ein, etwa 12."},
        forms.FloatField: {"invalid": _NO_NUMBER},
        forms.DecimalField: {"invalid": _NO_NUMBER},
        forms.EmailField: {"invalid": "Bitte geben Sie eine gültige E-Mail-Adresse ein, etwa name@stadt.example."},
        forms.URLField: {"invalid": "Bitte geben Sie eine Internetadresse ein, die mit https:// beginnt."},
    }
)
