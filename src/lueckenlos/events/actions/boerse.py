"""What a Baby-Börse has beside an ordinary event, saved together with how one registers for it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import transaction

from lueckenlos.events.actions.booking import BOOKING_FIELDS, save_booking
from lueckenlos.events.models import Boerse, Event
from lueckenlos.events.rules import PlaceTypeValues, may_edit, may_hold_boerse, numbers_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_TABLES: Final = ("tables_wall", "tables_power", "tables_rail", "tables_easy")
# what a form may set; anything else in the mapping is ignored
BOERSE_FIELDS: Final = frozenset(("setup_from", "pregnant_from", "goods_note", *_TABLES))


@transaction.atomic
def save_boerse(
    *, event: Event, by: Actor, values: Mapping[str, Any], place_types: Sequence[PlaceTypeValues] | None = None
) -> Boerse:
    """Create or change the Börse of this event; ``values`` may hold BOERSE_FIELDS and BOOKING_FIELDS.

    Raises Invalid for impossible settings, and whatever ``save_booking`` raises.
    """
    ensure(may_edit(by, event))
    ensure(may_hold_boerse(by))
    if event.art != "boerse":
        raise Invalid("boerse_wrong_kind")
    save_booking(event=event, by=by, values=_only(values, BOOKING_FIELDS), place_types=place_types)
    found = Boerse.objects.filter(event=event).first()
    boerse = found or Boerse(stelle=event.stelle, event=event)
    changes = dict(audit.changed(boerse, _only(values, BOERSE_FIELDS)))
    for name in _TABLES:
        numbers_of(getattr(boerse, name))
    if changes or not found:
        boerse.save()
    if changes:
        audit.record("events.boerse.save", boerse, by=by, changes=changes)
    return boerse


def _only(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in names}
