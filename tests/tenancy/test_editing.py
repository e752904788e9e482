"""Two people at one record: the second sees what the first wrote, keeps what was typed, and may save again."""

from typing import Any

import pytest
from django import forms
from django.db import models
from django.http import QueryDict
from django.test.utils import isolate_apps

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned, advance
from lueckenlos.tenancy.forms.versioned import VersionedForm

with isolate_apps("lueckenlos.tenancy"):

    class Row(Versioned):
        actor_name = models.CharField()
        verb = models.CharField()

        class Meta:
            app_label = "tenancy"


class RowForm(VersionedForm):
    actor_name = forms.CharField()
    verb = forms.CharField()


def _posted(**values: Any) -> RowForm:
    data = QueryDict(mutable=True)
    data.update({"version": "1", **values})
    form = RowForm(data)
    assert form.is_valid()
    return form


def test_each_saving_takes_the_next_version() -> None:
    row = Row(version=3)
    advance(row, 3)
    assert row.version == 4
    with pytest.raises(Invalid, match="changed_meanwhile"):
        advance(row, 3)


def test_the_second_sees_the_difference_and_keeps_what_was_typed() -> None:
    form = _posted(actor_name="meins", verb="gleich")
    form.meet(Row(version=2, actor_name="deins", verb="gleich"))
    assert [(now, typed) for _, now, typed in form.conflict] == [("deins", "meins")]
    assert form["actor_name"].value() == "meins"
    assert form["version"].value() == "2"
    assert form.non_field_errors() == [
        "Jemand hat das inzwischen geändert. Bitte vergleichen Sie; wenn Sie noch einmal speichern, gilt Ihre Eingabe."
    ]


def test_the_difference_is_told_in_the_words_of_the_form() -> None:
    class ChoiceForm(RowForm):
        verb = forms.ChoiceField(choices=[("a", "Erstes"), ("Gruppe", [("b", "Zweites")])])

    form = ChoiceForm({"version": "1", "actor_name": "gleich", "verb": "a"})
    assert form.is_valid()
    form.meet(Row(version=2, actor_name="gleich", verb="b"))
    assert [(now, typed) for _, now, typed in form.conflict] == [("Zweites", "Erstes")]
    form.meet(Row(version=3, actor_name="gleich", verb="weg"))
    assert [(now, typed) for _, now, typed in form.conflict] == [("weg", "Erstes")]


def test_a_difference_of_what_is_no_single_value_is_told() -> None:
    row, form = Row(version=2, actor_name="deins"), _posted(actor_name="x", verb="y")
    form.cleaned_data = {"actor_name": ["a", "b"]}
    form.meet(row)
    assert [(now, typed) for _, now, typed in form.conflict] == [("deins", "a, b")]
