"""The events of a Stelle and those it invites to together with others, as the list divides them."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from lueckenlos.events.enums import EventStatus, EventView
from lueckenlos.events.models import Event
from lueckenlos.events.queries.shared import events_in_sight
from lueckenlos.tenancy.actor import Actor


def counts(actor: Actor, now: datetime) -> dict[EventView, int]:
    """Events in each tab. One query."""
    wanted = {view.name: Count("pk", filter=_where(view, now)) for view in EventView}
    found = events_in_sight(actor).order_by().aggregate(**wanted)
    return {view: found[view.name] for view in EventView}


def chosen(asked: str, numbers: dict[EventView, int]) -> EventView:
    """The tab in the address; otherwise the first that holds something."""
    if asked in EventView.values:
        return EventView(asked)
    return next((view for view in EventView if numbers[view]), EventView.COMING)


def events(actor: Actor, view: EventView, now: datetime) -> QuerySet[Event]:
    """Coming ones soonest first, the others newest first; with booking and place types. Two queries."""
    first = "starts_at" if view is EventView.COMING else "-starts_at"
    rows = events_in_sight(actor).filter(_where(view, now)).order_by(first, "title_key", "id")
    return rows.select_related("booking", "stelle").prefetch_related("booking__place_types")


def _where(view: EventView, now: datetime) -> Q:
    draft = Q(status=EventStatus.ENTWURF)
    if view is EventView.DRAFT:
        return draft
    return ~draft & (Q(ends_at__gte=now) if view is EventView.COMING else Q(ends_at__lt=now))
