"""The Baby-Börse of the demo: made by the ordinary actions; its registrations are rows, so that no mail waits."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.config.demo.people import enrol, person
from lueckenlos.events.actions import boerse as boerse_actions
from lueckenlos.events.actions import events
from lueckenlos.events.actions.events import EVENT_FIELDS, PartValues
from lueckenlos.events.actions.shifts import add_helper, add_shift
from lueckenlos.events.enums import RegistrationStatus
from lueckenlos.events.models import Booking
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.events.rules.shifts import ShiftValues
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

SATURDAY = 5
_R = RegistrationStatus
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
        _plan_shifts(booking, data["helferschicht"], day)


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _part(entry: dict[str, Any], day: date) -> PartValues:
    texts = {name: entry[name] for name in ("title", "room", "audience", "note") if name in entry}
    return PartValues(**texts, starts_at=_at(day, entry["beginn"]), ends_at=_at(day, entry["ende"]))


def _register(booking: Booking, entries: list[dict[str, Any]]) -> None:
    kinds, now = {kind.name: kind for kind in booking.place_types.all()}, timezone.now()
    rows = []
    for number, entry in enumerate(entries, 1):
        status, moment = _R(entry["stand"]), now - timedelta(days=3, minutes=-number)
        given = {name: entry[name] for name in _ORDINARY if name in entry}
        given |= {"status": status, "table_numbers": entry.get("tische", [])}
        given |= {"firm_at": None} if status is _R.WARTELISTE else {}
        given |= {"paid_at": moment} if status is _R.BEZAHLT else {}
        rows.append(person(booking, kinds[entry["platzart"]], number, entry["name"], moment, **given))
    enrol(booking, rows)


def _plan_shifts(booking: Booking, entries: list[dict[str, Any]], day: date) -> None:
    by = system_actor(booking.stelle)
    for entry in entries:
        times = (_at(day, entry["beginn"]), _at(day, entry["ende"]))
        shift = add_shift(booking=booking, by=by, values=ShiftValues(entry["name"], *times, entry["seats"]))
        for number in entry["helfen"]:
            add_helper(booking=booking, shift=shift.pk, number=number, by=by)
