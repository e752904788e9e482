"""Somebody who calls or comes to the desk."""

from typing import Any, Final

from django import forms
from django.http import QueryDict

from lueckenlos.bazaar.enums import GroupKind
from lueckenlos.bazaar.models import SellerGroup
from lueckenlos.events.forms.fields import column
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules import RegistrationValues, new_form_key
from lueckenlos.events.rules.values import form_key_is_possible
from lueckenlos.shared.errors import DomainError
from lueckenlos.web.sentences import sentence

_FIELD_OF: Final = {
    "registration_name_missing": "name",
    "registration_phone_wrong": "phone",
    "registration_email_wrong": "email",
    "registration_known": "email",
    "group_unknown": "group",
    "group_numbers_gone": "group",
    "group_without_places": "group",
    "place_type_full": "group",
    "number_taken": "number",
    "number_out_of_range": "number",
}


class PersonForm(forms.Form):
    """What the office asks; an e-mail address is not needed."""

    name = column(Registration, "name", required=True, widget=forms.TextInput({"autocomplete": "off"}))
    phone = column(Registration, "phone", widget=forms.TextInput({"type": "tel", "autocomplete": "off"}))
    email = column(
        Registration,
        "email",
        help_text="Ohne Adresse kommen keine E-Mails; das Büro trägt die Artikel ein und druckt die Etiketten.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    group = forms.TypedChoiceField(label="Gruppe", coerce=int)
    number = forms.IntegerField(
        label="Nummer", min_value=1, max_value=9999, required=False, help_text="Leer: die nächste freie der Gruppe."
    )
    told = forms.BooleanField(
        label="Die Person kennt die Regeln",
        help_text="Auch, dass wir Name, Telefon und E-Mail-Adresse nur für den Basar verwenden und danach löschen.",
        error_messages={"required": "Lesen Sie der Person die Regeln vor oder geben Sie sie ihr mit."},
    )
    form_key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None, *, groups: list[SellerGroup]) -> None:
        first = next((group.pk for group in groups if group.kind == GroupKind.FREI), None)
        super().__init__(data, initial={"group": first, "form_key": new_form_key()})
        self.fields["group"].choices = [(group.pk, f"{group}, ab {group.number_from}") for group in groups]  # type: ignore[attr-defined] # a choice field

    def clean_form_key(self) -> str:
        """A double click is one person."""
        key = str(self.cleaned_data["form_key"])
        return key if form_key_is_possible(key) else new_form_key()

    def values(self, booking: Booking | None) -> dict[str, Any]:
        """For the action; the group decides about the kind of place."""
        data = self.cleaned_data
        told = booking.rules_version if booking else None
        person = RegistrationValues(
            place_type=0, name=data["name"], email=data["email"], phone=data["phone"], rules_version=told
        )
        return {"values": person, **{name: data[name] for name in ("group", "number", "form_key")}}

    def refuse(self, error: DomainError) -> None:
        """The sentence at the field it is about, otherwise above the form."""
        self.add_error(_FIELD_OF.get(error.code), sentence(error))
