"""What every short form that creates an event asks: one day, from and until, and in which groups the fields stand."""

from datetime import datetime, time
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from lueckenlos.events.forms.fields import AFTER, column, moment, next_morning
from lueckenlos.events.models import Event
from lueckenlos.web.forms import ClockInput, DayInput

WINDOW: Final = "Die Anmeldung muss vor ihrem Ende beginnen."
_PAST: Final = "Dieser Tag ist vorbei. Prüfen Sie das Datum, auch das Jahr."

Sections = tuple[tuple[str, tuple[str, ...]], ...]


class OneDayForm(forms.Form):
    """Event fields and the moments made of day and clock; each kind adds its own fields and ``sections``."""

    title = column(Event, "title")
    day = forms.DateField(label="Tag", widget=DayInput())
    begins = forms.TimeField(label="von", widget=ClockInput(), initial=time(9))
    until = forms.TimeField(label="bis", widget=ClockInput(), initial=time(13))
    venue = column(Event, "venue", required=True)

    sections: ClassVar[Sections] = ()
    # what becomes of the event, beside its moments; and what it always is
    event_fields: ClassVar[tuple[str, ...]] = ("title", "venue", "room")
    always: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "opens_at" in self.fields:
            self.fields["opens_at"].initial = next_morning()

    def clean(self) -> dict[str, Any]:
        """With ``starts_at`` and ``ends_at`` where day and clock are right."""
        data = super().clean() or {}
        day, begins, until = data.get("day"), data.get("begins"), data.get("until")
        if begins and until and until <= begins:
            self.add_error("until", AFTER)
        elif day and begins and until:
            try:
                data["starts_at"], data["ends_at"] = moment(day, begins), moment(day, until)
            except ValidationError as error:
                self.add_error("begins", error)
            else:
                self._refuse_the_past(data["ends_at"])
        self.in_order(data, "opens_at", "closes_at", WINDOW)
        return data

    def _refuse_the_past(self, ends_at: datetime) -> None:
        """Where people are to register; a training may be written down afterwards."""
        if "opens_at" in self.fields and ends_at <= timezone.now():
            self.add_error("day", _PAST)

    def in_order(self, data: dict[str, Any], first: str, last: str, message: str) -> None:
        """``last`` is later than ``first``, where both are there."""
        before, after = data.get(first), data.get(last)
        if before and after and after <= before:
            self.add_error(last, message)

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(legend, [self[name] for name in names]) for legend, names in self.sections]

    @property
    def event_values(self) -> dict[str, Any]:
        names = (*self.event_fields, "starts_at", "ends_at")
        return {**self.always, **{name: self.cleaned_data[name] for name in names}}
