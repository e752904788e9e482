"""Forms for organisations and their contact persons."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from lueckenlos.partners.enums import OrganisationKind
from lueckenlos.partners.messages import SENTENCES
from lueckenlos.partners.models import ContactPerson, Organisation

_FEWEST_DIGITS: Final = 3
_PLZ_DIGITS: Final = 5
MOST_CONTACTS: Final = 30
# what another page may know of an organisation that is not there yet
_KNOWN_BEFORE: Final = ("name", "kind")


def check_plz(value: str) -> None:
    if value and not (len(value) == _PLZ_DIGITS and value.isdecimal()):
        raise ValidationError(SENTENCES["plz_wrong"])


def check_phone(value: str) -> None:
    if value and sum(mark.isdigit() for mark in value) < _FEWEST_DIGITS:
        raise ValidationError(SENTENCES["phone_wrong"])


def _field(model: type[models.Model], name: str, **options: Any) -> forms.Field:
    column: Any = model._meta.get_field(name)
    made: forms.Field = column.formfield(**options)
    return made


class OrganisationForm(forms.Form):
    """Everything about an organisation but its contact persons."""

    name = _field(Organisation, "name")
    kind = _field(Organisation, "kind")
    street = _field(Organisation, "street")
    plz = _field(Organisation, "plz")
    ort = _field(Organisation, "ort")
    phone = _field(Organisation, "phone", help_text="Etwa 03476 12345.")
    email = _field(Organisation, "email", help_text="An diese Adresse gehen Erinnerungen an die Angebote.")
    website = _field(Organisation, "website", assume_scheme="https", help_text="Etwa www.beispiel.de")
    note = _field(Organisation, "note", widget=forms.Textarea({"rows": 3}))

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organisation: Organisation | None = None,
        asked: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """``asked`` is what the page that led here knows of a new organisation."""
        initial = {name: asked[name] for name in _KNOWN_BEFORE if name in asked}
        if organisation:
            initial = {name: getattr(organisation, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        self.fields["plz"].validators.append(check_plz)
        self.fields["phone"].validators.append(check_phone)


class ContactForm(forms.Form):
    """An official contact; a row without a name is left out."""

    name = _field(ContactPerson, "name", required=False)
    function = _field(ContactPerson, "function")
    phone = _field(ContactPerson, "phone")
    email = _field(ContactPerson, "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].validators.append(check_phone)


ContactFormSet: type[BaseFormSet[ContactForm]] = formset_factory(
    ContactForm, extra=2, max_num=MOST_CONTACTS, validate_max=True, can_delete=True
)


class OrganisationFilterForm(forms.Form):
    """A wrong value asks for nothing."""

    text = forms.CharField(label="Name oder Ort", max_length=120, required=False, widget=forms.SearchInput)
    kind = forms.ChoiceField(label="Art", choices=[("", "alle"), *OrganisationKind.choices], required=False)

    @property
    def criteria(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
