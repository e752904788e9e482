"""How one registers for an event: window, terms, rules and place types."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import transaction
from django.utils import timezone

from lueckenlos.events.actions.places import hand_on, locked
from lueckenlos.events.enums import Payment, PlaceKind
from lueckenlos.events.models import Booking, Event, PlaceType
from lueckenlos.events.rules import PlaceTypeValues, may_edit
from lueckenlos.events.rules.tables import MOST_TABLES
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_NUMBERS: Final = ("max_places", "payment_days", "cancel_until_days", "offer_hours", "confirm_hours", "remind_days")
# what a form may set; anything else in the mapping is ignored
BOOKING_FIELDS: Final = frozenset("opens_at closes_at payment payment_note rules_text".split()).union(_NUMBERS)
# in cents; a misplaced comma is likelier than a table for more
MOST_CENTS: Final = 100_000
Changes = dict[str, tuple[object, object]]


@transaction.atomic
def save_booking(
    *, event: Event, by: Actor, values: Mapping[str, Any], place_types: Sequence[PlaceTypeValues] | None = None
) -> Booking:
    """Create or change how one registers for this event; ``place_types`` in the order of the form, None leaves them.

    Raises Invalid for impossible settings, and where fewer places are wanted than are taken. New places go to those
    who wait first. A changed text of rules is a new version; earlier acceptances keep theirs.
    """
    ensure(may_edit(by, event))
    found = Booking.objects.filter(event=event).first()
    booking = locked(found) if found else Booking(stelle=event.stelle, event=event)
    changes: Changes = dict(
        audit.changed(booking, {name: value for name, value in values.items() if name in BOOKING_FIELDS})
    )
    if "rules_text" in changes and found:
        booking.rules_version += 1
    _check(booking, event)
    booking.save()
    if place_types is not None:
        before = list(booking.place_types.all())
        _set_place_types(booking, before, place_types)
        if [_line(old) for old in before] != (lines := [_line(new) for new in booking.place_types.all()]):
            changes["place_types"] = ([_line(old) for old in before], lines)
        for old in before:
            if any(new.pk == old.pk and new.capacity > old.capacity for new in place_types):
                hand_on(booking, old.pk, timezone.now(), by)
    if changes:
        audit.record("events.booking.save", booking, by=by, changes=changes)
    return booking


def _check(booking: Booking, event: Event) -> None:
    if booking.opens_at is None or booking.closes_at is None:
        raise Invalid("booking_window_missing")
    if booking.opens_at >= booking.closes_at:
        raise Invalid("booking_window_order")
    if booking.closes_at > event.starts_at:
        raise Invalid("booking_window_late")
    if booking.payment not in Payment.values:
        raise Invalid("registration_choice_unknown")
    for name in _NUMBERS:
        field = booking._meta.get_field(name)
        least, most = 0, 365
        for validator in field.validators:  # type: ignore[union-attr] # a plain number field
            least = validator.limit_value if type(validator) is MinValueValidator else least
            most = min(most, validator.limit_value) if type(validator) is MaxValueValidator else most
        if not least <= (getattr(booking, name) or 0) <= most:
            raise Invalid("booking_number_range", field=field.verbose_name, least=least, most=most)  # type: ignore[union-attr] # as above


def _set_place_types(booking: Booking, before: Sequence[PlaceType], wanted: Sequence[PlaceTypeValues]) -> None:
    known = {place_type.pk: place_type for place_type in before}
    _check_place_types(wanted, known)
    for gone in known.keys() - {one.pk for one in wanted}:
        if known[gone].registrations.exists():
            raise Invalid("place_type_in_use", name=known[gone].name)
        known[gone].delete()
    for position, one in enumerate(wanted):
        place_type = known[one.pk] if one.pk else PlaceType(booking=booking)
        if one.capacity < place_type.taken:
            raise Invalid("place_type_below_taken", name=one.name, taken=place_type.taken)
        place_type = PlaceType(pk=place_type.pk, booking=booking, taken=place_type.taken)
        place_type.position, place_type.capacity, place_type.price_cents = position, one.capacity, one.price_cents
        place_type.name, place_type.kind = " ".join(one.name.split()), one.kind
        place_type.save()


def _check_place_types(wanted: Sequence[PlaceTypeValues], known: Mapping[int, PlaceType]) -> None:
    if not wanted:
        raise Invalid("place_types_missing")
    names: set[str] = set()
    for one in wanted:
        name = " ".join(one.name.split())
        if one.pk is not None and one.pk not in known:
            raise Invalid("place_type_unknown")
        if not name:
            raise Invalid("place_type_name_missing")
        if name.casefold() in names:
            raise Invalid("place_type_twice", name=name)
        names.add(name.casefold())
        _check_numbers(one, name)


def _check_numbers(one: PlaceTypeValues, name: str) -> None:
    if one.kind not in PlaceKind.values:
        raise Invalid("place_type_kind_unknown", name=name)
    if not 0 <= one.price_cents <= MOST_CENTS:
        raise Invalid("place_type_price", name=name, most=MOST_CENTS // 100)
    if one.kind == PlaceKind.INFOSTAND and one.price_cents:
        raise Invalid("place_type_infostand_free", name=name)
    if not 1 <= one.capacity <= MOST_TABLES:
        raise Invalid("place_type_capacity", name=name, most=MOST_TABLES)


def _line(place_type: PlaceType) -> str:
    """One place type as the trail keeps it."""
    return f"{place_type.name} · {place_type.kind} · {place_type.price_cents} ct · {place_type.capacity}"
