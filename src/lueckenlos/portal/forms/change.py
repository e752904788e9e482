"""What people change about their own registration: the first page of registering again, without the address."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lueckenlos.events.actions.changes import Details
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.work import PlaceCount
from lueckenlos.events.rules import RegistrationValues
from lueckenlos.portal.forms.booking import BookingForm, label_of
from lueckenlos.portal.words import euro

_KEPT = ("name", "organisation", "phone", "wishes", "needs", "note", "quantity")


class ChangeForm(BookingForm):
    """Filled with what is registered; the e-mail address is the key and stays."""

    note = forms.CharField(label=gettext_lazy("Bemerkung"), required=False, max_length=500)

    def __init__(self, data: QueryDict | None, *, found: Registration, places: Sequence[PlaceCount]) -> None:
        super().__init__(data, booking=found.booking, places=places)
        self._found = found
        del self.fields["email"]
        self.fields["place_type"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            (place.pk, _own(place) if place.pk == found.place_type_id else label_of(place)) for place in places
        ]
        self.initial = {name: getattr(found, name) for name in _KEPT} | {"place_type": found.place_type_id}

    @property
    def values(self) -> RegistrationValues:
        """The rules were accepted when they registered."""
        given = self.details
        return RegistrationValues(
            place_type=given.place_type,
            name=given.name,
            email=self._found.email,
            quantity=given.quantity,
            organisation=given.organisation,
            phone=given.phone,
            wishes=given.wishes,
            needs=given.needs,
            note=given.note,
            rules_version=self.booking.rules_version,
        )

    @property
    def details(self) -> Details:
        data, found = self.cleaned_data, self._found
        return Details(
            place_type=data["place_type"],
            quantity=data["quantity"],
            name=data["name"],
            organisation=data.get("organisation", found.organisation),
            phone=data["phone"],
            wishes=frozenset(data.get("wishes", found.wishes)),
            needs=frozenset(data["needs"]),
            note=data["note"],
        )


def _own(place: PlaceCount) -> str:
    return _("%(place)s, %(price)s (Ihr jetziger Platz)") % {"place": place.name, "price": euro(place.price_cents)}
