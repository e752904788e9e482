"""What the network of organisations learns from Gremien: who belongs to them, and who sits together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import combinations
from typing import Final

from django.utils import timezone

from lueckenlos.boards.enums import HELD, PRESENT, MeetingStatus
from lueckenlos.boards.models import Member, Participant
from lueckenlos.boards.queries.access import gremien, in_office
from lueckenlos.boards.rules import may_view
from lueckenlos.network.enums import TieKind
from lueckenlos.network.messages import member_text, met_text
from lueckenlos.network.sources import Body, FoundTie, Roster, TieSource, actor_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url

# to have met once is no tie; what lies longer back does not hold any more
FEWEST_MEETINGS: Final = 2
WINDOW_DAYS: Final = 730
_TOOK_PLACE: Final = [*HELD, MeetingStatus.GENEHMIGT]


@dataclass(slots=True)
class _Together:
    meetings: int
    first: datetime
    gremium: int


class GremiumTies(TieSource):
    """Members name their organisation in words; those that are in the list of the Stelle are found by name."""

    slug = "gremien"
    label = "Gremien"

    def bodies(self, actor: Actor) -> Iterable[Body]:
        """One query."""
        for row in gremien(actor).filter(active=True):
            yield Body(_key(row.pk), row.name, _url(actor, row.pk), row.get_kind_display())

    def ties(self, actor: Actor, roster: Roster, day: date) -> Iterable[FoundTie]:
        """Two queries."""
        if not may_view(actor):
            return
        yield from _members(actor, roster, day)
        for (first, second), met in _met(roster, day).items():
            if met.meetings >= FEWEST_MEETINGS:
                since, url = timezone.localdate(met.first), _url(actor, met.gremium)
                why = met_text(met.meetings, since)
                yield FoundTie(actor_key(first), actor_key(second), TieKind.ZUSAMMENARBEIT, why, url, since)


def _members(actor: Actor, roster: Roster, day: date) -> Iterable[FoundTie]:
    rows = Member.objects.filter(in_office(day), gremium__active=True).exclude(organisation="").order_by("pk")
    seen: set[tuple[int, int]] = set()
    columns = rows.values_list("gremium_id", "gremium__name", "organisation", "since")
    for gremium, name, organisation, since in columns:
        found = roster.find(organisation)
        if found is not None and (gremium, found) not in seen:
            seen.add((gremium, found))
            why = member_text(name, since)
            yield FoundTie(actor_key(found), _key(gremium), TieKind.GREMIUM, why, _url(actor, gremium), since)


def _met(roster: Roster, day: date) -> dict[tuple[int, int], _Together]:
    """Pairs of organisations with the meetings of the last two years where somebody of both was present."""
    rows = Participant.objects.filter(
        presence__in=PRESENT,
        meeting__status__in=_TOOK_PLACE,
        # a moment is compared at once; to ask for its day would work out the day of each of thousands of rows
        meeting__starts_at__lt=_begin(day + timedelta(days=1)),
        meeting__starts_at__gte=_begin(day - timedelta(days=WINDOW_DAYS - 1)),
    ).exclude(organisation="")
    present: defaultdict[tuple[datetime, int, int], set[int]] = defaultdict(set)
    columns = rows.order_by().values_list("meeting__starts_at", "meeting_id", "meeting__gremium_id", "organisation")
    for begin, meeting, gremium, name in columns:
        if (found := roster.find(name)) is not None:
            present[begin, meeting, gremium].add(found)
    together: dict[tuple[int, int], _Together] = {}
    for (begin, _, gremium), who in sorted(present.items()):
        for pair in combinations(sorted(who), 2):
            together.setdefault(pair, _Together(0, begin, gremium)).meetings += 1
    return together


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _key(gremium: int) -> str:
    return f"boards.{gremium}"


def _url(actor: Actor, gremium: int) -> str:
    return work_url(actor.stelle, "boards:gremium_detail", gremium)
