"""What hall plans add to an event: links, the numbers of their tables, and what they know of people."""

from collections.abc import Mapping, Sequence

from lueckenlos.events.enums import AT_TABLES
from lueckenlos.events.extensions import Extension, count_rows
from lueckenlos.events.models import Event, Registration
from lueckenlos.events.rules import may_see_people
from lueckenlos.halls.actions.seating import remember_told
from lueckenlos.halls.messages.plan import notes_text
from lueckenlos.halls.models import Room, Seating
from lueckenlos.halls.queries import table_numbers
from lueckenlos.halls.rules.rights import may_see_plan
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import PageLink


class HallExtension(Extension):
    """„Saalplan“ on the page of every event that takes place in a room."""

    title = "Saalplan"

    def work_links(self, actor: Actor, event: Event) -> Sequence[PageLink]:
        if not may_see_plan(actor, event):
            return ()
        links = [PageLink("Räume und Tische", work_url(actor.stelle, "halls:hall", event.pk))]
        if may_see_people(actor, event.stelle_id) and _has_tables(event):
            links.append(PageLink("Tische verteilen", work_url(actor.stelle, "halls:seating", event.pk)))
        return links

    def table_numbers(self, event: Event) -> frozenset[int] | None:
        rooms = list(Room.objects.filter(event=event))
        return table_numbers(rooms) if rooms else None

    def tables_page(self, actor: Actor, event: Event) -> str:
        there = Room.objects.filter(event=event).exists()
        return work_url(actor.stelle, "halls:seating", event.pk) if there else ""

    def tables_told(self, registrations: Sequence[Registration]) -> None:
        remember_told(registrations)

    def held_in(self, events: Sequence[Event]) -> Mapping[int, int]:
        return count_rows(events, (Seating.objects.all(), "registration__booking__event"))

    def forget(self, event: Event) -> int:
        return Seating.objects.filter(registration__booking__event=event).delete()[0]

    def about(self, registration: Registration) -> Sequence[tuple[str, str]]:
        seating = Seating.objects.filter(registration=registration).first()
        if seating is None:
            return ()
        notes = [(code, value) for code, value in seating.notes]
        known = [
            ("möchte stehen neben Anmeldung", ", ".join(map(str, seating.beside))),
            ("Gründe für den Tisch", notes_text(notes)),
        ]
        return [(label, value) for label, value in known if value]


def _has_tables(event: Event) -> bool:
    return hasattr(event, "booking") and any(place.kind in AT_TABLES for place in event.booking.place_types.all())
