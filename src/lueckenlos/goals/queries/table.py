"""Measures as a filtered table."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from lueckenlos.goals.enums import OPEN_MEASURES, Flag, MeasureState
from lueckenlos.goals.models import Measure
from lueckenlos.goals.queries.tree import NEAR_DAYS
from lueckenlos.goals.queries.work import measures_for
from lueckenlos.tenancy.actor import Actor

# beyond the states themselves
OPEN, ALL, SOON = "offen", "alle", "bald"


@dataclass(frozen=True, slots=True)
class MeasureFilter:
    """Empty means no limit; ``state`` is one state, OPEN or ALL; ``watch`` a flag or SOON."""

    state: str = OPEN
    watch: str = ""
    phase: str = ""
    responsible: str = ""
    goal: int | None = None
    text: str = ""


def filtered(actor: Actor, wanted: MeasureFilter, day: date) -> QuerySet[Measure]:
    """Late ones first, then by term; those without a term last."""
    rows = measures_for(actor).select_related("goal")
    rows = rows.filter(_state(wanted.state), _watch(wanted.watch, day))
    if wanted.phase:
        rows = rows.filter(Q(("lebensphasen__any", [wanted.phase])))
    if wanted.responsible:
        rows = rows.filter(responsible=wanted.responsible)
    if wanted.goal is not None:
        rows = rows.filter(Q(goal=wanted.goal) | Q(goal__parent=wanted.goal) | Q(goal__parent__parent=wanted.goal))
    if wanted.text:
        rows = rows.filter(title_key__contains=wanted.text)
    late = Case(When(_late(day), then=Value(0)), default=Value(1), output_field=IntegerField())
    undated = Case(When(due_on=None, then=Value(1)), default=Value(0), output_field=IntegerField())
    return rows.order_by(late, undated, "due_on", "title_key", "pk")


def responsibles(actor: Actor) -> list[str]:
    """Everybody responsible for a measure, by name."""
    rows = measures_for(actor).exclude(responsible="").select_related(None).order_by("responsible")
    return list(rows.values_list("responsible", flat=True).distinct())


def _open() -> Q:
    return Q(state__in=sorted(OPEN_MEASURES))


def _late(day: date) -> Q:
    return _open() & Q(due_on__lt=day)


def _state(state: str) -> Q:
    if state == ALL:
        return Q()
    return Q(state=state) if state in MeasureState else _open()


def _watch(watch: str, day: date) -> Q:
    """The flags of ``rules.measure_flags`` as conditions."""
    return {
        Flag.LATE: _late(day),
        Flag.NOT_STARTED: Q(state=MeasureState.GEPLANT, starts_on__lt=day) & (Q(due_on=None) | Q(due_on__gte=day)),
        Flag.NO_OWNER: _open() & Q(responsible="", owner=None),
        Flag.NO_TERM: _open() & Q(due_on=None),
        SOON: _open() & Q(due_on__gte=day, due_on__lte=day + timedelta(days=NEAR_DAYS)),
    }.get(watch, Q())
