"""What packages above add to events: pages, and the personal data they hold about those who registered.

``events`` knows none of them; each registers one :class:`Extension` when its app is ready.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, QuerySet
from django_scopes import scope

from lueckenlos.events.models import Event, Registration
from lueckenlos.shared.registers import Register
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import PageLink


class Extension:
    """Override what applies. Every method expects the scope of the event's Stelle to be open."""

    title: str = ""

    def create_links(self, actor: Actor) -> Sequence[PageLink]:
        """Pages where a new event of this kind begins, for those who may."""
        return ()

    def list_links(self, actor: Actor) -> Sequence[PageLink]:
        """Pages over all events of the Stelle that the actor may open."""
        return ()

    def work_links(self, actor: Actor, event: Event) -> Sequence[PageLink]:
        """Pages about this event that the actor may open."""
        return ()

    def own_links(self, registration: Registration) -> Sequence[PageLink]:
        """Pages for the person behind the secret link."""
        return ()

    def public_facts(self, event: Event) -> Sequence[tuple[str, str]]:
        """What everybody reads before they register and accepts with the rules, as (label, text)."""
        return ()

    def table_numbers(self, event: Event) -> frozenset[int] | None:
        """Numbers of the tables that there are, from a plan of the hall; None where this package has none."""
        return None

    def tables_page(self, actor: Actor, event: Event) -> str:
        """Where tables of this event are given away by a plan; empty where this package has none."""
        return ""

    def tables_told(self, registrations: Sequence[Registration]) -> None:
        """The mail with the numbers of their tables has just been queued for these."""

    def copied(self, source: Event, copy: Event, by: Actor) -> None:
        """An event was made from another one: take over what belongs to it, never people."""

    def arrived(self, registration: Registration, by: Actor, at: datetime) -> None:
        """Somebody was checked in at the door, inside that transaction. Whoever comes again has arrived before."""

    def left(self, registration: Registration, by: Actor) -> None:
        """The arrival was taken back: what ``arrived`` made of it goes, what people noted themselves stays."""

    def door_note(self, event: Event) -> str:
        """One sentence for the door: what checking in means beyond it."""
        return ""

    def held(self, event: Event) -> int:
        """Rows that still name a person beyond the registrations themselves."""
        return self.held_in([event]).get(event.pk, 0)

    def held_in(self, events: Sequence[Event]) -> Mapping[int, int]:
        """``held`` for many events at once, by key; the same number of queries for any number of them."""
        return {}

    def forget(self, event: Event) -> int:
        """Empty these rows for good, inside the transaction and the audit line of the caller; how many there were."""
        return 0

    def about(self, registration: Registration) -> Sequence[tuple[str, str]]:
        """Everything kept about this person, as (label, value), for their right to know."""
        return ()


@dataclass(frozen=True, slots=True)
class Panel:
    """The links of one package under its title."""

    title: str
    links: tuple[PageLink, ...]


_KNOWN: Final = Register[Extension]()


def register(extension: Extension) -> None:
    """Called once by the app of the package that adds it."""
    _KNOWN.add(extension)


def work_panels(actor: Actor, event: Event) -> list[Panel]:
    """Of every package that has something for this actor about this event."""
    panels = [Panel(one.title, tuple(one.work_links(actor, event))) for one in _KNOWN]
    return [panel for panel in panels if panel.links]


def create_links(actor: Actor) -> list[PageLink]:
    return [link for one in _KNOWN for link in one.create_links(actor)]


def list_links(actor: Actor) -> list[PageLink]:
    return [link for one in _KNOWN for link in one.list_links(actor)]


def own_links(registration: Registration) -> list[PageLink]:
    return [link for one in _KNOWN for link in one.own_links(registration)]


def public_facts(event: Event) -> list[tuple[str, str]]:
    """Of all packages; opens the scope of the event's Stelle."""
    with scope(stelle=event.stelle):
        return [fact for one in _KNOWN for fact in one.public_facts(event)]


def table_numbers(event: Event) -> frozenset[int] | None:
    """Of the first package that has a plan of the hall; otherwise None."""
    return next((found for one in _KNOWN if (found := one.table_numbers(event)) is not None), None)


def tables_page(actor: Actor, event: Event) -> str:
    return next((found for one in _KNOWN if (found := one.tables_page(actor, event))), "")


def tables_told(registrations: Sequence[Registration]) -> None:
    """Say to every package, inside the transaction, whose tables a mail tells now."""
    for one in _KNOWN:
        one.tables_told(registrations)


def door_notes(event: Event) -> list[str]:
    return [note for one in _KNOWN if (note := one.door_note(event))]


def held_by(events: Sequence[Event]) -> dict[int, int]:
    """Rows of all packages that still name a person, by key of the event."""
    found = dict.fromkeys((event.pk for event in events), 0)
    for extension in _KNOWN:
        for key, number in extension.held_in(events).items():
            found[key] += number
    return found


def count_rows(events: Sequence[Event], *sources: tuple[QuerySet[Any], str]) -> dict[int, int]:
    """For ``held_in``: rows of each source by the event its path leads to. One query for each source."""
    found = dict.fromkeys((event.pk for event in events), 0)
    for rows, path in sources:
        mine = rows.filter(**{f"{path}__in": [event.pk for event in events]}).order_by()
        for key, number in mine.values_list(path).annotate(number=Count("pk")):
            found[key] += number
    return found


def extensions() -> Sequence[Extension]:
    """In the order of the installed apps."""
    return tuple(_KNOWN)
