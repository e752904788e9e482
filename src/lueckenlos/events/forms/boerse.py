"""A Baby-Börse: created on one page, and all its settings on another."""

from collections.abc import Sequence
from datetime import time
from typing import Any, ClassVar, Final

from django import forms

from lueckenlos.events.enums import Payment, PlaceKind
from lueckenlos.events.forms.event import BOERSE
from lueckenlos.events.forms.fields import EuroField, QuietForm, column, suggest
from lueckenlos.events.forms.one_day import OneDayForm
from lueckenlos.events.messages.texts import RULES, TABLE, TITLE
from lueckenlos.events.models import Boerse, Booking, Event
from lueckenlos.events.rules import PlaceTypeValues, numbers_of
from lueckenlos.events.rules.tables import MOST_TABLES
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.forms import ClockInput
from lueckenlos.web.sentences import sentence

_TABLE_FIELDS: Final = ("tables_wall", "tables_power", "tables_rail", "tables_easy")


class BoerseStartForm(OneDayForm):
    """Everything that a Börse needs to go live; the rest has good values."""

    title = column(Event, "title", initial=TITLE)
    begins = forms.TimeField(label="von", widget=ClockInput(), initial=time(10))
    venue = column(Event, "venue", required=True, help_text="Etwa „Rathaus“.")
    room = column(Event, "room", help_text="Etwa „großer Ratssaal“.")
    tables = forms.IntegerField(label="Zahl der Tische", min_value=1, max_value=MOST_TABLES)
    price_cents = EuroField(label="Preis je Tisch in Euro", initial=1000, help_text="Etwa 10,50; 0 für kostenlos.")
    max_places = column(Booking, "max_places", label="Tische je Haushalt höchstens")
    opens_at = column(Booking, "opens_at")
    closes_at = column(Booking, "closes_at")
    payment = forms.ChoiceField(label="Zahlung", choices=Payment.choices, initial=Payment.BAR, widget=forms.RadioSelect)
    rules_text = column(Booking, "rules_text", initial=RULES, widget=forms.Textarea({"rows": 12}))

    sections = (
        ("Wann und wo", ("title", "day", "begins", "until", "venue", "room")),
        ("Tische", ("tables", "price_cents", "max_places", "payment")),
        ("Anmeldung", ("opens_at", "closes_at")),
    )
    always: ClassVar = {"art": BOERSE}

    def __init__(self, *args: Any, places: Sequence[dict[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        suggest(self, places)

    @property
    def settings(self) -> dict[str, Any]:
        names = ("max_places", "opens_at", "closes_at", "payment", "rules_text")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def place_types(self) -> list[PlaceTypeValues]:
        data = self.cleaned_data
        return [PlaceTypeValues(TABLE, PlaceKind.PRIVAT, data["price_cents"], data["tables"])]


class BoerseForm(QuietForm):
    """What a Börse has beside an ordinary event."""

    setup_from = column(Boerse, "setup_from")
    pregnant_from = column(Boerse, "pregnant_from")
    goods_note = column(Boerse, "goods_note", widget=forms.Textarea({"rows": 3}))
    tables_wall = column(Boerse, "tables_wall", help_text="Etwa 1-12, 40.")
    tables_power = column(Boerse, "tables_power")
    tables_rail = column(Boerse, "tables_rail")
    tables_easy = column(Boerse, "tables_easy", help_text="Ohne Stufen, mit breitem Weg.")

    sections: Final = (
        ("Am Tag der Börse", ("setup_from", "pregnant_from", "goods_note")),
        ("Welche Tische wo stehen", _TABLE_FIELDS),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in _TABLE_FIELDS:
            try:
                numbers_of(data.get(name, ""))
            except Invalid as error:
                self.add_error(name, sentence(error))
        return data

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(legend, [self[name] for name in names]) for legend, names in self.sections]
