"""Somebody stands at the door without a registration."""

from typing import Any

from django import forms
from django.http import QueryDict

from lueckenlos.events.enums import FOR_PEOPLE
from lueckenlos.events.forms.fields import column
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.queries.work import Place
from lueckenlos.events.rules import RegistrationValues, new_form_key


class WalkInForm(forms.Form):
    """As little as a list and a certificate need."""

    name = column(Registration, "name", label="Vor- und Nachname", required=True)
    organisation = column(Registration, "organisation")
    email = column(
        Registration,
        "email",
        help_text="Kann leer bleiben. Mit Adresse bekommt die Person ihren Link, etwa zu Unterlagen und Zertifikat.",
    )
    place_type = forms.TypedChoiceField(label="Platz", coerce=int)
    agreed = forms.BooleanField(
        label="Die Person hat die Regeln der Veranstaltung gelesen und stimmt zu.",
        error_messages={"required": "Bitte fragen Sie, ob die Person den Regeln zustimmt."},
    )
    # drawn with the page: sending it twice is one person
    form_key = forms.CharField(widget=forms.HiddenInput, initial=new_form_key, max_length=64)
    rules_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, booking: Booking, places: list[Place]) -> None:
        super().__init__(data)
        self.places = [place for place in places if place.kind in FOR_PEOPLE]
        choices = [(place.pk, f"{place.name} (frei: {place.free})") for place in self.places]
        self.fields["place_type"].choices = choices  # type: ignore[attr-defined] # a choice field
        if len(choices) == 1:
            self.fields["place_type"].widget = forms.HiddenInput()
            self.fields["place_type"].initial = choices[0][0]
        self.fields["rules_version"].initial = booking.rules_version
        if not booking.rules_text:
            del self.fields["agreed"]

    @property
    def free(self) -> int:
        return sum(place.free for place in self.places)

    @property
    def values(self) -> RegistrationValues:
        names = ("name", "organisation", "email", "place_type", "rules_version")
        given: dict[str, Any] = {name: self.cleaned_data[name] for name in names}
        return RegistrationValues(**given)
