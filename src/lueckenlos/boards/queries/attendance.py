"""Who is there, and whether that is enough to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lueckenlos.boards.enums import PRESENT, Presence, QuorumRule
from lueckenlos.boards.models import Gremium, Meeting, Member, Participant
from lueckenlos.boards.rules import is_quorate, quorum_needed


@dataclass(frozen=True, slots=True)
class Quorum:
    """People entitled to vote: of the Gremium, here, and needed."""

    entitled: int
    present: int
    needed: int

    @property
    def holds(self) -> bool:
        return is_quorate(self.present, self.needed)

    @property
    def numbers(self) -> dict[str, int]:
        return {"entitled": self.entitled, "present": self.present, "needed": self.needed}


def participants(meeting: Meeting) -> list[Participant]:
    """By name, those who vote first. One query."""
    return list(Participant.objects.filter(meeting=meeting).order_by("-votes", "name", "pk"))


def quorum_of(gremium: Gremium, people: Iterable[Participant]) -> Quorum:
    voting = [one for one in people if one.votes]
    present = sum(one.presence in PRESENT for one in voting)
    needed = quorum_needed(QuorumRule(gremium.quorum), gremium.quorum_number, len(voting))
    return Quorum(len(voting), present, needed)


def undecided(people: Iterable[Participant]) -> int:
    return sum(one.presence == Presence.OFFEN for one in people)


def members_on(gremium: Gremium, day: date) -> QuerySet[Member]:
    """Those whose term includes the day."""
    begun = Q(since=None) | Q(since__lte=day)
    return Member.objects.filter(begun, Q(until=None) | Q(until__gte=day), gremium=gremium)
