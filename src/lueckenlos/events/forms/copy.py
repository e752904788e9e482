"""The same event once more, on another day or on many."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone

from lueckenlos.events.actions.copies import MOST_COPIES
from lueckenlos.events.models import Event
from lueckenlos.web.forms import DayInput

_WEEKS: Final = (("1", "jede Woche"), ("2", "alle zwei Wochen"), ("4", "alle vier Wochen"))


class CopyForm(forms.Form):
    """First day, and how the others follow."""

    day = forms.DateField(label="Tag der neuen Veranstaltung", widget=DayInput())
    times = forms.IntegerField(
        label="Wie viele Termine", min_value=1, max_value=MOST_COPIES, initial=1, help_text="1 für einen einzelnen."
    )
    weeks = forms.ChoiceField(label="Abstand", choices=_WEEKS, initial="1", help_text="Nur bei mehreren Terminen.")
    series = forms.BooleanField(
        label="Die Termine sind eine Reihe: wer angemeldet ist, kann selbst den Termin wechseln", required=False
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # the same weekday of next year
        self.fields["day"].initial = timezone.localdate(event.starts_at) + timedelta(weeks=52)

    @property
    def days(self) -> list[date]:
        data = self.cleaned_data
        return [data["day"] + timedelta(weeks=int(data["weeks"]) * number) for number in range(data["times"])]
