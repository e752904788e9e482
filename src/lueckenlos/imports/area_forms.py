"""The form with which a Stelle loads its own areas and figures."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms

from lueckenlos.geo.models import Gebiet
from lueckenlos.web.forms import DayInput

SUFFIXES: Final = ".csv,.txt,.xlsx,.xls,.ods,.geojson,.json,.gpkg,.zip,.sql,.gz"


class DataUploadForm(forms.Form):
    """One file; the rest says what the file does not say itself."""

    file = forms.FileField(
        label="Datei",
        help_text="Sozialräume als Shapefile (ZIP), GeoPackage oder GeoJSON, Zahlen als CSV, Excel oder LibreOffice.",
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
        widget=forms.ClearableFileInput(attrs={"accept": SUFFIXES, "class": "upload__input"}),
    )
    gemeinde = forms.ChoiceField(label="Gemeinde")
    stichtag = forms.DateField(
        label="Stichtag",
        required=False,
        widget=DayInput(),
        help_text="Von welchem Tag die Zahlen sind, falls die Datei es nicht sagt.",
    )
    quelle = forms.CharField(
        label="Quellenvermerk",
        required=False,
        max_length=400,
        help_text="So wird die Quelle bei den Zahlen genannt, etwa „Stadt Hettstedt, Einwohnermelderegister“.",
    )
    anlegen = forms.BooleanField(
        label="Unbekannte Sozialräume anlegen",
        required=False,
        help_text="Für Tabellen mit Sozialräumen, zu denen es noch keine Umrisse gibt.",
    )

    def __init__(self, *args: Any, towns: Sequence[Gebiet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["gemeinde"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above; tells mypy
        field.choices = [(town.ars, town.name) for town in towns]
        if len(towns) == 1:
            field.widget = forms.HiddenInput()
            field.initial = towns[0].ars

    @property
    def options(self) -> dict[str, str]:
        """As ``imports.files.Options`` takes them."""
        day: date | None = self.cleaned_data["stichtag"]
        return {
            "gemeinde": self.cleaned_data["gemeinde"],
            "stichtag": day.isoformat() if day else "",
            "quelle": self.cleaned_data["quelle"],
            "anlegen": "ja" if self.cleaned_data["anlegen"] else "",
        }


class TicketForm(forms.Form):
    """Carries the kept file from its preview to its application."""

    ticket = forms.CharField(widget=forms.HiddenInput())
