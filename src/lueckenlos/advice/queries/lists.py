"""Lists of cases and activities, and what one commune has seen of the KGC."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Max, Q, QuerySet, Sum

from lueckenlos.accounts.models import User
from lueckenlos.advice import rules
from lueckenlos.advice.enums import OPEN_CASES, CaseState
from lueckenlos.advice.models import Activity, Case, Commune, FollowUp, StatusChange
from lueckenlos.advice.queries.work import activities_for, cases_for, follow_ups_for
from lueckenlos.goals.models import Goal
from lueckenlos.goals.queries import goals_for
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Mitgliedschaft

OPEN: Final = "offen"
ALL: Final = "alle"


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """What the address asks for."""

    year: int | None = None
    kind: str = ""
    theme: str = ""
    commune: int | None = None
    goal: int | None = None
    user: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sums:
    activities: int
    minutes: int
    reached: int


def filtered_cases(actor: Actor, *, state: str, text: str, mine: bool) -> QuerySet[Case]:
    """With ``contacts`` and ``last``; new Anfragen first, then what moved last."""
    rows = cases_for(actor).filter(title_key__contains=sort_key(text))
    if state == OPEN:
        rows = rows.filter(state__in=[one.value for one in OPEN_CASES])
    elif state != ALL:
        rows = rows.filter(state=state)
    if mine:
        rows = rows.filter(responsible=actor.user)
    new = Count("pk", filter=Q(state=CaseState.ANFRAGE))
    counted = rows.annotate(contacts=Count("activities"), last=Max("activities__day"), new=new)
    return counted.order_by("-new", "-received_on", "-pk")


def filtered_activities(actor: Actor, wanted: ActivityFilter) -> QuerySet[Activity]:
    rows = activities_for(actor).filter(title_key__contains=wanted.text)
    if wanted.year:
        rows = rows.filter(day__year=wanted.year)
    if wanted.theme:
        rows = rows.filter(Q(("themes__any", [wanted.theme])))
    exact = {"kind": wanted.kind, "commune": wanted.commune, "goal": wanted.goal, "author": wanted.user}
    return rows.filter(**{name: value for name, value in exact.items() if value}).order_by("-day", "-pk")


def sums_of(rows: QuerySet[Activity]) -> Sums:
    """One query."""
    plain = rows.select_related(None).order_by()
    found = plain.aggregate(activities=Count("pk"), minutes=Sum("minutes"), reached=Sum("reached"))
    return Sums(found["activities"], found["minutes"] or 0, found["reached"] or 0)


def years_of(actor: Actor) -> list[int]:
    """Years with activities, the latest first. One query."""
    return [found.year for found in activities_for(actor).select_related(None).dates("day", "year", order="DESC")]


def history_of(actor: Actor, commune: Commune) -> QuerySet[Activity]:
    """Of one commune, the latest first."""
    return activities_for(actor).filter(commune=commune).order_by("-day", "-pk")


def open_follow_ups(actor: Actor, *, commune: Commune | None = None, case: Case | None = None) -> list[FollowUp]:
    """Of a commune with all its cases and activities, or of one case with its activities. One query."""
    of = Q(case=case) | Q(activity__case=case) if case else Q()
    if commune is not None:
        of = Q(commune=commune) | Q(case__commune=commune) | Q(activity__commune=commune)
    return list(follow_ups_for(actor).filter(of, done_on=None).order_by("on", "pk"))


def status_history(commune: Commune) -> list[StatusChange]:
    return list(commune.history.order_by("-since", "-pk"))


def open_cases(actor: Actor, also: int | None = None) -> list[Case]:
    """To hang an activity on; ``also`` is the one it hangs on already. One query."""
    wanted = Q(state__in=[one.value for one in OPEN_CASES]) | Q(pk=also)
    return list(cases_for(actor).filter(wanted).order_by("commune__gebiet__sort_name", "title_key", "pk"))


def own_goals(actor: Actor) -> list[Goal]:
    """What activities can count toward. One query."""
    return list(goals_for(actor).order_by("title_key", "pk"))


def colleagues(actor: Actor) -> Sequence[User]:
    """Who can be responsible. One query."""
    members = Mitgliedschaft.objects.filter(stelle=actor.stelle, user__is_active=True).select_related("user")
    return [one.user for one in members.order_by("user__name", "pk")]


def with_whom(actor: Actor) -> bool:
    """Whether there is anything yet; decides what an empty page says."""
    return bool(rules.may_view(actor)) and Commune.objects.exists()
