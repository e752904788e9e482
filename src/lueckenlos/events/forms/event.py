"""Any event, with the parts of its programme."""

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.forms import BaseFormSet, formset_factory

from lueckenlos.events.actions.events import PartValues
from lueckenlos.events.forms.fields import AFTER, QuietForm, check_plz, column, moment
from lueckenlos.events.forms.one_day import Sections
from lueckenlos.events.models import Event, Programmteil
from lueckenlos.tenancy.models import Stelle
from lueckenlos.web.forms import ClockInput, DayInput, SeveralField

BOERSE: Final = "boerse"
MOST_ROWS: Final = 40


class EventForm(QuietForm):
    """The event itself. A Börse keeps its kind; other events can be anything but a Börse."""

    art = forms.ChoiceField(label="Veranstaltungsart")
    title = column(Event, "title")
    summary = column(Event, "summary", widget=forms.Textarea({"rows": 2}))
    starts_at = column(Event, "starts_at")
    ends_at = column(Event, "ends_at")
    venue = column(Event, "venue", help_text="Etwa „Rathaus“. Ohne Ort lässt sich nichts veröffentlichen.")
    room = column(Event, "room")
    strasse = column(Event, "strasse")
    hausnummer = column(Event, "hausnummer")
    plz = column(Event, "plz", validators=[check_plz], widget=forms.TextInput({"inputmode": "numeric"}))
    ort = column(Event, "ort")
    contact_name = column(Event, "contact_name", help_text="Steht auf der öffentlichen Seite.")
    email = column(Event, "email")
    phone = column(Event, "phone")
    accessibility = column(
        Event,
        "accessibility",
        widget=forms.Textarea({"rows": 2}),
        help_text="Etwa: Eingang ohne Stufen, Aufzug, WC für Rollstuhl.",
    )
    together_with = SeveralField(
        Stelle.objects.none(),
        label="Gemeinsam mit",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Die Veranstaltung steht dann auch im öffentlichen Kalender dieser Stellen.",
    )
    description = column(Event, "description", widget=forms.Textarea({"rows": 5}))

    sections: Final = (
        ("Veranstaltung", ("art", "title", "summary", "starts_at", "ends_at")),
        ("Ort", ("venue", "room", "strasse", "hausnummer", "plz", "ort", "accessibility")),
        ("Kontakt und Beschreibung", ("contact_name", "email", "phone", "together_with", "description")),
    )

    # what a new event needs first; the rest is folded away until somebody wants it
    short: Final = (("Veranstaltung", ("art", "title", "summary", "starts_at", "ends_at", "venue", "room")),)
    later: Final = (
        ("Anschrift", ("strasse", "hausnummer", "plz", "ort", "accessibility")),
        ("Kontakt und Beschreibung", ("contact_name", "email", "phone", "together_with", "description")),
    )

    def __init__(self, *args: Any, near: QuerySet[Stelle], boerse: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["together_with"].queryset = near  # type: ignore[attr-defined] # a ModelMultipleChoiceField
        if not near.exists():
            del self.fields["together_with"]
        art: Any = self.fields["art"]
        kinds = [choice for choice in Event._meta.get_field("art").vocabulary.choices if choice[0] != BOERSE]
        art.choices = [("", "bitte wählen"), *kinds]
        if boerse:
            del self.fields["art"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("starts_at"), data.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", AFTER)
        return data

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return self._bound(self.sections)

    @property
    def first_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return self._bound(self.short)

    @property
    def later_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return self._bound(self.later)

    def _bound(self, sections: Sections) -> list[tuple[str, list[forms.BoundField]]]:
        return [(legend, [self[name] for name in names if name in self.fields]) for legend, names in sections]


class PartForm(QuietForm):
    """One Programmteil; without a day it is on the first day of the event."""

    title = column(Programmteil, "title")
    room = column(Programmteil, "room")
    day = forms.DateField(label="Tag", required=False, widget=DayInput())
    begins = forms.TimeField(label="von", required=False, widget=ClockInput())
    ends = forms.TimeField(label="bis", required=False, widget=ClockInput())
    audience = column(Programmteil, "audience")
    capacity = column(Programmteil, "capacity", min_value=1)
    note = column(Programmteil, "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].help_text = "Leer: am ersten Tag."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("begins"), data.get("ends")
        if ends and not begins:
            self.add_error("begins", "Geben Sie auch den Beginn an.")
        elif begins and ends and ends <= begins:
            self.add_error("ends", AFTER)
        return data

    def values(self, event: dict[str, Any]) -> PartValues:
        """With the first day of the event where none is given."""
        data = self.cleaned_data
        day = data["day"] or event["starts_at"].date()
        begins, ends = (moment(day, data[name]) if data[name] else None for name in ("begins", "ends"))
        return PartValues(data["title"], data["room"], begins, ends, data["audience"], data["note"], data["capacity"])


class Rows(BaseFormSet[QuietForm]):
    """Rows that can be shown again unjudged."""

    def quiet(self) -> None:
        for form in self.forms:
            form.quiet()
        self._errors = [form.errors for form in self.forms]
        self._non_form_errors = self.error_class()

    @property
    def kept(self) -> list[Any]:
        """Rows that were filled in and not taken out."""
        gone = self.deleted_forms
        return [form for form in self.forms if form not in gone and (form.has_changed() or form.initial)]

    def add_fields(self, form: QuietForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Zeile entfernen"
        if form.empty_permitted and not form.is_bound:
            # a row that may stay empty says of no field that it must be filled in
            for field in form.fields.values():
                field.required = False


def rows_of(form: type[QuietForm], *, extra: int = 1) -> Any:
    return formset_factory(form, formset=Rows, extra=extra, max_num=MOST_ROWS, validate_max=True, can_delete=True)


PartRows = rows_of(PartForm)
