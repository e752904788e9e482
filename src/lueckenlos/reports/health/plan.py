"""Chapters about what is to be reached: goals, measures, and what was decided or recommended. Only what is public."""

from collections import Counter
from typing import Final

from django.db.models import Count, Q
from django.utils.text import Truncator

from lueckenlos.boards.enums import UNDONE, MeetingStatus, Outcome, ProgressState, ResolutionKind
from lueckenlos.boards.models import Resolution
from lueckenlos.boards.queries.access import resolutions
from lueckenlos.goals.enums import GoalState, MeasureState
from lueckenlos.goals.models import Goal
from lueckenlos.goals.queries import goals_for, measures_for
from lueckenlos.reports.documents.tables import Line
from lueckenlos.reports.health.basis import Basis
from lueckenlos.reports.health.report import Findings
from lueckenlos.reports.health.tables import line, table
from lueckenlos.shared.formats import day

# minutes of a Sitzung that goes on may still be a slip of the pen
_OVER: Final = (MeetingStatus.ENTWURF, MeetingStatus.GENEHMIGT)
_LONGEST: Final = 160


def goals(basis: Basis) -> Findings:
    """By state, and by name those that were adopted; without who is responsible. Three queries."""
    rows = goals_for(basis.actor)
    by_state = Counter(rows.order_by().values_list("state", flat=True))
    measures = Counter(measures_for(basis.actor).order_by().values_list("state", flat=True))
    adopted = rows.exclude(state=GoalState.ENTWURF).annotate(number=Count("measures"))
    return Findings(
        tables=(
            table("ziele", [line(one.value, one.label, by_state[one]) for one in GoalState if by_state[one]]),
            table("massnahmen", [line(one.value, one.label, measures[one]) for one in MeasureState if measures[one]]),
            table("zielliste", map(_goal, adopted.order_by("title_key", "pk"))),
        )
    )


def decided(basis: Basis) -> Findings:
    """Of public TOPs alone, whoever asks: the report may be published. Those of the year, and what is not done yet."""
    rows = resolutions(basis.actor).filter(
        item__is_public=True, item__meeting__status__in=_OVER, outcome=Outcome.ANGENOMMEN
    )
    rows = rows.filter(Q(decided_on__year=basis.year) | Q(state__in=UNDONE, decided_on__year__lt=basis.year))
    found = list(rows.order_by("-decided_on", "-pk"))
    counts = Counter((one.kind, one.state) for one in found)
    states = [
        line(state.value, state.label, *(counts[kind, state] for kind in ResolutionKind))
        for state in ProgressState
        if any(counts[kind, state] for kind in ResolutionKind)
    ]
    return Findings(tables=(table("umsetzung", states), table("empfehlungen", map(_resolution, found))))


def _goal(row: Goal) -> Line[str]:
    due = day(row.due_on) if row.due_on else ""
    measures: int = row.number  # type: ignore[attr-defined] # annotated
    return line(row.pk, row.title, GoalState(row.state).label, due, measures)


def _resolution(row: Resolution) -> Line[str]:
    name = f"{row}: {Truncator(row.text).chars(_LONGEST)}"
    return line(row.pk, name, day(row.decided_on), row.addressee, ProgressState(row.state).label)
