"""What the pages show, in a constant number of queries."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from lueckenlos.boards.enums import HELD, PLANNED, UNDONE, MeetingStatus, Outcome
from lueckenlos.boards.models import AgendaItem, Gremium, Meeting, Member, Paper, Resolution
from lueckenlos.boards.queries.access import Insight, gremien, insight, meetings, resolutions
from lueckenlos.conferences.models import ConferenceResult
from lueckenlos.tenancy.actor import Actor

# a Gremium looks at what was said lately, not at everything ever
_MOST_RESULTS = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One TOP with its number on the agenda, what lies before it and what came of it."""

    number: int
    item: AgendaItem
    papers: list[Paper] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Agenda:
    """Both parts, numbered through. ``hidden`` says that the second exists and is not shown."""

    public: list[Line]
    closed: list[Line]
    hidden: bool

    @property
    def lines(self) -> list[Line]:
        return [*self.public, *self.closed]


def gremium_rows(actor: Actor, now: datetime) -> QuerySet[Gremium]:
    """With the next Sitzung, members in term and what is undone. One query."""
    today = now.date()
    coming = Meeting.objects.filter(gremium=OuterRef("pk"), status__in=PLANNED, starts_at__gte=now)
    running = Q(members__since=None) | Q(members__since__lte=today)
    running &= Q(members__until=None) | Q(members__until__gte=today)
    undone = _undone(resolutions(actor).filter(gremium=OuterRef("pk"))).order_by()
    rows = gremien(actor).annotate(
        next_id=Subquery(coming.order_by("starts_at").values("pk")[:1]),
        next_at=Subquery(coming.order_by("starts_at").values("starts_at")[:1]),
        member_count=Count("members", filter=running, distinct=True),
        undone_count=Subquery(undone.values("gremium").annotate(n=Count("pk")).values("n")),
    )
    return rows.order_by("-active", "name_key", "pk")


def agenda_of(meeting: Meeting, seen: Insight) -> Agenda:
    """With papers and what was decided. Three queries."""
    whole = seen.whole(meeting.gremium_id)
    rows = AgendaItem.objects.filter(meeting=meeting)
    if not whole:
        rows = rows.filter(is_public=True)
    waiting = Count("comments", filter=Q(comments__answer=""))
    rows = rows.annotate(comment_count=Count("comments"), comments_waiting=waiting)
    # grouping forgets the order of the model
    found = list(rows.order_by("-is_public", "position", "pk"))
    papers: dict[int, list[Paper]] = {}
    for paper in Paper.objects.filter(item__in=[one.pk for one in found]):
        papers.setdefault(paper.item_id, []).append(paper)
    made: dict[int, list[Resolution]] = {}
    for one in Resolution.objects.filter(item__in=[one.pk for one in found]).order_by("year", "number"):
        made.setdefault(one.item_id, []).append(one)
    lines = [Line(n, one, papers.get(one.pk, []), made.get(one.pk, [])) for n, one in enumerate(found, 1)]
    for line in lines:
        line.item.meeting = meeting
    return Agenda(
        [line for line in lines if line.item.is_public],
        [line for line in lines if not line.item.is_public],
        hidden=not whole,
    )


def undone_of(actor: Actor, gremium: Gremium) -> QuerySet[Resolution]:
    """What was carried and is not done yet, the most urgent first."""
    rows = _undone(resolutions(actor).filter(gremium=gremium))
    return rows.order_by(F("due").asc(nulls_last=True), "decided_on", "pk")


def meetings_of(actor: Actor, gremium: Gremium, now: datetime) -> tuple[list[Meeting], QuerySet[Meeting]]:
    """Those to come, the next first; and those before, the latest first."""
    rows = meetings(actor).filter(gremium=gremium)
    coming = rows.filter(Q(status__in=PLANNED) | Q(status=MeetingStatus.LAEUFT)).order_by("starts_at", "pk")
    return list(coming), rows.filter(status__in=_OVER).order_by("-starts_at", "-pk")


_OVER = (MeetingStatus.ENTWURF, MeetingStatus.GENEHMIGT, MeetingStatus.ABGESAGT)


def members_of(gremium: Gremium) -> QuerySet[Member]:
    return Member.objects.filter(gremium=gremium).order_by(F("until").desc(nulls_first=True), "name_key", "pk")


def coming_meetings(actor: Actor, now: datetime) -> list[Meeting]:
    """Whose agenda can still take something: to come, or sitting just now."""
    rows = meetings(actor).filter(gremium__active=True)
    rows = rows.filter(Q(status__in=PLANNED, starts_at__gte=now) | Q(status=MeetingStatus.LAEUFT))
    return list(rows.order_by("starts_at", "pk"))


def previous_draft(meeting: Meeting) -> Meeting | None:
    """The latest earlier Sitzung of the Gremium whose minutes wait for approval."""
    rows = Meeting.objects.filter(gremium=meeting.gremium_id, status=MeetingStatus.ENTWURF)
    found: Meeting | None = rows.filter(starts_at__lt=meeting.starts_at).order_by("-starts_at", "-pk").first()
    return found


def has_undone(meeting: Meeting) -> bool:
    """Whether the Gremium has something to ask after, seen by everybody or not."""
    return _undone(Resolution.objects.filter(gremium=meeting.gremium_id)).exists()


def approving_meeting(meeting: Meeting) -> Meeting | None:
    """The later Sitzung in which these minutes can be approved: one that sits or has sat."""
    rows = Meeting.objects.filter(gremium=meeting.gremium_id, starts_at__gt=meeting.starts_at)
    rows = rows.filter(status__in=[*HELD, MeetingStatus.GENEHMIGT])
    found: Meeting | None = rows.order_by("starts_at", "pk").first()
    return found


def open_results() -> list[ConferenceResult]:
    """What conferences recommended and no agenda has taken up yet, the latest first. One query."""
    taken = AgendaItem.objects.exclude(result=None).values("result")
    rows = ConferenceResult.objects.exclude(pk__in=taken).select_related("event")
    return list(rows.order_by("-event__starts_at", "pk")[:_MOST_RESULTS])


def search_resolutions(actor: Actor, criteria: dict[str, Any], today: date) -> QuerySet[Resolution]:
    """Filtered as the form says; what is overdue can be asked for alone."""
    rows = resolutions(actor)
    if criteria.get("gremium"):
        rows = rows.filter(gremium=criteria["gremium"])
    if criteria.get("kind"):
        rows = rows.filter(kind=criteria["kind"])
    match criteria.get("show") or "offen":
        case "offen":
            rows = _undone(rows).order_by(F("due").asc(nulls_last=True), "-decided_on", "-pk")
        case "ueberfaellig":
            rows = _undone(rows).filter(due__lt=today).order_by("due", "pk")
        case "erledigt":
            rows = rows.filter(outcome=Outcome.ANGENOMMEN).exclude(state__in=UNDONE)
        case "abgelehnt":
            rows = rows.filter(outcome=Outcome.ABGELEHNT)
    return rows


def counts(actor: Actor, today: date) -> dict[str, int]:
    """Undone, overdue and done. One query."""
    carried = Q(outcome=Outcome.ANGENOMMEN)
    undone = carried & Q(state__in=UNDONE)
    return resolutions(actor).aggregate(
        undone=Count("pk", filter=undone),
        overdue=Count("pk", filter=undone & Q(due__lt=today)),
        done=Count("pk", filter=carried & ~Q(state__in=UNDONE)),
    )


def agenda_for(actor: Actor, meeting: Meeting) -> Agenda:
    return agenda_of(meeting, insight(actor))


def _undone(rows: QuerySet[Resolution]) -> QuerySet[Resolution]:
    return rows.filter(outcome=Outcome.ANGENOMMEN, state__in=sorted(UNDONE))
