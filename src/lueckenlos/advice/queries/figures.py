"""Time and reach of a KGC: what reports and goals are counted from. Numbers only, so confidential entries count too."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet, Sum

from lueckenlos.advice import rules
from lueckenlos.advice.models import Activity, Case, Commune
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Tally:
    """How often, how long, and how many people were reached."""

    activities: int = 0
    minutes: int = 0
    reached: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.activities + other.activities, self.minutes + other.minutes, self.reached + other.reached)


NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class YearFigures:
    """One year of a KGC. ``by_kind``, ``by_channel`` and ``by_commune`` add up to ``total``.

    ``by_theme`` may add up to more: an activity on two themes counts fully for each. Keys of ``by_commune`` are those
    of ``Commune``, None for work that belonged to no single commune; "" in ``by_theme`` is without a theme.
    """

    year: int
    total: Tally
    by_kind: dict[str, Tally] = field(default_factory=dict)
    by_channel: dict[str, Tally] = field(default_factory=dict)
    by_theme: dict[str, Tally] = field(default_factory=dict)
    by_commune: dict[int | None, Tally] = field(default_factory=dict)
    by_goal: dict[int | None, Tally] = field(default_factory=dict)


def figures_of(actor: Actor, year: int) -> YearFigures:
    """One query, whatever the number of activities; the scope is that of the KGC."""
    ensure(rules.may_view(actor))
    rows = activities_in(actor, year).order_by().values_list("kind", "channel", "themes", "commune", "goal")
    counted = rows.annotate(Count("pk"), Sum("minutes"), Sum("reached"))
    parts: tuple[defaultdict[object, Tally], ...] = tuple(defaultdict(Tally) for _ in range(5))
    total = NOTHING
    for kind, channel, themes, commune, goal, *numbers in counted:
        tally = Tally(*numbers)
        total += tally
        for part, keys in zip(parts, ((kind,), (channel,), themes or ("",), (commune,), (goal,)), strict=True):
            _count(part, keys, tally)
    return YearFigures(year, total, *(dict(part) for part in parts))  # type: ignore[arg-type] # keys as selected above


def activities_in(actor: Actor, year: int) -> QuerySet[Activity]:
    """Every activity of the year. Only for counting: what may be read of them says ``activities_for``."""
    ensure(rules.may_view(actor))
    return Activity.objects.filter(day__gte=date(year, 1, 1), day__lte=date(year, 12, 31))


def communes_by_status(actor: Actor) -> dict[str, int]:
    """Partnerstatus → number of communes just now; "" is without one. One query."""
    ensure(rules.may_view(actor))
    rows = Commune.objects.order_by().values_list("status")
    return dict(rows.annotate(Count("pk")))


def cases_by_state(actor: Actor, year: int) -> dict[str, int]:
    """Cases received in the year by their present state. One query."""
    ensure(rules.may_view(actor))
    rows = Case.objects.filter(received_on__year=year).order_by().values_list("state")
    return dict(rows.annotate(Count("pk")))


def toward_goals(actor: Actor, goals: Iterable[int]) -> dict[int, Tally]:
    """Goal → what was done for it. One query."""
    ensure(rules.may_view(actor))
    rows = Activity.objects.filter(goal__in=list(goals)).order_by().values_list("goal")
    counted = rows.annotate(Count("pk"), Sum("minutes"), Sum("reached"))
    return {goal: Tally(*numbers) for goal, *numbers in counted if goal is not None}


def _count(part: "defaultdict[object, Tally]", keys: Iterable[object], tally: Tally) -> None:
    for key in keys:
        part[key] += tally
