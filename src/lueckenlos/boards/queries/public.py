"""The public door: what citizens read of a Gremium that asked for it. The one file of the package beyond a scope.

Nothing that is not public, no names, no notes, no papers: only titles of public TOPs, and what was decided on them.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db.models import Max, QuerySet
from django.http import Http404
from django.utils import timezone

from lueckenlos.boards.enums import MeetingStatus
from lueckenlos.boards.models import AgendaItem, Gremium, Meeting, Resolution
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants

# the agenda of a Sitzung is a draft until it is sent out
_ANNOUNCED: Final = (
    MeetingStatus.EINGELADEN,
    MeetingStatus.LAEUFT,
    MeetingStatus.ENTWURF,
    MeetingStatus.GENEHMIGT,
)
# what is written while people still sit together may be a slip of the pen
_OVER: Final = (MeetingStatus.ENTWURF, MeetingStatus.GENEHMIGT)


def published_gremien(stelle: Stelle) -> QuerySet[Gremium]:
    """Of a Stelle whose public page is open; also those that no longer work, for what they decided still holds."""
    with all_tenants():
        rows = Gremium.objects.filter(stelle=stelle, published=True)
    return rows.order_by("-active", "name_key", "pk")


def get_published_or_404(stelle: Stelle, pk: int) -> Gremium:
    found: Gremium | None = published_gremien(stelle).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def coming_in_public(gremium: Gremium, now: datetime) -> QuerySet[Meeting]:
    """The Sitzungen that everybody may attend and that are not over, the next first; called off ones say so."""
    begun = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return _meetings(gremium).filter(starts_at__gte=begun).exclude(status__in=_OVER).order_by("starts_at", "pk")


def held_in_public(gremium: Gremium) -> QuerySet[Meeting]:
    """Those before, the latest first."""
    return _meetings(gremium).filter(status__in=_OVER).order_by("-starts_at", "-pk")


def public_agendas(meetings: Iterable[Meeting]) -> dict[int, list[str]]:
    """Meeting → titles of its public TOPs, in their order. One query."""
    told = [one.pk for one in meetings if one.status in _ANNOUNCED]
    with all_tenants():
        rows = AgendaItem.objects.filter(meeting__in=told, is_public=True)
    found: dict[int, list[str]] = {}
    for key, title in rows.order_by("position", "pk").values_list("meeting_id", "title"):
        found.setdefault(key, []).append(title)
    return found


def public_resolutions(gremium: Gremium) -> QuerySet[Resolution]:
    """On public TOPs, the latest first; ``told_on`` is the day of the last word on it."""
    with all_tenants():
        rows = Resolution.objects.filter(gremium=gremium, item__is_public=True, item__meeting__status__in=_OVER)
    return rows.annotate(told_on=Max("history__on")).order_by("-decided_on", "-pk")


def _meetings(gremium: Gremium) -> QuerySet[Meeting]:
    with all_tenants():
        rows = Meeting.objects.filter(gremium=gremium)
    return rows if gremium.meets_in_public else rows.none()
