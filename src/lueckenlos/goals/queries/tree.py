"""The tree of goals with their measures, and how many need a look."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count

from lueckenlos.goals import rules
from lueckenlos.goals.enums import OPEN_MEASURES, Flag
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.goals.queries.work import goals_for, measures_for
from lueckenlos.tenancy.actor import Actor

# terms within this many days are near
NEAR_DAYS = 90


@dataclass
class Node:
    """A goal, its flags, its open measures, how many are over, and the goals below it."""

    goal: Goal
    flags: list[Flag]
    measures: list["Line"]
    over: int
    children: list["Node"] = field(default_factory=list)

    def every(self) -> Iterator["Node"]:
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.every()


@dataclass(frozen=True, slots=True)
class Line:
    """A measure with its flags."""

    measure: Measure
    flags: list[Flag]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many measures somebody has to look at, by flag, and those open ones whose term comes soon."""

    late: int
    ownerless: int
    termless: int
    not_started: int
    soon: int


@dataclass(frozen=True, slots=True)
class Tree:
    """``loose`` are measures that wait for their goal; ``late`` what is past its term, the oldest first."""

    nodes: list[Node]
    loose: list[Line]
    late: list[Node | Line]
    counts: Counts
    goals: int
    measures: int


def tree_of(actor: Actor, day: date) -> Tree:
    """Everything of the Stelle; of measures that are over only how many. Three queries, however large the tree."""
    goals = list(goals_for(actor).defer("description", "reason").order_by("title_key", "pk"))
    measures = measures_for(actor)
    still = measures.filter(state__in=sorted(OPEN_MEASURES)).defer("description", "reason", "state_note")
    lines = [Line(row, rules.measure_flags(row, day)) for row in still.order_by("due_on", "title_key", "pk")]
    gone = measures.exclude(state__in=sorted(OPEN_MEASURES)).order_by().values_list("goal")
    over = dict(gone.annotate(number=Count("pk")))
    of_goal: defaultdict[int | None, list[Line]] = defaultdict(list)
    for line in lines:
        of_goal[line.measure.goal_id].append(line)
    nodes = {goal.pk: Node(goal, rules.goal_flags(goal, day), of_goal[goal.pk], over.get(goal.pk, 0)) for goal in goals}
    for node in nodes.values():
        if node.goal.parent_id in nodes:
            nodes[node.goal.parent_id].children.append(node)
    return Tree(
        nodes=[node for node in nodes.values() if node.goal.is_leitziel],
        loose=of_goal[None],
        late=_late(list(nodes.values()), lines),
        counts=_counts(lines, day),
        goals=len(goals),
        measures=len(lines) + sum(over.values()),
    )


def _late(nodes: list[Node], lines: list[Line]) -> list[Node | Line]:
    late: list[tuple[date, str, Node | Line]] = []
    both: list[Node | Line] = [*nodes, *lines]
    for one in both:
        row = one.goal if isinstance(one, Node) else one.measure
        if Flag.LATE in one.flags and row.due_on is not None:
            late.append((row.due_on, row.title_key, one))
    return [one for _, _, one in sorted(late, key=lambda entry: entry[:2])]


def _counts(lines: list[Line], day: date) -> Counts:
    flags = Counter(flag for line in lines for flag in line.flags)
    soon = sum(
        1
        for line in lines
        if line.measure.state in OPEN_MEASURES
        and line.measure.due_on is not None
        and day <= line.measure.due_on <= day + timedelta(days=NEAR_DAYS)
    )
    return Counts(flags[Flag.LATE], flags[Flag.NO_OWNER], flags[Flag.NO_TERM], flags[Flag.NOT_STARTED], soon)
