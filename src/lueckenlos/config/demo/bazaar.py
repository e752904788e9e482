"""Two bazaars of the demo: the last one is settled, the next one is being prepared. Made by the ordinary actions."""

import uuid
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django_scopes import scope
from django_tasks_db.models import DBTaskResult

from lueckenlos.bazaar.actions.bazaar import BAZAAR_FIELDS, GroupValues, close_settlement, create_bazaar
from lueckenlos.bazaar.actions.items import add_list, set_wishes
from lueckenlos.bazaar.actions.numbers import give_numbers
from lueckenlos.bazaar.actions.sales import count_till, pay_out, take_receipts
from lueckenlos.bazaar.enums import GroupKind, ReceiptKind
from lueckenlos.bazaar.models import Bazaar, Seller
from lueckenlos.bazaar.queries.money import settlement_of
from lueckenlos.bazaar.rules import ItemValues
from lueckenlos.bazaar.rules.sales import Sent, SentReceipt
from lueckenlos.config.demo import content
from lueckenlos.config.demo.people import enrol, person
from lueckenlos.events.actions.booking import save_booking
from lueckenlos.events.actions.events import close_event, create_event, publish_event
from lueckenlos.events.enums import PlaceKind
from lueckenlos.events.models import Booking
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

SATURDAY = 5
_FREE, _HELPING = "Verkäufernummer", "Verkäufernummer mit Helferdienst"
_ITEMS = 9  # on each list
_FLOAT = 15_000


def hold_bazaars(stellen: dict[str, Stelle], today: date) -> None:
    """One is over and settled, for the other the lists are being written; the last two people wait for numbers."""
    data = content.toml("nummernbasar.toml")
    stelle = stellen[data["stelle"]]
    by = system_actor(stelle)
    with scope(stelle=stelle):
        for entry in data["basar"]:
            day = content.day(entry["ab"], today)
            day += timedelta(days=(SATURDAY - day.weekday()) % 7)
            _hold(entry, data, day, by)


def _hold(entry: dict[str, Any], data: dict[str, Any], day: date, by: Actor) -> None:
    past = entry.get("abgerechnet", False)
    bazaar, booking = _create(entry, data, day, by)
    people = data["person"] if past else data["person"][:-2]
    _register(booking, people, day)
    give_numbers(bazaar=bazaar, by=by)
    # nobody is to be written to at invented addresses
    DBTaskResult.objects.filter(task_path="lueckenlos.bazaar.mail.mail_number").delete()
    for place, seller in enumerate(Seller.objects.filter(bazaar=bazaar).order_by("registration__number")):
        keeps = data["person"][place].get("behalten", False)
        moment = timezone.now()
        set_wishes(seller=seller, by=by, keep_number=keeps, charity=place % 3 == 0, now=moment)
        # one list is still empty
        if past or place != len(people) - 1:
            add_list(seller=seller, by=by, rows=_items(data["artikel"], place), now=moment)
    if not past:
        _register(booking, data["person"][-2:], day, after=len(people))
        return
    _sell(bazaar, day, by)
    close_event(event=bazaar.event, by=by, now=timezone.now())
    close_settlement(bazaar=bazaar, by=by, now=timezone.now())


def _create(entry: dict[str, Any], data: dict[str, Any], day: date, by: Actor) -> tuple[Bazaar, Booking]:
    names = ("venue", "plz", "ort", "contact_name", "email", "summary")
    times = {"starts_at": _at(day, 9), "ends_at": _at(day, 12)}
    values = {"art": "boerse", "title": entry["title"], **{name: data[name] for name in names}, **times}
    event = create_event(by=by, values=values)
    window = {"opens_at": _at(day - timedelta(days=60), 8), "closes_at": _at(day - timedelta(days=7), 20)}
    kinds = [PlaceTypeValues(_FREE, PlaceKind.NUMMER, 0, 120), PlaceTypeValues(_HELPING, PlaceKind.NUMMER, 0, 30)]
    settings = {**window, "max_places": 1, "rules_text": data["rules_text"]}
    booking = save_booking(event=event, by=by, values=settings, place_types=kinds)
    places = {kind.name: kind.pk for kind in booking.place_types.all()}
    groups = [
        GroupValues(GroupKind.HELFENDE, 0, 0, 100, 1, 99, places[_HELPING]),
        GroupValues(GroupKind.STAMM, 1000, 300, 50, 100, 199),
        GroupValues(GroupKind.FREI, 1500, 300, 50, 200, 319, places[_FREE]),
    ]
    terms = {
        "lists_close_at": _at(day - timedelta(days=2), 20),
        "dropoff_from": _at(day - timedelta(days=1), 16),
        "dropoff_until": _at(day - timedelta(days=1), 18),
        "collect_from": _at(day, 15),
        "collect_until": _at(day, 16),
    }
    plain = {name: value for name, value in data.items() if name in BAZAAR_FIELDS}
    bazaar = create_bazaar(event=event, by=by, values={**plain, **terms}, groups=groups)
    publish_event(event=event, by=by)
    return bazaar, booking


def _register(booking: Booking, people: list[dict[str, Any]], day: date, *, after: int = 0) -> None:
    kinds = {kind.name: kind for kind in booking.place_types.all()}
    moment = _at(day - timedelta(days=50), 8)
    rows = [
        person(booking, kinds[_HELPING if one.get("helfend") else _FREE], number, one["name"], moment)
        for number, one in enumerate(people, after + 1)
    ]
    enrol(booking, rows)


def _items(stock: list[dict[str, Any]], place: int) -> list[ItemValues]:
    """Another stretch of the stock for every list, with at most three pairs of shoes."""
    chosen = [stock[(place * 4 + step) % len(stock)]["werte"] for step in range(_ITEMS)]
    return [ItemValues(*values) for values in chosen]


def _sell(bazaar: Bazaar, day: date, by: Actor) -> None:
    """Two tills sell two thirds; one drawer lacks twenty cents."""
    items = [
        ((seller.number or 0, item.position), item.price_cents)
        for seller in Seller.objects.filter(bazaar=bazaar).prefetch_related("items")
        for item in seller.items.all()
        if item.position % 3
    ]
    for till in (1, 2):
        mine = items[till - 1 :: 2]
        rows = [tuple(mine[start : start + 4]) for start in range(0, len(mine), 4)]
        at = [_at(day, 9) + timedelta(minutes=3 * place) for place in range(len(rows))]
        receipts = tuple(
            SentReceipt(uuid.uuid4(), ReceiptKind.VERKAUF, moment, lines, f"vorfuehrung-{till}-{place}")
            for place, (moment, lines) in enumerate(zip(at, rows, strict=True))
        )
        take_receipts(bazaar=bazaar, by=by, sent=Sent(till, receipts, ()), now=timezone.now())
    for drawer in settlement_of(bazaar).drawers:
        off, note = (-20, "Einmal Rückgeld verzählt.") if drawer.till.number == 2 else (0, "")
        counted = drawer.expected + _FLOAT + off
        count_till(
            bazaar=bazaar,
            by=by,
            number=drawer.till.number,
            float_cents=_FLOAT,
            counted_cents=counted,
            note=note,
        )
    for seller in Seller.objects.filter(bazaar=bazaar).select_related("bazaar__event"):
        pay_out(seller=seller, by=by, now=timezone.now())


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
