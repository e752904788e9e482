"""Money as people type it, moments of local time, and fields made from model columns."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import from_current_timezone
from django.utils import timezone

from lueckenlos.events.actions.booking import MOST_CENTS

AFTER: Final = "Das Ende liegt vor dem Beginn."
_EURO: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:[,.](\d{1,2}))?")
_CENTS: Final = 100
_OPENS: Final = time(8)
_PLZ: Final = re.compile(r"\d{5}")


class EuroField(forms.CharField):
    """„10,50“ → 1050 cents; also „10“, „10.50“, „1.000,00 €“."""

    def __init__(self, *, label: str, required: bool = True, initial: int | None = None, help_text: str = "") -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(
            label=label, required=required, initial=initial, help_text=help_text, max_length=20, widget=widget
        )

    def prepare_value(self, value: Any) -> Any:
        return euro_text(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = re.sub(r"[\s€]|euro", "", str(super().clean(value)).lower())
        if not text:
            return 0
        match = _EURO.fullmatch(text)
        if match is None:
            message = "Schreiben Sie den Preis in Euro, etwa 10,50."
            raise ValidationError(message)
        cents = int(match[1].replace(".", "")) * _CENTS + int((match[2] or "0").ljust(2, "0"))
        if cents > MOST_CENTS:
            message = f"Der Preis liegt zwischen 0 und {MOST_CENTS // _CENTS} Euro."
            raise ValidationError(message)
        return cents


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar with clock; it wants ISO whatever the language."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class QuietForm(forms.Form):
    """A form that can be shown again as typed, without judging it: when somebody only asked for one more row."""

    def quiet(self) -> None:
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}


def euro_text(cents: int) -> str:
    """1050 → „10,50“"""
    return f"{cents // _CENTS},{cents % _CENTS:02d}"


def column(model: type[models.Model], name: str, **options: Any) -> Any:
    """The form field for a model field, so that labels and lengths stand in one place."""
    found: Any = model._meta.get_field(name)
    if isinstance(found, models.DateTimeField):
        options.setdefault("widget", MomentInput())
    return found.formfield(**options)


def moment(day: date, clock: time) -> datetime:
    """Local day and clock as an instant; raises ValidationError in the hour that the clock change skips or repeats."""
    try:
        return from_current_timezone(datetime.combine(day, clock))
    except ValidationError:
        message = f"{clock:%H:%M} Uhr ist am {day:%d.%m.%Y} nicht eindeutig, weil die Uhren umgestellt werden."
        raise ValidationError(message) from None


def next_morning() -> datetime:
    """When registering opens unless somebody says otherwise."""
    return moment(timezone.localdate() + timedelta(days=1), _OPENS)


class Suggesting(forms.TextInput):
    """A text field that proposes what was used before."""

    template_name = "events/suggesting.html"

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__({"autocomplete": "off"})
        self.known = known

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        listed = f"{context['widget']['attrs'].get('id', name)}_bekannt"
        context["widget"]["attrs"]["list"] = listed
        return context | {"known": self.known, "listed": listed}


def suggest(form: forms.Form, places: Sequence[dict[str, str]]) -> None:
    """The last place as a proposal, the others to choose from."""
    for name in ("venue", "room"):
        known = list(dict.fromkeys(place[name] for place in places if place[name]))
        if known:
            old = form.fields[name].widget
            form.fields[name].widget = Suggesting(known)
            form.fields[name].widget.attrs.update(old.attrs)
            form.fields[name].initial = form.fields[name].initial or places[0][name]


def check_plz(value: str) -> None:
    if value and not _PLZ.fullmatch(value):
        message = "Eine Postleitzahl hat fünf Ziffern."
        raise ValidationError(message)
