"""Goals and measures as things that others point to, and what they add to the pages of others."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django.db import models

from lueckenlos.chains.enums import DecisionKind
from lueckenlos.goals import queries, rules
from lueckenlos.goals.messages import PLAN_MEASURE, SAID_HINT, TO_GOAL, TO_GOAL_HINT, TO_MEASURE, TO_MEASURE_HINT
from lueckenlos.goals.models import Goal, Measure, MeasureLink
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Neighbour, PageLink, Ref, Rows, Subject, SubjectKind

GOAL, MEASURE = "goals.goal", "goals.measure"
# from these a measure can be begun; it then happens through the offer or event, or in the places found
PLANNED_FROM: Final = frozenset(
    {"directory.offer", "events.event", "chains.handover", "chains.reach", "quality.assessment"}
)
# what citizens have said: a goal or a measure follows from it, with the reason
SAID: Final = frozenset({"participation.survey", "participation.idea"})


class PlanKind(SubjectKind):
    """Goals or measures, found with their state."""

    def __init__(self, kind: str, model: type[Goal] | type[Measure], rows: Rows, page: str) -> None:
        self.kind, self.label = kind, str(model._meta.verbose_name)
        self._rows, self._page = rows, page

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        rows = self._rows(actor).filter(pk__in=[key for key in keys if key.isdecimal()])
        return {str(row.pk): self.subject(actor, row) for row in rows}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        rows = self._rows(actor).filter(title_key__contains=sort_key(words)).order_by("title_key", "pk")
        return [self.subject(actor, row) for row in rows[:limit]]

    def subject(self, actor: Actor, row: Any) -> Subject:
        url = work_url(actor.stelle, self._page, row.pk)
        return Subject(Ref(self.kind, str(row.pk)), row.title, url, row.get_state_display())


GOALS: Final = PlanKind(GOAL, Goal, queries.goals_for, "goals:goal_detail")
MEASURES: Final = PlanKind(MEASURE, Measure, queries.measures_for, "goals:measure_detail")


class GoalNeighbour(Neighbour):
    """From a confirmed hint to a goal or measure; on other pages, what rests on the thing."""

    pointing = (Goal, Measure, MeasureLink)

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        if not rules.may_edit(actor):
            return ()
        if subject.ref.kind == queries.HINT:
            return self._from_hint(actor, subject.ref)
        if subject.ref.kind in SAID:
            return _goal_or_measure(actor, subject.ref, SAID_HINT)
        return (
            (PageLink(PLAN_MEASURE, _begin(actor, "measure", subject.ref)),) if subject.ref.kind in PLANNED_FROM else ()
        )

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        goals = _about(queries.goals_for(actor), ref)
        measures = queries.measures_for(actor)
        through = measures.filter(links__subject_kind=ref.kind, links__subject_key=ref.key)
        return [
            *(GOALS.subject(actor, row) for row in goals),
            *(MEASURES.subject(actor, row) for row in (_about(measures, ref) | through).distinct()),
        ]

    def _from_hint(self, actor: Actor, ref: Ref) -> Sequence[PageLink]:
        decision = queries.latest_decision(actor, ref.key)
        if decision is None or decision.decision != DecisionKind.BESTAETIGT:
            return ()
        return _goal_or_measure(actor, ref, TO_GOAL_HINT)


def _about(rows: models.QuerySet[Any], ref: Ref) -> models.QuerySet[Any]:
    return rows.filter(subject_kind=ref.kind, subject_key=ref.key)


def _goal_or_measure(actor: Actor, ref: Ref, hint: str) -> Sequence[PageLink]:
    return (
        PageLink(TO_GOAL, _begin(actor, "goal", ref), hint),
        PageLink(TO_MEASURE, _begin(actor, "measure", ref), TO_MEASURE_HINT),
    )


def _begin(actor: Actor, noun: str, ref: Ref) -> str:
    """The form with what it comes from."""
    asked = urlencode({"von": ref.kind, "schluessel": ref.key})
    return f"{work_url(actor.stelle, f'goals:{noun}_create')}?{asked}"
