"""The Gesundheitskonferenzen of the demo: made by the ordinary actions; people are rows, so that no mail waits."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone
from django_scopes import scope

from lueckenlos.conferences.actions.conference import (
    SpeakerValues,
    create_conference,
    save_conference,
    save_session,
)
from lueckenlos.conferences.actions.feedback import add_registered_stands
from lueckenlos.conferences.actions.minutes import add_result, freeze_report, save_note
from lueckenlos.conferences.actions.workshops import allot_workshops
from lueckenlos.conferences.enums import VisitorGroup
from lueckenlos.conferences.models import (
    Conference,
    FeedbackAnswer,
    PhotoConsent,
    Session,
    TallyStand,
    TallyTap,
    WorkshopWish,
)
from lueckenlos.conferences.report import content_of
from lueckenlos.config.demo import content
from lueckenlos.config.demo.people import enrol, person
from lueckenlos.events.actions import events
from lueckenlos.events.actions.events import EVENT_FIELDS, PartValues
from lueckenlos.events.enums import PlaceKind, RegistrationStatus
from lueckenlos.events.models import Booking, Event, Registration
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

_SATURDAY: Final = 5
_R = RegistrationStatus
Entry = dict[str, Any]


def hold_conferences(stellen: dict[str, Stelle], today: date) -> None:
    """One that people register for, and one that is over, with minutes and report."""
    data = content.toml("konferenz.toml")
    for entry in data["konferenz"]:
        stelle = stellen[entry["stelle"]]
        with scope(stelle=stelle):
            _hold(entry, data, stelle, today)


def _hold(entry: Entry, data: Entry, stelle: Stelle, today: date) -> None:
    by, day = system_actor(stelle), content.day(entry["ab"], today)
    if entry["samstag"]:
        day += timedelta(days=(_SATURDAY - day.weekday()) % 7)
    starts = _at(day, entry["beginn"])
    values = {name: value for name, value in entry.items() if name in EVENT_FIELDS}
    values |= {"art": "gesundheitskonferenz", "starts_at": starts, "ends_at": _at(day, entry["ende"])}
    booking = {"opens_at": starts - timedelta(days=60), "closes_at": starts - timedelta(days=3), "max_places": 1}
    kinds = [
        PlaceTypeValues("Teilnahme", PlaceKind.TEILNAHME, 0, entry["plaetze"]),
        PlaceTypeValues("Infostand", PlaceKind.INFOSTAND, 0, 8),
    ]
    parts = [(_part(one, day), one.get("runde")) for one in entry["teil"]]
    made = create_conference(by=by, values=values, booking=booking, places=kinds, parts=parts)
    save_conference(conference=made, by=by, values={"wishes_until": starts - timedelta(days=3)})
    events.publish_event(event=made.event, by=by)
    conference = Conference.objects.select_related("event__booking", "event__stelle").get(pk=made.pk)
    _speakers(entry, conference.event, by)
    people = _people(entry, data, conference.event.booking, over=entry["verteilt"])
    _wish(conference, people)
    add_registered_stands(event=conference.event, by=by)
    if entry["verteilt"]:
        _look_back(entry, conference, by, today)


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _part(one: Entry, day: date) -> PartValues:
    return PartValues(
        one["title"], one["room"], _at(day, one["beginn"]), _at(day, one["ende"]), capacity=one.get("capacity")
    )


def _speakers(entry: Entry, event: Event, by: Actor) -> None:
    parts = {part.title: part for part in event.parts.all()}
    for one in (one for one in entry["teil"] if "person" in one):
        speakers = [SpeakerValues(**speaker) for speaker in one["person"]]
        capacity = one.get("capacity")
        save_session(part=parts[one["title"]], by=by, number=one.get("runde"), capacity=capacity, speakers=speakers)


def _people(entry: Entry, data: Entry, booking: Booking, *, over: bool) -> list[Registration]:
    kinds = {kind.kind: kind for kind in booking.place_types.all()}
    names = [f"{first} {last} (erfunden)" for last in data["nachnamen"] for first in data["vornamen"]]
    firms = data["organisationen"]
    step = 7 if over else 11  # so that the two conferences do not have the same people
    guests = [
        (names[n * step % len(names)], firms[n % len(firms)], PlaceKind.TEILNAHME) for n in range(entry["gaeste"])
    ]
    stands = [
        (f"Stand {number} (erfunden)", name, PlaceKind.INFOSTAND) for number, name in enumerate(entry["infostaende"], 1)
    ]
    rows = []
    for number, (name, firm, kind) in enumerate(guests + stands, 1):
        moment = booking.opens_at + timedelta(days=1, minutes=number)
        came = {"status": _R.ANWESEND, "present_at": booking.event.starts_at} if over and number % 6 else {}
        rows.append(person(booking, kinds[kind], number, name, moment, organisation=firm, **came))
    return enrol(booking, rows)


def _wish(conference: Conference, people: list[Registration]) -> None:
    """Most want the first workshop; some have not said anything yet."""
    sessions = list(Session.objects.filter(part__event=conference.event, round__isnull=False).order_by("round", "pk"))
    rows = []
    for guest in (one for one in people if one.number % 8 and one.place_type.kind == PlaceKind.TEILNAHME):
        for number in sorted({one.round or 0 for one in sessions}):
            keys = [one.pk for one in sessions if one.round == number]
            first = 0 if guest.number % 2 else guest.number // 2 % len(keys)
            choices = [keys[first], keys[(first + 1) % len(keys)]]
            rows.append(WorkshopWish(stelle=conference.stelle, registration=guest, round=number, choices=choices))
    WorkshopWish.objects.bulk_create(rows)


def _look_back(entry: Entry, conference: Conference, by: Actor, today: date) -> None:
    """What was left of the day: seats, minutes, results, answers, counts, and the finished report."""
    event, now = conference.event, timezone.now()
    allot_workshops(conference=conference, by=by, now=now, tell=False)
    parts = {part.title: part.pk for part in event.parts.all()}
    for one in (one for one in entry["teil"] if "notiz" in one):
        save_note(event=event, part_pk=parts[one["title"]], text=one["notiz"].strip(), version=0, by=by)
    for number, one in enumerate(entry["ergebnis"]):
        facts = {name: one.get(name, "") for name in ("kind", "text", "addressee")}
        due = content.day(one["bis"], today) if "bis" in one else None
        add_result(event=event, by=by, form_key=f"vorfuehrung-{event.public_id}-{number:04d}", due=due, **facts)
    FeedbackAnswer.objects.bulk_create(
        FeedbackAnswer(stelle=event.stelle, event=event, **one) for one in entry["rueckmeldung"]
    )
    groups = list(VisitorGroup)
    for stand, number in zip(TallyStand.objects.filter(event=event), entry["gespraeche"], strict=False):
        TallyTap.objects.bulk_create(
            TallyTap(stand=stand, key=uuid5(NAMESPACE_URL, f"{stand.pk}-{n}"), group=groups[n * n % len(groups)].value)
            for n in range(number)
        )
    for registration in Registration.objects.filter(booking__event=event, number__lte=20):
        PhotoConsent.objects.create(
            stelle=event.stelle, registration=registration, allowed=registration.number % 3 > 0, answered_at=now
        )
    freeze_report(event=event, by=by, content=content_of(event), now=now)
