"""What people type quickly: a commune, a duration, who was there."""

import re
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from lueckenlos.advice.queries.communes import find_gebiet
from lueckenlos.events.forms.fields import Suggesting
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import lines_of
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.forms import DayInput
from lueckenlos.web.sentences import sentence

_CLOCK: Final = re.compile(r"(\d{1,2}):([0-5]\d)")
_HOURS: Final = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|std\.?|stunden?)")
_MINUTES: Final = re.compile(r"(\d{1,4})\s*(?:m|min\.?|minuten?)?")
_HOUR: Final = 60
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2099
MOST_PEOPLE: Final = 60
_LENGTH: Final = 160


class CommuneField(forms.CharField):
    """A Kreis or Gemeinde of the KGC's Land by name or key; cleans to the Gebiet, None where nothing was typed."""

    def __init__(self, *, kgc: Stelle, known: Sequence[str], **options: Any) -> None:
        super().__init__(max_length=200, widget=Suggesting(known), **options)
        self._kgc = kgc

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return find_gebiet(self._kgc, typed)
        except Invalid as error:
            raise ValidationError(sentence(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return f"{value.name} ({value.ags or value.ars})" if isinstance(value, Gebiet) else value


class NearDayField(forms.DateField):
    """A day of this century: a year typed with a slip would vanish from every list and report."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=DayInput(), **options)

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            message = f"Bitte prüfen Sie das Jahr: {day.year:04d} liegt zu weit weg."
            raise ValidationError(message)
        return day


class MinutesField(forms.CharField):
    """„45“, „1:30“, „1,5 h“, „2 Stunden“, „90 min“ → minutes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput({"autocomplete": "off"}), **options)

    def clean(self, value: Any) -> Any:
        minutes = minutes_of(str(super().clean(value)))
        if minutes is None:
            message = "Schreiben Sie die Dauer in Minuten oder als Stunden, etwa 45 oder 1:30."
            raise ValidationError(message)
        return minutes


class PeopleField(forms.CharField):
    """One person a line: name, comma, office. A line without a comma is a name, so that it goes in time."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=8000, widget=forms.Textarea({"rows": 3}), **options)

    def clean(self, value: Any) -> Any:
        people = people_of(super().clean(value))
        if len(people) > MOST_PEOPLE:
            message = f"Nennen Sie höchstens {MOST_PEOPLE} Beteiligte. Für Veranstaltungen gibt es Anmeldelisten."
            raise ValidationError(message)
        return people


def minutes_of(text: str) -> int | None:
    """None for what is no duration."""
    text = text.strip().lower()
    if found := _CLOCK.fullmatch(text):
        return int(found[1]) * _HOUR + int(found[2])
    if found := _HOURS.fullmatch(text):
        return round(float(found[1].replace(",", ".")) * _HOUR)
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    return None


def people_of(text: str) -> list[tuple[str, str]]:
    pairs = [line.partition(",") for line in lines_of(text)]
    return [(name.strip()[:_LENGTH], office.strip()[:_LENGTH]) for name, _, office in pairs]


def themes_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Themen",
        required=False,
        choices=vocabulary("thema").choices,
        widget=forms.CheckboxSelectMultiple,
    )


def choose(slug: str, label: str, **options: Any) -> forms.ChoiceField:
    """One term; nothing is chosen for people."""
    choices = [("", "bitte wählen"), *vocabulary(slug).choices]
    return forms.ChoiceField(label=label, choices=choices, **options)
