"""What a form may bring, and what is made of it. Price, capacity and kind are never among it."""

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lueckenlos.accounts.models import normal_email
from lueckenlos.events.enums import Need, PlaceKind, Wish
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.shared.errors import Invalid

_FORM_KEY: Final = re.compile(r"[A-Za-z0-9_-]{20,64}")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")
_FEWEST_DIGITS: Final = 5
_TEXTS: Final = ("name", "organisation", "email", "phone", "note")
_WITH_ORGANISATION: Final = frozenset({PlaceKind.GEWERBLICH, PlaceKind.INFOSTAND})


@dataclass(frozen=True, slots=True)
class RegistrationValues:
    """The registration form. ``rules_version`` is the version that was shown and accepted, None without the tick."""

    place_type: int
    name: str
    email: str
    quantity: int = 1
    organisation: str = ""
    phone: str = ""
    wishes: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    note: str = ""
    rules_version: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceTypeValues:
    """One row of the form of place types; ``pk`` None for a new one."""

    name: str
    kind: str
    price_cents: int
    capacity: int
    pk: int | None = None


def new_form_key() -> str:
    """Drawn whenever the form is shown."""
    return secrets.token_urlsafe(24)


def form_key_is_possible(form_key: str) -> bool:
    return bool(_FORM_KEY.fullmatch(form_key))


def cleaned(values: RegistrationValues, booking: Booking, *, email_needed: bool = True) -> RegistrationValues:
    """The same with tidy texts; raises Invalid for what the form could not have offered."""
    texts = {name: " ".join(_CONTROL.sub(" ", getattr(values, name)).split()) for name in _TEXTS}
    for name, text in texts.items():
        field = Registration._meta.get_field(name)
        if len(text) > (field.max_length or 0):  # type: ignore[union-attr] # a plain text field
            raise Invalid("registration_text_too_long", field=field.verbose_name, most=field.max_length)  # type: ignore[union-attr] # as above
    if not texts["name"]:
        raise Invalid("registration_name_missing")
    try:
        if email_needed or texts["email"]:
            validate_email(texts["email"])
    except ValidationError:
        raise Invalid("registration_email_wrong") from None
    if texts["phone"] and sum(sign.isdecimal() for sign in texts["phone"]) < _FEWEST_DIGITS:
        raise Invalid("registration_phone_wrong")
    if not 1 <= values.quantity <= booking.max_places:
        raise Invalid("registration_quantity", most=booking.max_places)
    _only(values.wishes, Wish.values)
    _only(values.needs, Need.values)
    if values.rules_version is None:
        raise Invalid("rules_not_accepted")
    if values.rules_version != booking.rules_version:
        raise Invalid("rules_changed")
    return replace(
        values,
        name=texts["name"],
        organisation=texts["organisation"],
        email=texts["email"],
        phone=texts["phone"],
        note=texts["note"],
    )


def check_organisation(values: RegistrationValues, place_type: PlaceType) -> None:
    """Whoever sells as a trade or informs for an organisation says for which."""
    if place_type.kind in _WITH_ORGANISATION and not values.organisation:
        raise Invalid("registration_organisation_missing", kind=PlaceKind(place_type.kind).label)


def email_key(email: str) -> str:
    return normal_email(email)


def _only(given: frozenset[str], known: Collection[str]) -> None:
    if not given <= set(known):
        raise Invalid("registration_choice_unknown")
