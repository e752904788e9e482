"""What somebody may read: where every other query begins.

What is not public is read by those who edit for the Stelle, and by the members of the Gremium and their deputies: their
address stands in the list of members, and an account belongs to an address.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from lueckenlos.boards.models import AgendaItem, Gremium, Meeting, Member, Paper, Resolution
from lueckenlos.boards.rules import may_edit, may_view
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Insight:
    """The Gremien whose parts that are not public somebody reads."""

    everything: bool
    gremien: frozenset[int]

    def whole(self, gremium_id: int) -> bool:
        return self.everything or gremium_id in self.gremien


def in_office(day: date) -> Q:
    """Members whose term has begun and is not over on ``day``."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


def insight(actor: Actor) -> Insight:
    """One query for those who only read, none for the others."""
    if may_edit(actor):
        return Insight(everything=True, gremien=frozenset())
    if not may_view(actor) or actor.user is None:
        return Insight(everything=False, gremien=frozenset())
    today, email = timezone.localdate(), actor.user.email
    own = Member.objects.filter(Q(email__iexact=email) | Q(deputy_email__iexact=email))
    rows = own.filter(in_office(today))
    return Insight(everything=False, gremien=frozenset(rows.values_list("gremium_id", flat=True)))


def gremien(actor: Actor) -> QuerySet[Gremium]:
    return Gremium.objects.all() if may_view(actor) else Gremium.objects.none()


def meetings(actor: Actor) -> QuerySet[Meeting]:
    rows = Meeting.objects.select_related("gremium")
    return rows if may_view(actor) else rows.none()


def items(actor: Actor) -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.select_related("meeting__gremium")
    return _readable(actor, rows, "is_public", "meeting__gremium")


def papers(actor: Actor) -> QuerySet[Paper]:
    rows = Paper.objects.select_related("item__meeting__gremium")
    return _readable(actor, rows, "item__is_public", "item__meeting__gremium")


def resolutions(actor: Actor) -> QuerySet[Resolution]:
    rows = Resolution.objects.select_related("gremium", "item__meeting")
    return _readable(actor, rows, "item__is_public", "gremium")


def gremium_of(actor: Actor, pk: int) -> Gremium:
    """Http404 for a foreign one; NotAllowed for roles that see none."""
    ensure(may_view(actor))
    found: Gremium = get_object_or_404(gremien(actor), pk=pk)
    return found


def member_of(actor: Actor, pk: int) -> Member:
    """Addresses and terms: for those who edit."""
    ensure(may_edit(actor))
    found: Member = get_object_or_404(Member.objects.select_related("gremium"), pk=pk)
    return found


def meeting_of(actor: Actor, pk: int) -> Meeting:
    ensure(may_view(actor))
    found: Meeting = get_object_or_404(meetings(actor), pk=pk)
    return found


def item_of(actor: Actor, pk: int) -> AgendaItem:
    """Http404 too for what is not public and not theirs to read."""
    ensure(may_view(actor))
    found: AgendaItem = get_object_or_404(items(actor), pk=pk)
    return found


def paper_of(actor: Actor, pk: int) -> Paper:
    ensure(may_view(actor))
    found: Paper = get_object_or_404(papers(actor), pk=pk)
    return found


def resolution_of(actor: Actor, pk: int) -> Resolution:
    ensure(may_view(actor))
    found: Resolution = get_object_or_404(resolutions(actor), pk=pk)
    return found


def _readable(actor: Actor, rows: QuerySet, public: str, gremium: str) -> QuerySet:  # type: ignore[type-arg] # rows of three models
    if not may_view(actor):
        return rows.none()
    seen = insight(actor)
    if seen.everything:
        return rows
    return rows.filter(Q(**{public: True}) | Q(**{f"{gremium}__in": sorted(seen.gremien)}))
