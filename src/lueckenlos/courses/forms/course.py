"""A training: created on one page, and all its settings on another."""

from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from lueckenlos.courses.actions.courses import MOST_UNITS, MaterialValues, Places, TerminValues
from lueckenlos.courses.messages import notices
from lueckenlos.courses.models import Course, CourseSeries, Material, Termin
from lueckenlos.events.forms.event import rows_of
from lueckenlos.events.forms.fields import AFTER, QuietForm, column, moment
from lueckenlos.events.forms.one_day import OneDayForm
from lueckenlos.events.models import Event
from lueckenlos.events.rules.tables import MOST_TABLES
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import ClockInput, DayInput, SeveralField

# what a training mostly is; any other kind is made with „Veranstaltung anlegen“
KINDS: Final = (
    "fortbildung",
    "lernwerkstatt",
    "werkstatt",
    "fachtag",
    "fachgespraech",
    "austauschtreffen",
    "buergermeisterseminar",
    "online-seminar",
)
_GOALS_HELP: Final = (
    "Je Zeile eines, als Satz: „Ich kann die Good-Practice-Kriterien erklären.“ "
    "Danach fragt die Befragung vorher und nachher."
)


class LinesField(forms.CharField):
    """One entry on each line; empty lines do not count."""

    def __init__(self, *, label: str, rows: int = 4, help_text: str = "") -> None:
        widget = forms.Textarea({"rows": rows})
        super().__init__(label=label, required=False, help_text=help_text, max_length=6000, widget=widget)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [line for line in (" ".join(line.split()) for line in str(super().clean(value)).splitlines()) if line]


class UnitsField(forms.DecimalField):
    """„8“, „1,5“: whole and half units; empty for as many as fit."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(
            label=label,
            required=False,
            min_value=Decimal("0.5"),
            max_value=MOST_UNITS,
            decimal_places=1,
            help_text=help_text,
            widget=widget,
            # Django writes the limit itself with a point
            error_messages={"min_value": "Mindestens eine halbe Unterrichtseinheit, etwa 0,5."},
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return units_text(value) if isinstance(value, Decimal) else value


class CourseStartForm(OneDayForm):
    """Everything that a training needs to go live; the rest has good values."""

    art = forms.ChoiceField(label="Art")
    thema = forms.ChoiceField(label="Schwerpunktthema", required=False)
    until = forms.TimeField(label="bis", widget=ClockInput(), initial=time(16))
    venue = column(Event, "venue", required=True, help_text="Etwa „Landesverwaltungsamt“ oder „online“.")
    room = column(Event, "room")
    units = UnitsField(
        label="Unterrichtseinheiten", help_text="Je 45 Minuten, ohne Pausen. Leer: aus der Uhrzeit berechnet."
    )
    places = forms.IntegerField(label="Plätze", min_value=1, max_value=MOST_TABLES)
    closes_at = forms.DateField(label="Anmeldung bis einschließlich", widget=DayInput())
    goals = LinesField(label="Lernziele", help_text=_GOALS_HELP)

    sections = (
        ("Worum es geht", ("art", "title", "thema")),
        ("Wann und wo", ("day", "begins", "until", "venue", "room", "units")),
        ("Anmeldung", ("places", "closes_at")),
        ("Lernziele", ("goals",)),
    )
    event_fields = ("art", *OneDayForm.event_fields)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "art", [(slug, vocabulary("veranstaltungsart").label_of(slug)) for slug in KINDS])
        _choices(self, "thema", [("", "keines"), *vocabulary("thema").choices])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        day, closes = data.get("day"), data.get("closes_at")
        if day and closes and closes > day:
            self.add_error("closes_at", "Die Anmeldung endet spätestens am Tag der Veranstaltung.")
        elif closes and "starts_at" in data:
            data["closes"] = min(moment(closes, time(23, 59)), data["starts_at"])
        return data

    @property
    def values(self) -> dict[str, Any]:
        return {"thema": self.cleaned_data["thema"], "goals": self.cleaned_data["goals"]}

    @property
    def termine(self) -> list[TerminValues]:
        data = self.cleaned_data
        return [TerminValues(data["starts_at"], data["ends_at"], data["units"])]

    @property
    def booking(self) -> Places:
        return Places(notices.PLACE, self.cleaned_data["places"], self.cleaned_data["closes"])


class CourseForm(QuietForm):
    """All settings but sessions and materials."""

    thema = forms.ChoiceField(label="Schwerpunktthema", required=False)
    goals = LinesField(label="Lernziele", rows=5, help_text=_GOALS_HELP)
    speakers = LinesField(label="Referentinnen und Referenten", rows=3, help_text="Je Zeile eine Person mit Funktion.")
    prerequisites = column(Course, "prerequisites", widget=forms.Textarea({"rows": 3}))
    requires: Any = SeveralField(
        label="Module, die man vorher besucht haben soll",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wer sie nicht besucht hat, wird gekennzeichnet, aber nicht abgewiesen.",
    )
    series: Any = forms.ModelChoiceField(label="Gehört zur Reihe", queryset=None, required=False, empty_label="keine")
    share_needed = column(Course, "share_needed", help_text="Anteil der Unterrichtseinheiten, die jemand da war.")
    unit_minutes = column(Course, "unit_minutes")
    signatory = column(Course, "signatory", help_text="Etwa „Kim Beispiel“. Leer: nur eine Linie zum Unterschreiben.")
    signatory_role = column(Course, "signatory_role", help_text="Etwa „Leitung der Koordinierungsstelle“.")
    evaluation = column(Course, "evaluation", label="Befragung vorher und nachher (ohne Namen)")
    evaluation_days = column(
        Course,
        "evaluation_days",
        help_text="So viele Tage nach dem letzten Termin. Erst dann sind Ergebnisse zu sehen.",
    )

    sections: Final = (
        ("Inhalt", ("thema", "goals", "speakers")),
        ("Voraussetzungen und Reihe", ("prerequisites", "requires", "series")),
        ("Zertifikat", ("share_needed", "unit_minutes", "signatory", "signatory_role")),
        ("Befragung", ("evaluation", "evaluation_days")),
    )

    def __init__(self, *args: Any, others: QuerySet[Course], series: QuerySet[CourseSeries], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choices(self, "thema", [("", "keines"), *vocabulary("thema").choices])
        self.fields["requires"].queryset = others  # type: ignore[attr-defined] # a field of rows
        self.fields["series"].queryset = series  # type: ignore[attr-defined] # as above
        if not others:
            del self.fields["requires"]
        if not series:
            del self.fields["series"]

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(legend, [self[name] for name in names if name in self.fields]) for legend, names in self.sections]

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "requires"}

    @property
    def required_courses(self) -> Sequence[Course]:
        return list(self.cleaned_data.get("requires") or ())


class TerminForm(QuietForm):
    """One session."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = column(Termin, "title", help_text="Leer: der Tag.")
    day = forms.DateField(label="Tag", widget=DayInput())
    begins = forms.TimeField(label="von", widget=ClockInput())
    ends = forms.TimeField(label="bis", widget=ClockInput())
    units = UnitsField(label="Unterrichtseinheiten", help_text="Leer: aus der Uhrzeit.")
    room = column(Termin, "room", help_text="Leer: der Raum der Veranstaltung.")
    online_link = forms.URLField(
        label="Link zur Online-Sitzung",
        required=False,
        max_length=400,
        assume_scheme="https",
        help_text="Sehen nur Angemeldete.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, begins, ends = data.get("day"), data.get("begins"), data.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", AFTER)
        elif day and begins and ends:
            try:
                data["starts_at"], data["ends_at"] = moment(day, begins), moment(day, ends)
            except ValidationError as error:
                self.add_error("begins", error)
        return data

    @property
    def values(self) -> TerminValues:
        return TerminValues(**{name: self.cleaned_data[name] for name in TerminValues.__dataclass_fields__})


class MaterialForm(QuietForm):
    """One link."""

    title = column(Material, "title")
    url = forms.URLField(label="Adresse", max_length=400, assume_scheme="https")

    @property
    def values(self) -> MaterialValues:
        return MaterialValues(self.cleaned_data["title"], self.cleaned_data["url"])


TerminRows = rows_of(TerminForm)
MaterialRows = rows_of(MaterialForm)


def units_text(units: Decimal) -> str:
    """8.0 → „8“, 1.5 → „1,5“"""
    return f"{units.normalize():f}".replace(".", ",")


def _choices(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field
