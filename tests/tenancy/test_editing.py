"""Two people at one record: the second sees what the first wrote, keeps what was typed, and may save again."""

from typing import Any

import pytest
from django import forms
from django.db import models
from django.http import QueryDict
from django.test.utils import isolate_apps

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.editing import Versioned, advance
from lueckenlos.tenancy.forms.versioned import UNTOUCHED, VersionedForm

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


class WideForm(RowForm):
    verb = forms.ChoiceField(choices=[("a", "Erstes"), ("b", "Zweites")])
    ticked = forms.BooleanField(required=False)
    chosen = forms.MultipleChoiceField(choices=[("x", "X"), ("y", "Y")], required=False)


BEFORE = {"actor_name": "alt", "verb": "a", "ticked": True, "chosen": ["x"]}
NOW = {"actor_name": "neu", "verb": "b", "ticked": False, "chosen": ["y"]}
CARRIED = {"initial-actor_name": "alt", "initial-verb": "a", "initial-ticked": "True", "initial-chosen": "x"}


def _met(typed: dict[str, str], *, version: int = 2) -> WideForm:
    """Made when ``BEFORE`` stood there, sent when ``NOW`` does."""
    data = QueryDict(mutable=True)
    data.update({"version": "1", "actor_name": "alt", "verb": "a", "ticked": "on", "chosen": "x", **CARRIED})
    for name, value in typed.items():
        data[name] = value
    form = WideForm(data, initial={"version": version, **NOW})
    assert form.is_valid()
    form.meet(Row(version=2, actor_name="neu", verb="b"))
    return form


def _values(form: WideForm) -> dict[str, object]:
    again = WideForm(form.data, initial=form.initial)
    assert again.is_valid()
    return {name: again.cleaned_data[name] for name in NOW}


def test_what_was_not_touched_becomes_what_stands_there_now() -> None:
    form = _met({"actor_name": "meins"})
    assert _values(form) == {**NOW, "actor_name": "meins"}
    assert [(now, typed) for _, now, typed in form.conflict] == [("neu", "meins"), ("Zweites", UNTOUCHED)]
    assert _values(_met({"verb": "b"})) == NOW


def test_a_third_version_is_met_like_the_second() -> None:
    again = WideForm(_met({"actor_name": "meins"}).data, initial={"version": 3, **BEFORE})
    assert again.is_valid()
    again.meet(Row(version=3, actor_name="alt", verb="a"))
    assert _values(again) == {**BEFORE, "actor_name": "meins"}


def test_nothing_is_guessed_where_the_form_does_not_know_what_stands_there() -> None:
    typed = {"actor_name": "alt", "verb": "a", "ticked": True, "chosen": ["x"]}
    assert _values(_met({}, version=1)) == typed
    bare = QueryDict("version=1&actor_name=alt&verb=a&ticked=on&chosen=x")
    form = WideForm(bare, initial={"version": 2, **NOW})
    assert form.is_valid()
    form.meet(Row(version=2, actor_name="neu", verb="b"))
    assert _values(form) == typed
