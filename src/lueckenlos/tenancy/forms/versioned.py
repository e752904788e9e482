"""Forms that notice when somebody else has changed the record meanwhile."""

from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.choices import flatten_choices

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned, differences
from lueckenlos.web.sentences import sentence


class VersionedForm(forms.Form):
    """Carries the version it was made from; ``{% conflict form %}`` shows what somebody else has written meanwhile."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: list[tuple[str, str, str]] = []

    def meet(self, row: Versioned) -> None:
        """After ``changed_meanwhile``: keep what was typed, show what stands there now, and let the next saving win.

        ``row`` is as the database has it now.
        """
        typed = {name: value for name, value in self.cleaned_data.items() if _is_field(row, name)}
        self.conflict = differences(row, typed, list(typed), _words_of(self))
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data[self.add_prefix("version")] = str(row.version)
        self.data = data
        self.add_error(None, sentence(Invalid("changed_meanwhile")))


def _words_of(form: forms.Form) -> dict[str, dict[Any, str]]:
    """What the form calls its values: a column of slugs does not know."""
    offered: dict[str, Any] = {
        name: field.choices for name, field in form.fields.items() if type(field) is forms.ChoiceField
    }
    return {name: dict(flatten_choices(choices)) for name, choices in offered.items()}


def _is_field(row: models.Model, name: str) -> bool:
    return name != "version" and any(field.name == name for field in row._meta.concrete_fields)
