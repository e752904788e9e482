"""How one registers for an event: set up on one short page, all settings on the edit page."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone

from lueckenlos.events.enums import Payment, PlaceKind
from lueckenlos.events.forms.event import rows_of
from lueckenlos.events.forms.fields import EuroField, QuietForm, column, next_morning
from lueckenlos.events.messages.texts import SEAT
from lueckenlos.events.models import Booking, Event, PlaceType
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.events.rules.tables import MOST_TABLES

_ORDER: Final = "Die Anmeldung muss vor ihrem Ende beginnen."


class WindowForm(QuietForm):
    """A window of registration in the right order."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _ORDER)
        return data


class BookingStartForm(WindowForm):
    """Seats for people at any event; everything else has good values."""

    capacity = forms.IntegerField(label="Zahl der Plätze", min_value=1, max_value=MOST_TABLES, initial=30)
    max_places = column(Booking, "max_places", initial=1, help_text="1, wenn sich jede Person selbst anmeldet.")
    price_cents = EuroField(label="Preis je Platz in Euro", initial=0, help_text="0 für kostenlos.")
    opens_at = column(Booking, "opens_at")
    closes_at = column(Booking, "closes_at")

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opens, closes = next_morning(), event.starts_at - timedelta(days=1)
        in_time = opens < closes
        # at short notice from now on and until it begins
        self.fields["opens_at"].initial = opens if in_time else timezone.now().replace(second=0, microsecond=0)
        self.fields["closes_at"].initial = closes if in_time else event.starts_at

    @property
    def settings(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("max_places", "opens_at", "closes_at")}

    @property
    def place_types(self) -> list[PlaceTypeValues]:
        data = self.cleaned_data
        return [PlaceTypeValues(SEAT, PlaceKind.TEILNAHME, data["price_cents"], data["capacity"])]


class BookingSettingsForm(WindowForm):
    """All settings of registering but the place types."""

    opens_at = column(Booking, "opens_at")
    closes_at = column(Booking, "closes_at")
    max_places = column(Booking, "max_places")
    payment = forms.ChoiceField(label="Zahlung", choices=Payment.choices, widget=forms.RadioSelect)
    payment_note = column(
        Booking, "payment_note", widget=forms.Textarea({"rows": 2}), help_text="Steht in der Bestätigung."
    )
    payment_days = column(Booking, "payment_days", help_text="Nur bei Überweisung, ab der Bestätigung.")
    cancel_until_days = column(
        Booking, "cancel_until_days", help_text="Bis so viele Tage vorher meldet man sich selbst ab."
    )
    offer_hours = column(
        Booking, "offer_hours", help_text="So lange gilt ein Platz für die Nächsten auf der Warteliste."
    )
    confirm_hours = column(Booking, "confirm_hours")
    remind_days = column(Booking, "remind_days", help_text="0: keine Erinnerung.")
    rules_text = column(
        Booking,
        "rules_text",
        widget=forms.Textarea({"rows": 10}),
        help_text="Wer sich anmeldet, stimmt diesem Text zu. Nach einer Änderung gilt er für neue Anmeldungen.",
    )

    sections: Final = (
        (
            "Anmeldung",
            (
                "opens_at",
                "closes_at",
                "max_places",
                "confirm_hours",
                "offer_hours",
                "cancel_until_days",
                "remind_days",
                "rules_text",
            ),
        ),
        ("Bezahlen", ("payment", "payment_days", "payment_note")),
    )

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(legend, [self[name] for name in names]) for legend, names in self.sections]


class PlaceForm(QuietForm):
    """One kind of place."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = column(PlaceType, "name")
    kind = forms.ChoiceField(label="Art", choices=PlaceKind.choices, initial=PlaceKind.PRIVAT)
    price_cents = EuroField(label="Preis in Euro", required=False)
    capacity = forms.IntegerField(label="Plätze", min_value=1, max_value=MOST_TABLES)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == PlaceKind.INFOSTAND and data.get("price_cents"):
            self.add_error("price_cents", "Ein Infostand kostet nichts.")
        return data

    @property
    def values(self) -> PlaceTypeValues:
        return PlaceTypeValues(**{name: self.cleaned_data[name] for name in PlaceTypeValues.__dataclass_fields__})


PlaceRows = rows_of(PlaceForm)
