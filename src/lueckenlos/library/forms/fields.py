"""Fields made from columns."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models

from lueckenlos.vocabulary.registry import vocabulary


def column(model: type[models.Model], name: str, **options: Any) -> Any:
    """The form field for a model field, so that labels and lengths stand in one place."""
    found: Any = model._meta.get_field(name)
    return found.formfield(**options)


def terms(model: type[models.Model], name: str, slug: str) -> forms.MultipleChoiceField:
    """Boxes to tick for a set of terms."""
    found: Any = model._meta.get_field(name)
    choices: Callable[[], Any] = lambda: vocabulary(slug).choices  # noqa: E731 -- read when the form is made
    return forms.MultipleChoiceField(
        label=str(found.verbose_name), required=False, widget=forms.CheckboxSelectMultiple, choices=choices
    )
