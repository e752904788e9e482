"""A Spitzenverband, the Landesrahmenvereinbarung, a working group."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.advice.actions.register import FIELDS
from lueckenlos.advice.models import RegisterEntry
from lueckenlos.events.forms.fields import column
from lueckenlos.tenancy.forms.saving import shown, values_of
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput


class EntryForm(VersionedForm):
    kind = column(RegisterEntry, "kind")
    name = column(RegisterEntry, "name", help_text="Etwa „Landkreistag“ oder „Arbeitsgruppe Gesund aufwachsen“.")
    since = column(RegisterEntry, "since", widget=DayInput())
    until = column(RegisterEntry, "until", widget=DayInput(), help_text="Leer: gilt weiter.")
    parties = column(RegisterEntry, "parties", widget=forms.Textarea({"rows": 4}))
    address = column(RegisterEntry, "address", assume_scheme="https")
    note = column(RegisterEntry, "note", widget=forms.Textarea({"rows": 3}), help_text="Nur Ihre KGC liest sie.")
    public = column(RegisterEntry, "public")

    def __init__(self, data: QueryDict | None, *, entry: RegisterEntry | None) -> None:
        super().__init__(data, initial=shown(entry, FIELDS) if entry else {"version": 1})

    @property
    def values(self) -> Mapping[str, Any]:
        return values_of(self, FIELDS)
