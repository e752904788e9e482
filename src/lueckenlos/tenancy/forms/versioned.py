"""Forms that notice when somebody else has changed the record meanwhile."""

from typing import Any, Final

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.choices import flatten_choices

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned, differences
from lueckenlos.web.sentences import sentence

UNTOUCHED: Final = "von Ihnen nicht geändert – es bleibt, was jetzt da steht"


class VersionedForm(forms.Form):
    """Carries the version it was made from; ``{% conflict form %}`` shows what somebody else has written meanwhile.

    One that begins with a version (``initial``) also carries what its fields said then: of two people who change
    different fields of a record, neither undoes the work of the other.
    """

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict: list[tuple[str, str, str]] = []

    def __getitem__(self, name: str) -> forms.BoundField:
        bound = super().__getitem__(name)
        # here and not at the beginning: many forms make some of their fields later
        bound.field.show_hidden_initial = self._is_carried(name, bound.field)
        return bound

    def meet(self, row: Versioned) -> None:
        """After ``changed_meanwhile``: keep what was typed, show what stands there now, and let the next saving win.

        What was not touched becomes what stands there now. ``row`` is as the database has it now.
        """
        typed = {name: value for name, value in self.cleaned_data.items() if _is_field(row, name)}
        # somebody else may be quicker still: then what the fields begin with is no longer what stands there
        untouched = self.untouched if self._begun == row.version else []
        words = _words_of(self)
        self.conflict = [
            (label, now, UNTOUCHED if name in untouched else mine)
            for name in typed
            for label, now, mine in differences(row, typed, [name], words)
        ]
        data = QueryDict(mutable=True)
        for key in self.data:
            data.setlist(key, self.data.getlist(key) if isinstance(self.data, QueryDict) else [self.data[key]])
        for name in untouched:
            field, bound = self.fields[name], self[name]
            value = field.prepare_value(self.get_initial_for_field(field, name))
            data.setlist(bound.html_name, _as_sent(field.widget, value))
            data.setlist(bound.html_initial_name, _as_sent(field.hidden_widget(), value))
        data[self.add_prefix("version")] = str(row.version)
        self.data = data
        self.add_error(None, sentence(Invalid("changed_meanwhile")))

    @property
    def untouched(self) -> list[str]:
        """Fields that say what they said when the page was made."""
        carried = [name for name, field in self.fields.items() if self._is_carried(name, field) and self._came(name)]
        return [name for name in carried if name not in self.changed_data]

    @property
    def _begun(self) -> Any:
        return self.get_initial_for_field(self.fields["version"], "version")

    def _is_carried(self, name: str, field: forms.Field) -> bool:
        # a file or a value of several parts cannot be put back into one hidden field
        several = isinstance(field.widget, (forms.FileInput, forms.MultiWidget))
        return name != "version" and not several and self._begun is not None

    def _came(self, name: str) -> bool:
        """A list that was empty leaves no trace in what is sent."""
        listed = isinstance(self.fields[name].hidden_widget(), forms.MultipleHiddenInput)
        return listed or self[name].html_initial_name in self.data


def _as_sent(widget: forms.Widget, value: Any) -> list[str]:
    """What a browser sends of a widget that says this."""
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    if isinstance(value, (list, tuple, set, frozenset)):
        return [str(one) for one in value]
    told = widget.format_value(value)
    return told if isinstance(told, list) else ["" if told is None else str(told)]


def _words_of(form: forms.Form) -> dict[str, dict[Any, str]]:
    """What the form calls its values: a column of slugs does not know."""
    offered: dict[str, Any] = {
        name: field.choices for name, field in form.fields.items() if type(field) is forms.ChoiceField
    }
    return {name: dict(flatten_choices(choices)) for name, choices in offered.items()}


def _is_field(row: models.Model, name: str) -> bool:
    return name != "version" and any(field.name == name for field in row._meta.concrete_fields)
