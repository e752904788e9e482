"""Rows of the offer form: places and times."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory

from lueckenlos.directory.enums import SchoolHolidays, SeriesKind, Weekday
from lueckenlos.directory.forms.fields import QuietForm, QuietFormSet, check_plz, field_of
from lueckenlos.directory.messages import SENTENCES
from lueckenlos.directory.models import OfferPlace, OfferTime
from lueckenlos.directory.rules.content import PlaceValues, TimeValues
from lueckenlos.directory.rules.times import LAST, Pattern, days_of, pattern_of, rrule_of
from lueckenlos.geo.points import Point, read_point
from lueckenlos.shared.errors import BadInput
from lueckenlos.web.forms import ClockInput, DayInput
from lueckenlos.web.sentences import sentence

MOST: Final = 30
NTH: Final = ((1, "am ersten"), (2, "am zweiten"), (3, "am dritten"), (4, "am vierten"), (LAST, "am letzten"))


class PlaceForm(QuietForm):
    """One address; the coordinates put it on the map."""

    label = field_of(OfferPlace, "label")
    strasse = field_of(OfferPlace, "strasse")
    hausnummer = field_of(OfferPlace, "hausnummer")
    plz = forms.CharField(
        label="PLZ",
        max_length=5,
        required=False,
        validators=[check_plz],
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    ort = field_of(OfferPlace, "ort")
    gemeinde_id = forms.TypedChoiceField(label="Gemeinde", coerce=int, empty_value=None, required=False)
    point = forms.CharField(
        label="Koordinaten",
        max_length=80,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="Breite und Länge in Grad, etwa 51.64, 11.51. Karten im Netz zeigen sie, wenn Sie mit der rechten "
        "Maustaste auf den Ort klicken oder lange darauf tippen.",
    )

    def __init__(self, *args: Any, gemeinden: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gemeinde = self.fields["gemeinde_id"]
        gemeinde.choices = [("", "keine Angabe"), *gemeinden]  # type: ignore[attr-defined] # a choice field
        self.fields["label"].help_text = "Etwa „Familienzentrum“ oder „Turnhalle, Eingang B“."
        lat, lon = (self.initial.get(name) for name in ("lat", "lon"))
        if lat is not None and lon is not None:
            self.initial = {**self.initial, "point": str(Point(lat, lon))}

    def clean_point(self) -> Point | None:
        try:
            return read_point(self.cleaned_data["point"])
        except BadInput as wrong:
            raise ValidationError(sentence(wrong), code=wrong.code) from None

    @property
    def values(self) -> PlaceValues:
        point: Point | None = self.cleaned_data.get("point")
        where = {"lat": point.lat, "lon": point.lon} if point else {}
        data = {name: self.cleaned_data.get(name) for name in PlaceValues.__dataclass_fields__}
        return PlaceValues(**{**data, **where})  # type: ignore[arg-type] # each field cleans to its type


class TimeForm(QuietForm):
    """One time: a weekly pattern, every second week, a weekday of the month, a single day, or by arrangement."""

    kind = forms.ChoiceField(
        label="Wiederholung", choices=SeriesKind.choices, initial=SeriesKind.WOECHENTLICH, required=False
    )
    weekdays = forms.TypedMultipleChoiceField(
        label="Wochentage",
        choices=[(day.value, day.label[:2]) for day in Weekday],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nth = forms.TypedChoiceField(label="Woche im Monat", choices=NTH, coerce=int, required=False, initial=1)
    starts_at = forms.TimeField(label="von", required=False, widget=ClockInput())
    ends_at = forms.TimeField(label="bis", required=False, widget=ClockInput())
    first_day = forms.DateField(label="am / erstmals am", required=False, widget=DayInput())
    school_holidays = forms.ChoiceField(
        label="Ferien", choices=SchoolHolidays.choices, initial=SchoolHolidays.IMMER, required=False
    )
    note = field_of(OfferTime, "note")
    # a rule from an import that none of the patterns can say goes along untouched
    rrule = forms.CharField(required=False, widget=forms.HiddenInput, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self["rrule"].value():
            kinds = [choice for choice in SeriesKind.choices if choice[0] != SeriesKind.EIGENE]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined] # a choice field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data["kind"] = data.get("kind") or SeriesKind.WOECHENTLICH.value
        by_day = {SeriesKind.WOECHENTLICH, SeriesKind.ZWEIWOECHENTLICH, SeriesKind.MONATLICH}
        if kind in by_day and not data.get("weekdays") and "weekdays" not in self.errors:
            self.add_error("weekdays", SENTENCES["time_needs_days"])
        dated = {SeriesKind.ZWEIWOECHENTLICH, SeriesKind.EINMALIG}
        if kind in dated and not data.get("first_day") and "first_day" not in self.errors:
            self.add_error("first_day", SENTENCES["time_needs_first_day"])
        start, end = data.get("starts_at"), data.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", SENTENCES["time_order"])
        return data

    @property
    def values(self) -> TimeValues:
        data = self.cleaned_data
        kind = SeriesKind(data["kind"])
        plain = kind in {SeriesKind.EINMALIG, SeriesKind.ABSPRACHE}
        weekdays = 0 if plain else sum(data["weekdays"])
        keeps_day = kind in {SeriesKind.ZWEIWOECHENTLICH, SeriesKind.EINMALIG, SeriesKind.EIGENE}
        pattern = Pattern(kind, weekdays, data["nth"] or 1)
        return TimeValues(
            weekdays=weekdays,
            starts_at=data["starts_at"],
            ends_at=data["ends_at"],
            rrule=data["rrule"] if kind is SeriesKind.EIGENE else rrule_of(pattern),
            first_day=data["first_day"] if keeps_day else None,
            school_holidays=data["school_holidays"] or SchoolHolidays.IMMER.value,
            note=data["note"],
        )


def time_initial(values: TimeValues) -> dict[str, Any]:
    """Stored values as the form shows them."""
    pattern = pattern_of(weekdays=values.weekdays, rrule=values.rrule, first_day=values.first_day)
    return {
        "kind": pattern.kind.value,
        "weekdays": [1 << day for day in days_of(pattern.weekdays)],
        "nth": pattern.nth or 1,
        "starts_at": values.starts_at,
        "ends_at": values.ends_at,
        "first_day": values.first_day,
        "school_holidays": values.school_holidays,
        "note": values.note,
        "rrule": values.rrule if pattern.kind is SeriesKind.EIGENE else "",
    }


def _rows_of(form: type[QuietForm]) -> Any:
    return formset_factory(form, formset=QuietFormSet, extra=1, max_num=MOST, validate_max=True, can_delete=True)


PlaceFormSet = _rows_of(PlaceForm)
TimeFormSet = _rows_of(TimeForm)
