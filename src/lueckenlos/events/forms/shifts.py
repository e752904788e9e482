"""A shift as the office types it: day of the event proposed, clock times."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils import timezone

from lueckenlos.events.forms.fields import MomentInput, column
from lueckenlos.events.models import Event, HelperShift
from lueckenlos.events.queries.shifts import ShiftLine
from lueckenlos.events.rules.shifts import MOST_HELPERS, ShiftValues

# more digits fit no column
_LONGEST_KEY: Final = 9
_HIGHEST_NUMBER: Final = 10**9


class ShiftForm(forms.Form):
    """One shift."""

    name = column(HelperShift, "name", help_text="Etwa: Kasse, Kuchenbuffet, Abbau.")
    starts_at = column(HelperShift, "starts_at")
    ends_at = column(HelperShift, "ends_at")
    seats = forms.IntegerField(label="Wie viele helfen", min_value=1, max_value=MOST_HELPERS, initial=2)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_at", "ends_at"):
            self.fields[name].initial = getattr(event, name)
            self.fields[name].widget = MomentInput()

    @property
    def values(self) -> ShiftValues:
        return ShiftValues(**self.cleaned_data)


class CallForm(forms.Form):
    """Somebody has called and helps in this shift."""

    number = forms.IntegerField(
        label="Nummer der Anmeldung",
        min_value=1,
        max_value=_HIGHEST_NUMBER,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    shift = forms.TypedChoiceField(label="Schicht", coerce=int)

    def __init__(self, data: QueryDict | None, *, lines: Sequence[ShiftLine]) -> None:
        super().__init__(data)
        self.fields["shift"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            (line.shift.pk, f"{line.shift.name}, {timezone.localtime(line.shift.starts_at):%d.%m., %H:%M}")
            for line in lines
        ]


def key_of(text: str) -> int:
    """The key in a form; 0, which no row has, for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_KEY else 0
