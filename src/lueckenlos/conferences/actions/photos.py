"""Yes or no to photos: said on the person's own page, or at the door."""

from datetime import datetime

from django.db import transaction

from lueckenlos.conferences.messages.verbs import CITIZEN
from lueckenlos.conferences.models import PhotoConsent
from lueckenlos.conferences.rules import may_see_names, photo_open
from lueckenlos.events.enums import SURE
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor


@transaction.atomic
def say_photo(*, registration: Registration, allowed: bool, now: datetime) -> PhotoConsent:
    """By the person; can be changed until the event is over."""
    if not photo_open(registration, now):
        raise Invalid("photo_closed")
    return _write(registration, allowed, now, link_actor(registration.stelle, CITIZEN), at_the_door=False)


@transaction.atomic
def note_photo(*, registration: Registration, allowed: bool, by: Actor, now: datetime) -> PhotoConsent:
    """By the office, as the person said it at the door."""
    ensure(may_see_names(by, registration.booking.event))
    if registration.status not in SURE:
        raise Invalid("person_has_no_place")
    return _write(registration, allowed, now, by, at_the_door=True)


def _write(registration: Registration, allowed: bool, now: datetime, by: Actor, *, at_the_door: bool) -> PhotoConsent:
    values = {"allowed": allowed, "answered_at": now, "at_the_door": at_the_door}
    consent, _ = PhotoConsent.objects.update_or_create(
        registration=registration, defaults=values, create_defaults={**values, "stelle": registration.stelle}
    )
    # what was said stays out of the trail, which nobody can clean
    audit.record("conferences.photo.save", consent, by=by)
    return consent
