"""A Nummernbasar for tests, and the short ways to fill it."""

import json
import uuid
from datetime import timedelta
from itertools import count
from typing import Any

from events.fair import now
from lueckenlos.bazaar.actions.bazaar import BAZAAR_FIELDS, GroupValues, create_bazaar
from lueckenlos.bazaar.actions.items import add_list
from lueckenlos.bazaar.actions.numbers import give_numbers
from lueckenlos.bazaar.actions.sales import Synced, take_receipts
from lueckenlos.bazaar.enums import GroupKind
from lueckenlos.bazaar.models import Bazaar, Seller
from lueckenlos.bazaar.rules import ItemValues
from lueckenlos.bazaar.rules.sales import read_sent
from lueckenlos.events.actions import public, registering
from lueckenlos.events.actions.booking import save_booking
from lueckenlos.events.actions.events import create_event, publish_event
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.models import Registration
from lueckenlos.events.rules import PlaceTypeValues, RegistrationValues, new_form_key
from lueckenlos.tenancy.actor import Actor

_numbers = count(1)
DAYS_AHEAD = 40


def make_bazaar(by: Actor, *, days: int = DAYS_AHEAD, **values: Any) -> Bazaar:
    """Published; 30 numbers for everybody from 200, 10 for helpers from 1; 10 % and 3 euros."""
    starts = now() + timedelta(days=days)
    event = create_event(
        by=by,
        values={
            "art": "boerse",
            "title": "Kinderbasar (erfunden)",
            "venue": "Halle",
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=4),
        },
    )
    settings = {"opens_at": now() - timedelta(days=1), "closes_at": starts - timedelta(days=3), "max_places": 1}
    rows = [
        PlaceTypeValues("Nummer", PlaceKind.NUMMER, 0, 30),
        PlaceTypeValues("Mit Helferdienst", PlaceKind.NUMMER, 0, 10),
    ]
    booking = save_booking(event=event, by=by, values=settings, place_types=rows)
    places = {one.name: one.pk for one in booking.place_types.all()}
    groups = [
        GroupValues(GroupKind.HELFENDE, 0, 0, 6, 1, 99, places["Mit Helferdienst"]),
        GroupValues(GroupKind.STAMM, 1000, 300, 5, 100, 199),
        GroupValues(GroupKind.FREI, 1000, 300, 5, 200, 229, places["Nummer"]),
    ]
    given = {"categories": "Kleidung\nSchuhe: 2", "lists_close_at": starts - timedelta(days=1), **values}
    bazaar = create_bazaar(event=event, by=by, values=given, groups=groups)
    publish_event(event=event, by=by)
    return again(bazaar)


def again(bazaar: Bazaar) -> Bazaar:
    """As the database has it."""
    return Bazaar.objects.select_related("event", "stelle").get(pk=bazaar.pk)


def join(bazaar: Bazaar, *, helper: bool = False, email: str = "") -> Registration:
    """Registered for a number and confirmed."""
    number = next(_numbers)
    booking = bazaar.event.booking
    place = booking.place_types.get(name="Mit Helferdienst" if helper else "Nummer")
    values = RegistrationValues(
        place_type=place.pk,
        name=f"Familie {number} (erfunden)",
        email=email or f"basar{number}@example.org",
        rules_version=booking.rules_version,
    )
    made = registering.register(booking=booking, values=values, form_key=new_form_key(), now=now())
    return public.confirm(registration=made, now=now())


def seller(bazaar: Bazaar, by: Actor, *prices: int, **given: Any) -> Seller:
    """Somebody with a number and items at these prices in cents."""
    registration = join(bazaar, **given)
    give_numbers(bazaar=bazaar, by=by)
    made = Seller.objects.select_related("bazaar__event", "bazaar__stelle", "group").get(registration=registration)
    if prices:
        add_list(seller=made, by=by, rows=[item(price) for price in prices], now=now())
    return Seller.objects.select_related("bazaar__event", "bazaar__stelle", "group").get(pk=made.pk)


def item(cents: int = 500, **given: Any) -> ItemValues:
    return ItemValues(**{"description": "Jacke", "size": "104", "category": "Kleidung", "price_cents": cents, **given})


def receipt(*lines: tuple[int, int, int], back: bool = False, key: str = "") -> dict[str, Any]:
    """As a till writes it: (number, item, cents)."""
    return {
        "id": key or str(uuid.uuid4()),
        "kind": "ruecknahme" if back else "verkauf",
        "at": "2026-11-22T10:00:00+00:00",
        "lines": [list(line) for line in lines],
    }


def message(bazaar: Bazaar, *receipts: dict[str, Any], till: int = 1) -> bytes:
    return json.dumps({"event": bazaar.code, "till": till, "receipts": list(receipts)}).encode()


def send(bazaar: Bazaar, by: Actor, *receipts: dict[str, Any], till: int = 1) -> Synced:
    sent = read_sent(message(bazaar, *receipts, till=till), bazaar.code)
    return take_receipts(bazaar=bazaar, by=by, sent=sent, now=now())


def sell_out(bazaar: Bazaar, by: Actor, *, sellers: int, items: int) -> None:
    """So many new sellers whose lists are sold to the last piece."""
    for _ in range(sellers):
        one = seller(bazaar, by, *[500] * items)
        number = one.number or 0
        send(bazaar, by, receipt(*[(number, position, 500) for position in range(1, items + 1)]))


def plain(bazaar: Bazaar) -> tuple[dict[str, Any], list[GroupValues]]:
    """Settings and groups as they are, to change one of them."""
    values = {name: getattr(bazaar, name) for name in BAZAAR_FIELDS}
    groups = [
        GroupValues(
            GroupKind(one.kind),
            one.rate_bp,
            one.fee_cents,
            one.max_items,
            one.number_from,
            one.number_to,
            one.place_type_id,
        )
        for one in bazaar.groups.all()
    ]
    return values, groups
