"""Fields made from columns."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models

from lueckenlos.vocabulary.registry import vocabulary


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar with clock; it wants ISO whatever the language."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def column(model: type[models.Model], name: str, **options: Any) -> Any:
    """The form field for a model field, so that labels and lengths stand in one place."""
    found: Any = model._meta.get_field(name)
    return found.formfield(**options)


def long_text(model: type[models.Model], name: str, rows: int) -> Any:
    return column(model, name, widget=forms.Textarea({"rows": rows}))


def terms(label: str, slug: str, help_text: str = "") -> forms.MultipleChoiceField:
    """Boxes to tick for a set of terms."""
    choices: Callable[[], Any] = lambda: vocabulary(slug).choices  # noqa: E731 -- read when the form is made
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, choices=choices, help_text=help_text
    )
