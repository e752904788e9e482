"""Goals and measures as pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from lueckenlos.goals import rules
from lueckenlos.goals.enums import Course, Flag, Funding, GoalState, MeasureState, Outlook
from lueckenlos.goals.messages import (
    COURSE_KINDS,
    FLAG_KINDS,
    GOAL_KINDS,
    LEITZIEL,
    MEASURE_KINDS,
    OUTLOOK_KINDS,
    TEILZIEL,
    due_text,
    euro_words,
    measures_text,
    value_words,
)
from lueckenlos.goals.models import Goal, Measure, Yardstick
from lueckenlos.goals.queries import Measured, Node, Tree
from lueckenlos.goals.queries.tree import Line
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.shared.formats import day as day_text
from lueckenlos.shared.formats import days_late
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.templatetags.kern import badge

Badge = tuple[str, str]
# more stand in the table
MOST_LATE: Final = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One goal or measure in a list. ``badges`` stand beside the title, ``meta`` is term and who in one line."""

    title: str
    url: str
    badges: SafeString
    due: str
    who: str
    meta: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal with everything below it; ``open`` when something in it wants a look."""

    row: Row
    add_url: str
    measures: list[Row]
    measures_text: str
    open: bool
    over: int
    children: list["Branch"] = field(default_factory=list)


class Page:
    """Makes rows for one Stelle on one day."""

    def __init__(self, stelle: Stelle, day: date) -> None:
        self.day = day
        # reversing an address for each of hundreds of rows takes longer than writing them
        self._goals = work_url(stelle, "goals:goal_detail", 0).removesuffix("0/")
        self._measures = work_url(stelle, "goals:measure_detail", 0).removesuffix("0/")
        self._new_measure = work_url(stelle, "goals:measure_create")

    def goal(self, goal: Goal, flags: Sequence[Flag], note: str = "") -> Row:
        return _row(goal, f"{self._goals}{goal.pk}/", goal_badges(goal, flags), note)

    def measure(self, measure: Measure, flags: Sequence[Flag], note: str = "") -> Row:
        return _row(measure, f"{self._measures}{measure.pk}/", measure_badges(measure, flags), note)

    def branch(self, node: Node) -> Branch:
        flagged = sum(bool(line.flags) for line in node.measures)
        return Branch(
            row=self.goal(node.goal, node.flags),
            add_url=f"{self._new_measure}?ziel={node.goal.pk}",
            measures=[self.measure(line.measure, line.flags) for line in node.measures],
            measures_text=measures_text(len(node.measures), flagged, node.over),
            over=node.over,
            open=any(Flag.LATE in line.flags for line in node.measures),
            children=[self.branch(child) for child in node.children],
        )

    def late(self, tree: Tree, most: int) -> list[Row]:
        """Those past their term, the oldest first, with the number of days."""
        return [self._late(one) for one in tree.late[:most]]

    def _late(self, one: Node | Line) -> Row:
        row = one.goal if isinstance(one, Node) else one.measure
        note = days_late((self.day - row.due_on).days if row.due_on else 0)
        rest = [flag for flag in one.flags if flag is not Flag.LATE]
        return self.goal(row, rest, note) if isinstance(row, Goal) else self.measure(row, rest, note)


def goal_badges(goal: Goal, flags: Iterable[Flag]) -> list[Badge]:
    state = GoalState(goal.state)
    return [*_flags(flags), (state.label, GOAL_KINDS[state]), *_outlook(goal.outlook)]


def measure_badges(measure: Measure, flags: Iterable[Flag]) -> list[Badge]:
    state = MeasureState(measure.state)
    return [*_flags(flags), (state.label, MEASURE_KINDS[state]), *_outlook(measure.outlook)]


def level_of(goal: Goal) -> str:
    return LEITZIEL if goal.is_leitziel else TEILZIEL


@dataclass(frozen=True, slots=True)
class YardstickView:
    """A Messgröße in words: from where to where, the last reading, and the computed hint."""

    yardstick: Yardstick
    step: str
    baseline: str
    target: str
    last: str
    hint: str
    kind: str
    share: float | None
    readings: list[tuple[int, str, str, str]]  # key, day, value, note
    indicator: str = ""  # what the Kennzahl is called that it follows


def yardstick_view(found: Measured) -> YardstickView:
    """Readings with the newest first."""
    row, progress = found.yardstick, found.progress
    share = progress.share if progress.course in {Course.ON_COURSE, Course.BEHIND, Course.REACHED} else None
    return YardstickView(
        yardstick=row,
        step=row.get_step_display(),
        baseline=value_words(row.baseline, row.unit, row.baseline_on),
        target=value_words(row.target, row.unit, row.target_on),
        last=value_words(progress.value, row.unit, progress.read_on),
        hint=progress.course.label,
        kind=COURSE_KINDS[progress.course],
        share=None if share is None else min(max(share, 0.0), 1.0),
        readings=[
            (one.pk, day_text(one.read_on), value_words(one.value, row.unit), one.note)
            for one in reversed(found.readings)
        ],
        indicator=known.label if (known := all_indicators().get(row.indicator)) else "",
    )


def csv_rows(measures: Iterable[Measure], day: date) -> Iterable[list[str]]:
    """As ``messages.CSV_HEADER`` names the columns."""
    phases, ways = vocabulary("lebensphase"), vocabulary("uebergang")
    for row in measures:
        yield [
            row.title,
            row.goal.title if row.goal else "",
            MeasureState(row.state).label,
            Outlook(row.outlook).label if row.outlook else "",
            row.who,
            _day(row.starts_on),
            _day(row.due_on),
            ", ".join(flag.label for flag in rules.measure_flags(row, day)),
            ", ".join(phases.labels(row.lebensphasen)),
            ", ".join(ways.labels(row.uebergaenge)),
            "" if row.cost_cents is None else f"{row.cost_cents / 100:.2f}".replace(".", ","),
            row.funding,
            Funding(row.funding_state).label if row.funding_state else "",
            row.state_note,
        ]


def tree_context(page: Page, tree: Tree) -> dict[str, object]:
    """What the overview shows of the tree."""
    return {
        "branches": [page.branch(node) for node in tree.nodes],
        "loose": [page.measure(line.measure, line.flags) for line in tree.loose],
        "late": page.late(tree, MOST_LATE),
        "more_late": max(len(tree.late) - MOST_LATE, 0),
        "counts": tree.counts,
        "goals": tree.goals,
        "measures": tree.measures,
    }


def cost_of(measure: Measure) -> str:
    return "" if measure.cost_cents is None else euro_words(measure.cost_cents)


def _row(row: Goal | Measure, url: str, badges: list[Badge], note: str) -> Row:
    due, who = _day(row.due_on), row.who
    return Row(row.title, url, _drawn(tuple(badges)), due, who, due_text(due, who), note)


@cache
def _drawn(badges: tuple[Badge, ...]) -> SafeString:
    """Hundreds of rows have one of a few dozen combinations of states and flags."""
    return format_html_join(" ", "{}", ((badge(text, kind),) for text, kind in badges))


def _flags(flags: Iterable[Flag]) -> list[Badge]:
    return [(flag.label, FLAG_KINDS[flag]) for flag in flags]


def _outlook(value: str) -> list[Badge]:
    outlook = Outlook(value)
    return [(outlook.label, OUTLOOK_KINDS[outlook])] if value else []


def _day(value: date | None) -> str:
    return day_text(value) if value else ""
