"""Helper shifts on the pages of an event and of a registered person, and what they hold about people."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from lueckenlos.events.extensions import Extension, count_rows
from lueckenlos.events.links import token_of
from lueckenlos.events.messages import texts
from lueckenlos.events.models import Event, HelperShift, Registration, ShiftHelper
from lueckenlos.events.queries.shifts import has_shifts, shifts_of
from lueckenlos.events.rules import may_see_people
from lueckenlos.events.rules.shifting import shifted
from lueckenlos.events.rules.shifts import may_help
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import PageLink


class ShiftExtension(Extension):
    """Registered when the app is ready, as packages above register theirs."""

    title = texts.HELPING

    def work_links(self, actor: Actor, event: Event) -> Sequence[PageLink]:
        if not hasattr(event, "booking") or not may_see_people(actor, event.stelle_id):
            return ()
        return [PageLink(texts.SHIFTS, work_url(actor.stelle, "events:shifts", event.pk))]

    def own_links(self, registration: Registration) -> Sequence[PageLink]:
        if not may_help(registration, timezone.now()) or not has_shifts(registration.booking.event):
            return ()
        return [PageLink(texts.HELP_ALONG, reverse("portal:shifts", args=[token_of(registration)]), texts.HELP_HINT)]

    def copied(self, source: Event, copy: Event, by: Actor) -> None:
        """The shifts at their hours of the new day; inside the transaction and the line of the copy."""
        move = timezone.localdate(copy.starts_at) - timezone.localdate(source.starts_at)
        HelperShift.objects.bulk_create(
            HelperShift(
                stelle=copy.stelle,
                event=copy,
                name=one.name,
                starts_at=shifted(one.starts_at, move),
                ends_at=shifted(one.ends_at, move),
                seats=one.seats,
            )
            for one in HelperShift.objects.filter(event=source)
        )

    def held_in(self, events: Sequence[Event]) -> Mapping[int, int]:
        return count_rows(events, (ShiftHelper.objects.all(), "registration__booking__event"))

    def forget(self, event: Event) -> int:
        return ShiftHelper.objects.filter(registration__booking__event=event).delete()[0]

    def about(self, registration: Registration) -> Sequence[tuple[str, str]]:
        return [(texts.SHIFT, f"{one.name}, {_when(one.starts_at, one.ends_at)}") for one in shifts_of(registration)]


def _when(start: datetime, end: datetime) -> str:
    return f"{timezone.localtime(start):%d.%m.%Y, %H:%M} – {timezone.localtime(end):%H:%M}"
