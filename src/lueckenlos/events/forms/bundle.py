"""The edit page of an event: the event, its programme, and for a Börse its settings and place types."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from lueckenlos.events.actions.boerse import BOERSE_FIELDS
from lueckenlos.events.actions.booking import BOOKING_FIELDS
from lueckenlos.events.actions.events import EVENT_FIELDS, PartValues
from lueckenlos.events.forms.boerse import BoerseForm
from lueckenlos.events.forms.booking import BookingSettingsForm, PlaceRows
from lueckenlos.events.forms.event import BOERSE, EventForm, PartRows
from lueckenlos.events.forms.fields import suggest
from lueckenlos.events.forms.page import PageInput
from lueckenlos.events.messages import notices
from lueckenlos.events.models import Boerse, Booking, Event, Programmteil
from lueckenlos.events.queries.places import known_places
from lueckenlos.events.queries.work import neighbours
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.models import Stelle


class EventInput(PageInput):
    """Forms and rows of one page; valid only when all are."""

    more_rows = {"weiterer-teil": "teile", "weitere-platzart": "plaetze"}
    changed_meanwhile = notices.CHANGED_MEANWHILE

    def __init__(
        self,
        data: QueryDict | None,
        near: QuerySet[Stelle],
        places: Sequence[dict[str, str]],
        event: Event | None = None,
    ) -> None:
        booking: Booking | None = getattr(event, "booking", None)
        boerse: Boerse | None = getattr(event, "boerse", None)
        super().__init__(data, event.changed_at.isoformat() if event else "")
        data = self.data
        initial = _initial(event, EVENT_FIELDS) | {"together_with": event.together_with.all() if event else []}
        self.form = EventForm(data, initial=initial, near=near, boerse=event is not None and event.art == BOERSE)
        if event is None:
            suggest(self.form, places)
        self.parts = PartRows(data, prefix="teile", initial=_parts(event))
        self.settings, self.places = None, None
        if booking:
            values = _initial(booking, BOOKING_FIELDS)
            self.settings = BookingSettingsForm(data, prefix="anmeldung", initial=values)
            self.places = PlaceRows(data, prefix="plaetze", initial=_places(booking))
        values = _initial(boerse, BOERSE_FIELDS)
        self.boerse = BoerseForm(data, prefix="boerse", initial=values) if boerse else None
        self.begin()

    @classmethod
    def posted(cls, request: WorkRequest, event: Event | None = None) -> "EventInput":
        return cls(
            request.POST if request.method == "POST" else None,
            neighbours(request.actor),
            known_places(request.actor),
            event,
        )

    @property
    def forms(self) -> list[forms.Form]:
        return [form for form in (self.form, self.settings, self.boerse) if form is not None]

    @property
    def rows(self) -> list[Any]:
        return [self.parts, self.places] if self.places is not None else [self.parts]

    def is_valid(self) -> bool:
        return super().is_valid() and self._parts_have_moments()

    def _parts_have_moments(self) -> bool:
        """False where a part begins in the hour that the change of clocks skips."""
        for row in self.parts.kept:
            try:
                row.values(self.form.cleaned_data)
            except forms.ValidationError as error:
                row.add_error("begins", error)
        if self.parts.is_valid():
            return True
        self.rows_wrong()
        return False

    @property
    def partners(self) -> list[Stelle]:
        return list(self.form.cleaned_data.get("together_with", ()))

    @property
    def part_values(self) -> list[PartValues]:
        return [row.values(self.form.cleaned_data) for row in self.parts.kept]

    @property
    def place_values(self) -> list[PlaceTypeValues]:
        return [row.values for row in self.places.kept] if self.places else []


def _initial(row: Event | Booking | Boerse | None, names: frozenset[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names} if row else {}


def _parts(event: Event | None) -> list[dict[str, Any]]:
    return [_part(part) for part in event.parts.all()] if event else []


def _part(part: Programmteil) -> dict[str, Any]:
    begins, ends = (at and timezone.localtime(at) for at in (part.starts_at, part.ends_at))
    return {
        "title": part.title,
        "room": part.room,
        "day": begins.date() if begins else None,
        "begins": begins.time() if begins else None,
        "ends": ends.time() if ends else None,
        "audience": part.audience,
        "note": part.note,
        "capacity": part.capacity,
    }


def _places(booking: Booking) -> Sequence[dict[str, Any]]:
    names = tuple(PlaceTypeValues.__dataclass_fields__)
    return [{name: getattr(row, name) for name in names} for row in booking.place_types.all()]
