"""A bazaar: created on one page, and all its settings on another."""

from typing import Any, ClassVar, Final

from django import forms
from django.http import QueryDict

from lueckenlos.bazaar.actions.bazaar import BAZAAR_FIELDS, GroupValues
from lueckenlos.bazaar.enums import CommissionStep, GroupKind, PriceStep, Rounding
from lueckenlos.bazaar.forms.fields import PercentField
from lueckenlos.bazaar.messages import texts
from lueckenlos.bazaar.models import Bazaar, SellerGroup
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.forms.fields import EuroField, column
from lueckenlos.events.forms.one_day import OneDayForm
from lueckenlos.events.models import Booking, Event, PlaceType
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.web.forms import DayInput

# helpers bring more and pay nothing; a number in five for them is the custom
_HELPER_NUMBERS: Final = 99
_REGULARS_UNTIL: Final = 199
_MOST_NUMBERS: Final = 1_000


class BazaarStartForm(OneDayForm):
    """Everything that a Nummernbasar needs to go live; the rest has good values."""

    title = column(Event, "title", initial=texts.TITLE)
    day = forms.DateField(label="Tag des Verkaufs", widget=DayInput())
    venue = column(Event, "venue", required=True, help_text="Etwa „Mehrzweckhalle“.")
    numbers = forms.IntegerField(label="Verkäufernummern", min_value=1, max_value=_MOST_NUMBERS, initial=120)
    max_items = forms.IntegerField(label="Artikel je Nummer höchstens", min_value=1, max_value=500, initial=50)
    rate_bp = PercentField(label="Provision in Prozent", initial=1000, help_text="Vom Umsatz; Helfende zahlen keine.")
    fee_cents = EuroField(label="Listengebühr in Euro", initial=300)
    opens_at = column(Booking, "opens_at", label="Anmeldung ab")
    closes_at = column(Booking, "closes_at", label="Anmeldung bis")
    lists_close_at = column(Bazaar, "lists_close_at", required=True, help_text="Danach ändert sich keine Liste mehr.")

    sections = (
        ("Wann und wo", ("title", "day", "begins", "until", "venue")),
        ("Nummern und Geld", ("numbers", "max_items", "rate_bp", "fee_cents")),
        ("Fristen", ("opens_at", "closes_at", "lists_close_at")),
    )
    event_fields = ("title", "venue")
    always: ClassVar = {"art": "boerse", "summary": texts.SUMMARY}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.in_order(data, "closes_at", "lists_close_at", "Die Listen müssen länger offen sein als die Anmeldung.")
        return data

    @property
    def booking_values(self) -> dict[str, Any]:
        data = self.cleaned_data
        window = {"opens_at": data["opens_at"], "closes_at": data["closes_at"]}
        return {**window, "max_places": 1, "rules_text": texts.RULES}

    @property
    def place_types(self) -> list[PlaceTypeValues]:
        helpers = min(_HELPER_NUMBERS, max(1, self.cleaned_data["numbers"] // 4))
        return [
            PlaceTypeValues(texts.FREE_PLACE, PlaceKind.NUMMER, 0, self.cleaned_data["numbers"]),
            PlaceTypeValues(texts.HELPER_PLACE, PlaceKind.NUMMER, 0, helpers),
        ]

    @property
    def values(self) -> dict[str, Any]:
        defaults = {
            "categories": texts.CATEGORIES,
            "sizes": texts.SIZES,
            "allowed_text": texts.ALLOWED,
            "forbidden_text": texts.FORBIDDEN,
        }
        return {"lists_close_at": self.cleaned_data["lists_close_at"], **defaults}

    def group_values(self, booking: Booking) -> list[GroupValues]:
        """Helpers 1–99, regulars 100–199, free ones from 200."""
        data = self.cleaned_data
        places = {one.name: one.pk for one in booking.place_types.all()}
        rate, fee, most = data["rate_bp"], data["fee_cents"], data["max_items"]
        first = _REGULARS_UNTIL + 1
        return [
            GroupValues(GroupKind.HELFENDE, 0, 0, min(500, most * 2), 1, _HELPER_NUMBERS, places[texts.HELPER_PLACE]),
            GroupValues(GroupKind.STAMM, rate, fee, most, _HELPER_NUMBERS + 1, _REGULARS_UNTIL),
            GroupValues(GroupKind.FREI, rate, fee, most, first, first + data["numbers"] - 1, places[texts.FREE_PLACE]),
        ]


class BazaarForm(forms.Form):
    """All settings but the groups."""

    lists_close_at = column(Bazaar, "lists_close_at", help_text="Danach ändert nur noch das Basarteam etwas.")
    dropoff_from = column(Bazaar, "dropoff_from")
    dropoff_until = column(Bazaar, "dropoff_until")
    collect_from = column(Bazaar, "collect_from")
    collect_until = column(Bazaar, "collect_until")
    price_step_cents = forms.TypedChoiceField(label="Preise in Schritten von", choices=PriceStep.choices, coerce=int)
    min_price_cents = EuroField(label="Mindestpreis in Euro")
    commission_step_cents = forms.TypedChoiceField(label="Provision runden", choices=CommissionStep.choices, coerce=int)
    rounding = forms.ChoiceField(label="Richtung", choices=Rounding.choices)
    categories = column(
        Bazaar,
        "categories",
        widget=forms.Textarea({"rows": 7}),
        help_text="Eine je Zeile. Eine Grenze steht hinter einem Doppelpunkt, etwa „Schuhe: 3“.",
    )
    sizes = column(Bazaar, "sizes", help_text="Steht bei der Eingabe, etwa „50 bis 176“.")
    allowed_text = column(Bazaar, "allowed_text", widget=forms.Textarea({"rows": 4}))
    forbidden_text = column(Bazaar, "forbidden_text", widget=forms.Textarea({"rows": 4}))
    charity = column(Bazaar, "charity")

    sections: Final = (
        ("Fristen", ("lists_close_at", "dropoff_from", "dropoff_until", "collect_from", "collect_until")),
        ("Preise und Provision", ("price_step_cents", "min_price_cents", "commission_step_cents", "rounding")),
        ("Ware", ("categories", "sizes", "allowed_text", "forbidden_text", "charity")),
    )

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(legend, [self[name] for name in names]) for legend, names in self.sections]


class GroupForm(forms.Form):
    """One group of sellers."""

    rate_bp = PercentField(label="Provision in Prozent")
    fee_cents = EuroField(label="Listengebühr in Euro", required=False)
    max_items = forms.IntegerField(label="Artikel höchstens", min_value=1, max_value=500)
    number_from = forms.IntegerField(label="Nummern von", min_value=1, max_value=9999)
    number_to = forms.IntegerField(label="bis", min_value=1, max_value=9999)
    place_type = forms.TypedChoiceField(label="Platzart der Anmeldung", coerce=int, empty_value=None, required=False)


class SettingsInput:
    """The settings page: the bazaar and its three groups."""

    def __init__(self, data: QueryDict | None, bazaar: Bazaar) -> None:
        self.form = BazaarForm(data, initial={name: getattr(bazaar, name) for name in BAZAAR_FIELDS})
        places = PlaceType.objects.filter(booking__event=bazaar.event_id, kind=PlaceKind.NUMMER)
        choices = [("", "–"), *places.order_by("position").values_list("pk", "name")]
        known = {group.kind: group for group in SellerGroup.objects.filter(bazaar=bazaar)}
        self.rows = [(kind, _group_form(kind, data, known, choices)) for kind in GroupKind]

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(form.is_valid() for _, form in self.rows)])

    @property
    def group_values(self) -> list[GroupValues]:
        return [GroupValues(kind=kind, **form.cleaned_data) for kind, form in self.rows]


def _group_form(
    kind: GroupKind, data: QueryDict | None, known: dict[str, SellerGroup], choices: list[tuple[Any, str]]
) -> GroupForm:
    group = known.get(kind.value)
    initial = {name: getattr(group, name) for name in ("rate_bp", "fee_cents", "max_items", "number_from", "number_to")}
    initial["place_type"] = group.place_type_id if group else None
    form = GroupForm(data, prefix=kind.value, initial=initial)
    form.fields["place_type"].choices = choices  # type: ignore[attr-defined] # a choice field
    return form
