"""Everything an Antragsmappe is written from, as it stands today."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from lueckenlos.boards.queries.access import gremien
from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.models import HintDecision
from lueckenlos.funding.enums import PickKind, Section
from lueckenlos.funding.models import Mappe, Pick, PlanLine, Programme, SectionText
from lueckenlos.funding.queries.choice import confirmed_hints
from lueckenlos.funding.queries.shared import programme_of
from lueckenlos.funding.queries.work import lines_of
from lueckenlos.geo.models import Gebiet
from lueckenlos.goals import queries as goal_queries
from lueckenlos.goals.models import Goal, Measure, Reading, Yardstick
from lueckenlos.indicators.queries.need import MOST_COLUMNS, IndicatorRow, compared_above
from lueckenlos.indicators.queries.values import latest_values_by_indicator
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment
from lueckenlos.quality.queries import assessments_for
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Subject

MOST_ASSESSMENTS: Final = 5


@dataclass(frozen=True, slots=True)
class GoalFacts:
    goal: Goal
    measured: list[goal_queries.Measured]


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    measure: Measure
    partners: list[str]
    measured: list[goal_queries.Measured]


@dataclass(frozen=True, slots=True)
class HintFacts:
    """``confirmed`` as long as nobody has decided otherwise since."""

    decision: HintDecision
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Material:
    """``columns`` are the Gebiete that the figures are of. ``lost`` was picked and is not to be found any more."""

    mappe: Mappe
    areas: list[Gebiet]
    programme: Programme | None
    texts: dict[Section, str]
    lines: list[PlanLine]
    hints: list[HintFacts]
    columns: list[Gebiet]
    figures: list[IndicatorRow]
    goals: list[GoalFacts]
    measures: list[MeasureFacts]
    resolutions: list[Subject]
    gremien: list[str]
    assessments: list[Assessment]
    lost: list[Pick]


def load_material(actor: Actor, mappe: Mappe, day: date, kinds: Collection[PickKind] = tuple(PickKind)) -> Material:
    """A constant number of queries, however much was picked; of other ``kinds`` nothing is read."""
    picked: dict[PickKind, dict[str, Pick]] = {kind: {} for kind in PickKind}
    for pick in Pick.objects.filter(mappe=mappe, subject_kind__in=kinds):
        picked[pick.of][pick.subject_key] = pick
    goals, measures = _goals(actor, picked[PickKind.GOAL]), _measures(actor, picked[PickKind.MEASURE])
    measured, partners = _measured(goals, measures, day), _partners(measures)
    decisions = confirmed_hints(list(picked[PickKind.HINT]))
    areas, columns, figures = _figures(actor, list(picked[PickKind.INDICATOR]))
    decided = picked[PickKind.RESOLUTION]
    seen = {one.ref.key: one for one in subjects.named(actor, decided.values()) if one.url}
    found = {
        PickKind.HINT: set(decisions),
        PickKind.INDICATOR: set(all_indicators()),
        PickKind.GOAL: {str(one.pk) for one in goals},
        PickKind.MEASURE: {str(one.pk) for one in measures},
        PickKind.RESOLUTION: set(seen),
    }
    return Material(
        mappe=mappe,
        areas=areas,
        programme=programme_of(actor, mappe.subject_key),
        texts={Section(row.section): row.text for row in SectionText.objects.filter(mappe=mappe)},
        lines=lines_of(mappe),
        hints=[HintFacts(row, row.decision == DecisionKind.BESTAETIGT) for row in decisions.values()],
        columns=columns,
        figures=figures,
        goals=[GoalFacts(one, measured[one]) for one in goals],
        measures=[MeasureFacts(one, partners[one.pk], measured[one]) for one in measures],
        resolutions=[seen[key] for key in decided if key in seen],
        gremien=[one.name for one in gremien(actor).filter(active=True).order_by("name_key")],
        assessments=list(_assessments(actor)),
        lost=[pick for kind, picks in picked.items() for key, pick in picks.items() if key not in found[kind]],
    )


def _goals(actor: Actor, picked: Iterable[str]) -> list[Goal]:
    rows = goal_queries.goals_for(actor).filter(pk__in=[key for key in picked if key.isdecimal()])
    # a Leitziel before its Teilziele
    return sorted(rows.select_related("owner", "parent"), key=lambda one: ((one.parent or one).title_key, one.pk))


def _measures(actor: Actor, picked: Iterable[str]) -> list[Measure]:
    rows = goal_queries.measures_for(actor).filter(pk__in=[key for key in picked if key.isdecimal()])
    return list(rows.select_related("owner", "goal").order_by("starts_on", "due_on", "pk"))


def _partners(measures: list[Measure]) -> defaultdict[int, list[str]]:
    """Their names by measure. One query, where a prefetch would ask for each measure who may see its partners."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = Measure.objects.filter(pk__in=[one.pk for one in measures], partners__isnull=False)
    for pk, name in rows.order_by("partners__name_key", "partners__pk").values_list("pk", "partners__name"):
        found[pk].append(name)
    return found


def _measured(
    goals: list[Goal], measures: list[Measure], day: date
) -> defaultdict[Goal | Measure, list[goal_queries.Measured]]:
    """What each is judged by. Two queries."""
    rows = Yardstick.objects.filter(Q(goal__in=goals) | Q(measure__in=measures)).order_by("step", "pk")
    of = {("goal", one.pk): one for one in goals} | {("measure", one.pk): one for one in measures}
    yardsticks = list(rows)
    readings: defaultdict[int, list[Reading]] = defaultdict(list)
    for reading in Reading.objects.filter(yardstick__in=[one.pk for one in yardsticks]).order_by("read_on", "pk"):
        readings[reading.yardstick_id].append(reading)
    found: defaultdict[Goal | Measure, list[goal_queries.Measured]] = defaultdict(list)
    for row in yardsticks:
        at = of[("goal", row.goal_id)] if row.goal_id else of[("measure", row.measure_id or 0)]
        found[at].append(goal_queries.with_readings(row, readings[row.pk], day))
    return found


def _figures(actor: Actor, slugs: list[str]) -> tuple[list[Gebiet], list[Gebiet], list[IndicatorRow]]:
    """The Stelle's Gebiete, with those above to compare with, and the newest figure of each. At most two queries."""
    own = list(actor.stelle.gebiete.select_related("parent__parent__parent__parent__parent__parent").order_by("ars"))
    columns = [*own[:MOST_COLUMNS], *compared_above(own)]
    wanted = [one for one in all_indicators().values() if one.slug in slugs]
    if not wanted:
        return own, columns, []
    values = latest_values_by_indicator(wanted, [one.pk for one in columns], actor.stelle)
    rows = [IndicatorRow(one, [values[one.slug].get(area.pk) for area in columns], columns) for one in wanted]
    return own, columns, rows


def _assessments(actor: Actor) -> Iterable[Assessment]:
    return assessments_for(actor).filter(state=State.ABGESCHLOSSEN).order_by("-closed_on", "-pk")[:MOST_ASSESSMENTS]
