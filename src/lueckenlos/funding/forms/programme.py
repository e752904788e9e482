"""What is known of a Förderprogramm, and its deadlines."""

from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.events.forms.fields import column
from lueckenlos.funding.forms.plan import MoneyField
from lueckenlos.funding.models import Deadline, Programme
from lueckenlos.funding.models.programme import REMIND_DAYS
from lueckenlos.funding.programmes import Known
from lueckenlos.tenancy.forms.saving import shown
from lueckenlos.tenancy.forms.versioned import VersionedForm
from lueckenlos.web.forms import DayInput

_TEXT = forms.Textarea({"rows": 3})


class ProgrammeForm(VersionedForm):
    """Only the name is needed; every fact should say where it was read."""

    title = column(Programme, "title")
    funder = column(Programme, "funder")
    summary = column(Programme, "summary", widget=_TEXT)
    for_whom = column(Programme, "for_whom", widget=_TEXT)
    most_cents = MoneyField(
        label="Höchstbetrag in Euro", help_text="Leer, wenn es keinen gibt oder Sie ihn nicht kennen."
    )
    own_percent = column(Programme, "own_percent")
    url = column(Programme, "url", assume_scheme="https")
    source = column(Programme, "source", help_text="Wo Sie das gelesen haben, mit Tag.")
    checked_on = column(Programme, "checked_on", widget=DayInput())
    shared = column(Programme, "shared")
    active = column(Programme, "active")

    def __init__(
        self, data: QueryDict | None, *, programme: Programme | None, known: Known | None, sharing: bool
    ) -> None:
        names = [name for name in self.base_fields if name != "version"]
        initial: dict[str, Any] = {"version": 1, "active": True, **(known.values if known else {})}
        super().__init__(data, initial=shown(programme, names) if programme else initial)
        if not sharing:
            del self.fields["shared"]

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class DeadlineForm(forms.Form):
    """One day."""

    title = column(Deadline, "title", help_text="Etwa „Konzept bei der Geschäftsstelle“.")
    due_on = column(Deadline, "due_on", widget=DayInput())
    remind_days = column(Deadline, "remind_days", initial=REMIND_DAYS, help_text="0: erst am Tag selbst.")
