"""Events as things others point to and newsletters tell of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils import timezone

from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.events.queries import work
from lueckenlos.shared.formats import day
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Announcement, Ref, RowKind

_KIND: Final = "events.event"
_SOONEST: Final = 20
# what has been held stays in the archive of a newsletter
_TOLD: Final = (EventStatus.VEROEFFENTLICHT, EventStatus.ABGESCHLOSSEN)


class EventKind(RowKind):
    """A newsletter tells of the Stelle's own events, while its public page is open."""

    def announced(self, actor: Actor, now: datetime, keys: Sequence[str] | None = None) -> Sequence[Announcement]:
        if not actor.stelle.portal_open:
            return ()
        rows = Event.objects.filter(stelle=actor.stelle, status__in=_TOLD)
        rows = rows.select_related("stelle").order_by("starts_at", "pk")
        if keys is None:
            rows = rows.filter(ends_at__gt=now)[:_SOONEST]
        else:
            rows = rows.filter(pk__in=[key for key in keys if key.isdecimal()])
        return [_announcement(row) for row in rows]


def _announcement(row: Event) -> Announcement:
    page = reverse("portal:event_page", args=[row.stelle.slug, row.public_id])
    return Announcement(Ref(_KIND, str(row.pk)), row.title, row.summary, page, day(timezone.localdate(row.starts_at)))


EVENTS: Final = EventKind(_KIND, Event, work.visible_events, "events:event_detail", words="title_key")
