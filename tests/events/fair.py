"""A Baby-Börse for tests, and the short ways to fill it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from lueckenlos.events.actions import boerse as boerse_actions
from lueckenlos.events.actions import copies, events, public, registering
from lueckenlos.events.enums import HOLDING, PlaceKind
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.events.rules import PlaceTypeValues, RegistrationValues, new_form_key
from lueckenlos.tenancy.actor import Actor

_numbers = count(1)
# far enough for every term, and always ahead of the clock that stamps the mails
DAYS_AHEAD = 60


def now() -> datetime:
    return timezone.now().replace(microsecond=0)


def make_boerse(by: Actor, *, places: int = 2, publish: bool = True, **values: Any) -> Booking:
    """Open since yesterday, held in DAYS_AHEAD days; private places for 10 euros and two Infostände."""
    # in the morning, whenever the tests run: days counted from its end must not cross midnight with summer time
    starts = values.pop("starts_at", now().replace(hour=8, minute=0, second=0) + timedelta(days=DAYS_AHEAD))
    event = events.create_event(
        by=by,
        values={
            "art": "boerse",
            "title": "Baby-Börse (erfunden)",
            "venue": "Rathaus",
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=4),
        },
    )
    settings = {"opens_at": now() - timedelta(days=1), "closes_at": starts - timedelta(days=3), **values}
    rows = [
        PlaceTypeValues("Tisch", PlaceKind.PRIVAT, 1000, places),
        PlaceTypeValues("Infostand", PlaceKind.INFOSTAND, 0, 2),
    ]
    boerse_actions.save_boerse(event=event, by=by, values=settings, place_types=rows)
    if publish:
        events.publish_event(event=event, by=by)
    return Booking.objects.select_related("event", "stelle").get(event=event)


def table(booking: Booking) -> PlaceType:
    return booking.place_types.filter(kind=PlaceKind.PRIVAT)[0]


def values(booking: Booking, **given: Any) -> RegistrationValues:
    number = next(_numbers)
    plain = {
        "place_type": table(booking).pk,
        "name": f"Familie {number} (erfunden)",
        "email": f"familie{number}@example.org",
        "rules_version": booking.rules_version,
    }
    return RegistrationValues(**{**plain, **given})


def register(booking: Booking, *, form_key: str = "", at: datetime | None = None, **given: Any) -> Registration:
    made = registering.register(
        booking=booking, values=values(booking, **given), form_key=form_key or new_form_key(), now=at or now()
    )
    assert isinstance(made, Registration)
    return made


def sure(booking: Booking, **given: Any) -> Registration:
    """Registered and confirmed."""
    return public.confirm(registration=register(booking, **given), now=now())


def again(registration: Registration) -> Registration:
    """As the database has it."""
    return Registration.objects.select_related("booking__event", "place_type", "stelle").get(pk=registration.pk)


def link_of(registration: Registration) -> str:
    return token_of(registration)


def counted(booking: Booking) -> bool:
    """The counters say what the registrations say, and nobody waits for a place that is free."""
    for place_type in booking.place_types.all():
        rows = Registration.objects.filter(place_type=place_type)
        held = rows.filter(status__in=[status.value for status in HOLDING]).aggregate(n=Sum("quantity", default=0))["n"]
        if held != place_type.taken or rows.filter(status="warteliste", quantity__lte=place_type.free).exists():
            return False
    return True


def two_dates(by: Actor, places: int = 1) -> tuple[Booking, Booking]:
    """Two dates of one series, both open now."""
    booking = make_boerse(by, places=places)
    day = (booking.event.starts_at + timedelta(days=14)).date()
    (copy,) = copies.copy_event(event=booking.event, by=by, days=[day], series=True)
    events.publish_event(event=copy, by=by)
    # the copy opens two weeks later; for the test it is open now
    Booking.objects.filter(event=copy).update(opens_at=now() - timedelta(days=1))
    rows = Booking.objects.select_related("event", "stelle")
    return rows.get(pk=booking.pk), rows.get(event=copy)
