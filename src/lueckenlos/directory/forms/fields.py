"""Form fields from model fields, so that labels and lengths stand in one place."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseFormSet

from lueckenlos.directory.messages import SENTENCES
from lueckenlos.directory.models import Offer
from lueckenlos.vocabulary.fields import TermField, TermSetField
from lueckenlos.vocabulary.registry import Vocabulary
from lueckenlos.web.forms import DayInput

NOT_GIVEN: Final = ("", "keine Angabe")
_FEWEST_DIGITS: Final = 3
_PLZ_DIGITS: Final = 5


class QuietForm(forms.Form):
    """A form that can be shown again as typed, without judging it: when somebody only asked for one more row."""

    def quiet(self) -> None:
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = {}


class QuietFormSet(BaseFormSet[QuietForm]):
    """Rows of quiet forms."""

    def quiet(self) -> None:
        for form in self.forms:
            form.quiet()
        self._errors = [form.errors for form in self.forms]
        self._non_form_errors = self.error_class()


def field_of(model: type[models.Model], name: str) -> forms.Field:
    """The form field for a model field: checkboxes for term sets, a select for single terms, date pickers for dates."""
    column = model._meta.get_field(name)
    if isinstance(column, TermSetField):
        return terms_field(column.vocabulary, str(column.verbose_name))
    if isinstance(column, TermField):
        choices = [NOT_GIVEN, *column.vocabulary.choices]
        return forms.ChoiceField(label=str(column.verbose_name), choices=choices, required=False)
    if isinstance(column, models.URLField):
        return _made(column, assume_scheme="https")
    if isinstance(column, models.DateField):
        return _made(column, widget=DayInput())
    if isinstance(column, models.TextField):
        return _made(column, widget=forms.Textarea(attrs={"rows": 6}))
    return _made(column)


def terms_field(vocabulary: Vocabulary, label: str) -> forms.MultipleChoiceField:
    """Checkboxes for the terms in use."""
    return forms.MultipleChoiceField(
        label=label, choices=vocabulary.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def check_phone(value: str) -> None:
    if value and sum(mark.isdigit() for mark in value) < _FEWEST_DIGITS:
        raise ValidationError(SENTENCES["phone_wrong"])


def check_plz(value: str) -> None:
    if value and not (len(value) == _PLZ_DIGITS and value.isdecimal()):
        raise ValidationError(SENTENCES["plz_wrong"])


def offer_field(name: str) -> forms.Field:
    return field_of(Offer, name)


def _made(column: Any, **options: Any) -> forms.Field:
    made: forms.Field = column.formfield(**options)
    return made
