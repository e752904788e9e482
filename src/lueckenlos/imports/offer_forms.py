"""Forms of an import of offers."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from lueckenlos.imports.enums import RowChoice, RowOutcome
from lueckenlos.imports.offer_constants import wrong_constants
from lueckenlos.imports.offer_queries import ColumnView, UnknownValue, target_groups, term_choices
from lueckenlos.imports.offers.fields import targets
from lueckenlos.imports.offers.parse.words import IGNORE
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import DayInput

SUFFIXES: Final = ".csv,.txt,.tsv,.xlsx,.xls,.ods,.json,.geojson,.gz,.zip"
JOINED: Final = "|"
NOT_GIVEN: Final = ("", "keine Angabe")
LEAVE_OUT: Final = "– nicht einlesen –"
REJECT: Final = "– noch offen: Zeilen ablehnen –"
DROP: Final = "weglassen (Zeilen ohne diesen Wert einlesen)"


class UploadForm(forms.Form):
    """One spreadsheet."""

    file = forms.FileField(
        label="Tabelle",
        help_text="CSV, Excel (XLSX, XLS), LibreOffice (ODS), JSON oder GeoJSON, ohne Kennwort und ohne Makros.",
        error_messages={"required": "Bitte wählen Sie eine Datei.", "empty": "Die Datei ist leer."},
        widget=forms.ClearableFileInput(attrs={"accept": SUFFIXES, "class": "upload__input"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        most = settings.MAX_UPLOAD_BYTES
        if file.size is not None and file.size > most:
            message = f"Die Datei ist größer als {most // (1024 * 1024)} MB. Bitte teilen Sie sie auf."
            raise forms.ValidationError(message)
        return file


class SheetForm(forms.Form):
    """Which sheet of a workbook."""

    sheet = forms.ChoiceField(label="Tabellenblatt")

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheet"].choices = [(name, name) for name in sheets]  # type: ignore[attr-defined] # a ChoiceField


class MappingForm(forms.Form):
    """What each column of the file is."""

    clear_empty = forms.BooleanField(
        label="Leere Zellen leeren das Feld im Angebot",
        help_text="Ohne Haken ändert eine leere Zelle nichts. Spalten, die nicht eingelesen werden, ändern nie etwas.",
        required=False,
    )

    def __init__(self, *args: Any, columns: Sequence[ColumnView], clear_empty: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clear_empty"].initial = clear_empty
        self.columns = columns
        choices: list[tuple[str, Any]] = [("", LEAVE_OUT), *target_groups().items()]
        for place, column in enumerate(columns):
            label = column.heading or f"Spalte {place + 1}"
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=label,
                choices=choices,
                initial=column.target,
                required=False,
                widget=forms.Select(attrs={"aria-label": f"„{label}“ einlesen als"}),
            )

    @property
    def rows(self) -> list[tuple[ColumnView, forms.BoundField]]:
        return [(column, self[f"column-{place}"]) for place, column in enumerate(self.columns)]

    @property
    def mapping(self) -> list[str]:
        return [self.cleaned_data[f"column-{place}"] for place in range(len(self.columns))]


class ConstantsForm(forms.Form):
    """What holds for all rows that do not say it themselves. Field names are targets of columns."""

    titel_davor = forms.CharField(
        label="Wort vor jedem Titel",
        max_length=60,
        required=False,
        help_text="Aus „Am Sender“ wird mit „Spielplatz“ ein „Spielplatz Am Sender“.",
    )
    traeger = forms.CharField(label="Träger", max_length=200, required=False)
    kurzbeschreibung = forms.CharField(
        label="Kurzbeschreibung", max_length=600, required=False, widget=forms.Textarea({"rows": 2})
    )
    ort = forms.CharField(label="Ort", max_length=100, required=False, help_text="Für Adressen ohne Ort.")
    alter = forms.CharField(
        label="Alter", max_length=60, required=False, help_text="Etwa „3–6 Jahre“: ab 3 bis unter 6 Jahre."
    )
    angebotsform = forms.ChoiceField(label="Angebotsform", required=False)
    kosten = forms.ChoiceField(label="Kosten", required=False)
    stand = forms.DateField(label="Angaben geprüft am", required=False, widget=DayInput())
    lebenslagen = forms.MultipleChoiceField(
        label="Lebenslagendimensionen", required=False, widget=forms.CheckboxSelectMultiple
    )
    handlungsfelder = forms.MultipleChoiceField(
        label="Handlungsfelder", required=False, widget=forms.CheckboxSelectMultiple
    )
    zielgruppen = forms.MultipleChoiceField(label="Zielgruppen", required=False, widget=forms.CheckboxSelectMultiple)
    zugang = forms.MultipleChoiceField(label="Zugangswege", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: QueryDict | None = None, *, given: Mapping[str, str], prefix: str) -> None:
        self.given = given
        several = [name for name, kind in self.base_fields.items() if isinstance(kind, forms.MultipleChoiceField)]
        initial = {name: text.split(JOINED) if name in several else text for name, text in given.items()}
        super().__init__(data, initial=initial, prefix=prefix)
        for name in (*several, "angebotsform", "kosten"):
            choices = vocabulary(targets()[name].vocabulary).choices
            self.fields[name].choices = choices if name in several else [NOT_GIVEN, *choices]  # type: ignore[attr-defined] # a choice field

    def clean(self) -> dict[str, Any]:
        for name, reason in wrong_constants(self.constants):
            self.add_error(name if name in self.fields else None, reason)
        return self.cleaned_data

    @property
    def constants(self) -> dict[str, str]:
        """Targets with the text of a cell; what other ways than this form have set is kept."""
        found = {name: text for name, text in self.given.items() if name not in self.fields}
        for name, value in self.cleaned_data.items():
            text = JOINED.join(value) if isinstance(value, list) else str(value or "")
            if text:
                found[name] = text
        return found


class ValueForm(forms.Form):
    """What values mean that no vocabulary knows."""

    def __init__(self, *args: Any, unknown: Sequence[UnknownValue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unknown = unknown
        for place, value in enumerate(unknown):
            near, others = term_choices(value.vocabulary, value.suggestions)
            choices: list[tuple[str, Any]] = [("", REJECT), (IGNORE, DROP)]
            if near:
                choices.append(("Vorschläge", near))
            choices.append(("Alle Werte" if near else "Werte", others))
            self.fields[f"value-{place}"] = forms.ChoiceField(
                label=value.text,
                choices=choices,
                initial=value.proposed,
                required=False,
                widget=forms.Select(attrs={"aria-label": f"„{value.text}“ bedeutet"}),
            )

    @property
    def rows(self) -> list[tuple[UnknownValue, forms.BoundField]]:
        return [(value, self[f"value-{place}"]) for place, value in enumerate(self.unknown)]

    @property
    def chosen(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for place, value in enumerate(self.unknown):
            found.setdefault(value.vocabulary, {})[value.text] = self.cleaned_data[f"value-{place}"]
        return found


class RowForm(forms.Form):
    """A decision about one row; the fields to take come as ticked names."""

    choice = forms.ChoiceField(choices=[("", ""), *RowChoice.choices], required=False)
    offer = forms.IntegerField(required=False)


class BulkForm(forms.Form):
    """The same decision for all rows of one outcome."""

    outcome = forms.ChoiceField(choices=RowOutcome.choices)
    choice = forms.ChoiceField(choices=[("", ""), *RowChoice.choices], required=False)


class ApplyForm(forms.Form):
    """How new offers begin."""

    release = forms.ChoiceField(
        label="Neue Angebote",
        choices=[
            ("", "als Entwurf anlegen"),
            ("ja", "gleich freigeben (wenn Träger und Kurzbeschreibung da sind)"),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
