"""The registration for an event: what people fill in on the first page, and what they accept on the second."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lueckenlos.events.enums import AT_TABLES, Need, PlaceKind, Wish
from lueckenlos.events.models import Booking
from lueckenlos.events.queries.work import Place
from lueckenlos.events.rules import RegistrationValues, cleaned, new_form_key
from lueckenlos.events.rules.values import form_key_is_possible
from lueckenlos.portal.words import euro, free_in_words
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.sentences import sentence

_WITH_ORGANISATION: Final = frozenset({PlaceKind.GEWERBLICH, PlaceKind.INFOSTAND})
# where people come for their work: name badges and the report say for whom
_PROFESSIONAL: Final = frozenset(
    "gesundheitskonferenz praeventionskonferenz fachtag fachgespraech fortbildung lernwerkstatt werkstatt "
    "austauschtreffen netzwerktreffen".split()
)
# where a refusal of the whole registration is shown
_FIELD_OF: Final = {
    "registration_name_missing": "name",
    "registration_email_wrong": "email",
    "registration_phone_wrong": "phone",
}


def _say(code: str, **values: object) -> str:
    return sentence(Invalid(code, **values))


class BookingForm(forms.Form):
    """Page one. Texts only: what it costs and what is free is read again whenever it is sent."""

    place_type = forms.TypedChoiceField(label=gettext_lazy("Ihr Platz"), widget=forms.RadioSelect, coerce=int)
    quantity = forms.TypedChoiceField(label=gettext_lazy("Anzahl der Plätze"), coerce=int)
    name = forms.CharField(label=gettext_lazy("Ihr Name"), widget=forms.TextInput({"autocomplete": "name"}))
    organisation = forms.CharField(
        label=gettext_lazy("Organisation oder Firma"),
        help_text=gettext_lazy("Nur für gewerbliche Plätze und Infostände."),
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Ihre E-Mail-Adresse"),
        help_text=gettext_lazy("Dorthin schicken wir einen Link. Mit ihm bestätigen Sie Ihre Anmeldung."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telefon"),
        required=False,
        help_text=gettext_lazy("Falls sich kurz vorher etwas ändert. Sie müssen nichts angeben."),
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    wishes = forms.MultipleChoiceField(
        label=gettext_lazy("Was hätten Sie gern?"),
        help_text=gettext_lazy("Wir versuchen es. Versprechen können wir es nicht."),
        required=False,
        choices=Wish.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Was brauchen Sie unbedingt?"),
        help_text=gettext_lazy("Wer etwas davon braucht, bekommt zuerst einen passenden Platz."),
        required=False,
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None, *, booking: Booking, places: Sequence[Place]) -> None:
        super().__init__(data)
        self.booking = booking
        self.places = {place.pk: place for place in places}
        posted = data.get("form_key", "") if data else ""
        self.stale = not form_key_is_possible(posted)
        # drawn once when the form is shown first, carried unchanged to the end: sending twice is one registration
        self.key = new_form_key() if self.stale else posted
        self._offer()
        self._explain()

    def _offer(self) -> None:
        """Only what this event has."""
        labels = [(place.pk, label_of(place)) for place in self.places.values()]
        self.fields["place_type"].choices = labels  # type: ignore[attr-defined] # a ChoiceField
        most = self.booking.max_places
        self.fields["quantity"].choices = [(number, str(number)) for number in range(1, most + 1)]  # type: ignore[attr-defined] # as above
        if len(labels) == 1:
            self.fields["place_type"].initial = labels[0][0]
        asked = any(place.kind in _WITH_ORGANISATION for place in self.places.values())
        if self.booking.event.art in _PROFESSIONAL:
            self.fields["organisation"].label = _("Organisation")
            self.fields["organisation"].help_text = _("Falls Sie für eine kommen. Für einen Infostand ist sie nötig.")
        elif not asked:
            del self.fields["organisation"]
        if not any(place.kind in AT_TABLES for place in self.places.values()):
            del self.fields["wishes"]
        if most == 1:
            self.fields["quantity"].initial = 1
            self.fields["quantity"].widget = forms.HiddenInput()

    def _explain(self) -> None:
        """One sentence for each mistake, the same that the registration itself would give."""
        most = self.booking.max_places
        said = {
            "place_type": (_say("booking_place_missing"), _say("place_type_unknown")),
            "quantity": (_say("registration_quantity", most=most), _say("registration_quantity", most=most)),
            "name": (_say("registration_name_missing"), ""),
            "email": (_say("registration_email_wrong"), _say("registration_email_wrong")),
            "wishes": ("", _say("registration_choice_unknown")),
            "needs": ("", _say("registration_choice_unknown")),
        }
        for name, (required, wrong) in said.items():
            if name not in self.fields:
                continue
            messages = {"required": required, "invalid": wrong, "invalid_choice": wrong, "invalid_list": wrong}
            self.fields[name].error_messages.update(messages)
        # EmailField brings a validator with words of its own
        self.fields["email"].validators = []

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if self.errors:
            return data
        try:
            cleaned(self.values, self.booking)
        except Invalid as error:
            self.add_error(_FIELD_OF.get(error.code), sentence(error))
        place = self.places[data["place_type"]]
        if place.kind in _WITH_ORGANISATION and not data.get("organisation"):
            self.add_error("organisation", _say("registration_organisation_missing", kind=place.kind.label))
        return data

    @property
    def values(self) -> RegistrationValues:
        """As the registration takes them; the rules count as accepted, which the second page asks for."""
        data = self.cleaned_data
        return RegistrationValues(
            place_type=data["place_type"],
            name=data["name"],
            email=data["email"],
            quantity=data["quantity"],
            organisation=data.get("organisation", ""),
            phone=data["phone"],
            wishes=frozenset(data.get("wishes", ())),
            needs=frozenset(data["needs"]),
            rules_version=self.booking.rules_version,
        )

    @property
    def place(self) -> Place:
        return self.places[self.cleaned_data["place_type"]]

    @property
    def amount_cents(self) -> int:
        return self.place.price_cents * int(self.cleaned_data["quantity"])

    @property
    def will_wait(self) -> bool:
        """As far as one can know now."""
        return self.place.free < int(self.cleaned_data["quantity"])


class CheckForm(forms.Form):
    """Page two: one tick, for exactly the rules and the price that were shown."""

    accepted = forms.BooleanField(label=gettext_lazy("Ich melde mich verbindlich an"))

    def __init__(self, data: QueryDict | None, *, answers: BookingForm) -> None:
        super().__init__(data)
        self.answers = answers
        self.fields["accepted"].help_text = (
            _("Ich habe die Regeln und den Hinweis zum Datenschutz gelesen und bin einverstanden.")
            if answers.booking.rules_text
            else _("Ich habe den Hinweis zum Datenschutz gelesen.")
        )
        self.fields["accepted"].error_messages["required"] = _say("booking_not_accepted")

    def clean(self) -> dict[str, Any]:
        if self.answers.stale:
            self._ask_again("booking_form_stale")
        elif self.data.get("rules_version") != str(self.answers.booking.rules_version):
            self._ask_again("rules_changed")
        elif self.data.get("amount") != str(self.answers.amount_cents):
            self._ask_again("booking_price_changed")
        return self.cleaned_data

    def _ask_again(self, code: str) -> None:
        """The tick was for something else."""
        self.add_error(None, _say(code))
        self.data = {name: value for name, value in self.data.items() if name != "accepted"}


def label_of(place: Place) -> str:
    """„Tisch, 10 Euro (Plätze frei)“"""
    return f"{place.name}, {euro(place.price_cents)} ({free_in_words(max(place.free, 0))})"
