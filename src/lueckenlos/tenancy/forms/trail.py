"""Filters of the audit trail."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from lueckenlos.tenancy.history import kind_label, verb_label
from lueckenlos.tenancy.queries import AuditCriteria, TrailChoices
from lueckenlos.web.forms import DayInput

# a day outside would leave the range of the calendar once it is turned into UTC
_DAYS = (
    MinValueValidator(date(2000, 1, 1), "Bitte wählen Sie einen Tag ab dem Jahr 2000."),
    MaxValueValidator(date(2999, 12, 31), "Bitte wählen Sie einen Tag vor dem Jahr 3000."),
)


class AuditFilterForm(forms.Form):
    """Person, verb, object and days; what is wrong or unknown limits nothing."""

    person = forms.ChoiceField(label="Person", required=False)
    vorgang = forms.ChoiceField(label="Vorgang", required=False)
    gegenstand = forms.ChoiceField(label="Gegenstand", required=False)
    kennung = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    text = forms.CharField(label="Bezeichnung enthält", required=False, max_length=100)
    von = forms.DateField(label="von", required=False, widget=DayInput, validators=_DAYS)
    bis = forms.DateField(label="bis einschließlich", required=False, widget=DayInput, validators=_DAYS)

    def __init__(self, *args: Any, choices: TrailChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "person": [(name, name) for name in choices.people],
            "vorgang": [(verb, verb_label(verb)) for verb in choices.verbs],
            "gegenstand": [(kind, kind_label(kind)) for kind in choices.object_types],
        }
        for name, options in words.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", "alle"), *sorted(options, key=lambda option: option[1].lower())]

    @property
    def criteria(self) -> AuditCriteria:
        self.is_valid()
        values = self.cleaned_data
        return AuditCriteria(
            person=values.get("person", ""),
            verb=values.get("vorgang", ""),
            object_type=values.get("gegenstand", ""),
            object_id=values.get("kennung", ""),
            text=values.get("text", ""),
            since=values.get("von"),
            until=values.get("bis"),
        )
