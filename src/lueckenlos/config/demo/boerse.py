"""The Baby-Börse of the demo: made by the ordinary actions; its registrations are rows, so that no mail waits."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.events.actions import boerse as boerse_actions
from lueckenlos.events.actions import events
from lueckenlos.events.actions.events import EVENT_FIELDS, PartValues
from lueckenlos.events.enums import HOLDING, RegistrationStatus
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.shared.text import slug_of
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

SATURDAY = 5
_R = RegistrationStatus
_PAID = frozenset({_R.BEZAHLT})
_ORDINARY = ("quantity", "organisation", "wishes", "needs", "note")


def hold_boerse(stellen: dict[str, Stelle], today: date) -> None:
    """A published Börse with a full kind of places and people who wait for it."""
    data = content.toml("boerse.toml")
    facts, settings = data["veranstaltung"], data["boerse"]
    stelle = stellen[facts["stelle"]]
    day = content.day(facts["ab"], today)
    day += timedelta(days=(SATURDAY - day.weekday()) % 7)
    by = system_actor(stelle)
    with scope(stelle=stelle):
        times = {"starts_at": _at(day, facts["beginn"]), "ends_at": _at(day, facts["ende"])}
        values = {name: value for name, value in facts.items() if name in EVENT_FIELDS}
        parts = [_part(entry, day) for entry in data["programmteil"]]
        event = events.create_event(by=by, values={"art": "boerse", **values, **times}, parts=parts)
        window = {
            "opens_at": _at(day - timedelta(days=settings["anmeldung_ab"]), time(8)),
            "closes_at": _at(day - timedelta(days=settings["anmeldung_bis"]), time(20)),
            "setup_from": _at(day, settings["aufbau"]),
            "pregnant_from": _at(day, settings["schwangere"]),
        }
        kinds = [PlaceTypeValues(**entry) for entry in data["platzart"]]
        booking = boerse_actions.save_boerse(
            event=event, by=by, values={**settings, **window}, place_types=kinds
        ).event.booking
        events.publish_event(event=event, by=by)
        _register(booking, data["anmeldung"])


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _part(entry: dict[str, Any], day: date) -> PartValues:
    texts = {name: entry[name] for name in ("title", "room", "audience", "note") if name in entry}
    return PartValues(**texts, starts_at=_at(day, entry["beginn"]), ends_at=_at(day, entry["ende"]))


def _register(booking: Booking, entries: list[dict[str, Any]]) -> None:
    kinds = {kind.name: kind for kind in booking.place_types.all()}
    now = timezone.now()
    rows = [
        _row(booking, kinds[entry["platzart"]], number, entry, now - timedelta(days=3, minutes=-number))
        for number, entry in enumerate(entries, 1)
    ]
    for row in rows:
        if row.status in HOLDING:
            row.place_type.taken += row.quantity
    PlaceType.objects.bulk_update(kinds.values(), ["taken"])
    Registration.objects.bulk_create(rows)
    booking.last_number = len(rows)
    booking.save(update_fields=["last_number"])


def _row(booking: Booking, kind: PlaceType, number: int, entry: dict[str, Any], moment: datetime) -> Registration:
    email = f"{slug_of(entry['name'].removesuffix(' (erfunden)'))}@example.org"
    row = Registration(
        stelle=booking.stelle,
        booking=booking,
        place_type=kind,
        number=number,
        amount_cents=kind.price_cents * entry.get("quantity", 1),
        name=entry["name"],
        email=email,
        email_key=email,
        rules_version=booking.rules_version,
        # the same in every demo; nobody can compute a link without the key of the installation
        form_key=f"vorfuehrung-{number:010d}",
        link_nonce=f"{booking.event.public_id}-{number}",
        status=_R(entry["stand"]),
        confirmed_at=moment,
        firm_at=None if _R(entry["stand"]) is _R.WARTELISTE else moment,
        paid_at=moment if _R(entry["stand"]) in _PAID else None,
        table_numbers=entry.get("tische", []),
        created_at=moment,
        **{name: entry[name] for name in _ORDINARY if name in entry},
    )
    row.token_hash = token_hash(token_of(row))
    return row
