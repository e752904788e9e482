"""Where goals may stand, what is late, and what readings suggest: without a database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from goals.plans import DAY
from lueckenlos.goals import rules
from lueckenlos.goals.chart import Chart, Point, Segment, chart_of
from lueckenlos.goals.enums import GOAL_STEPS, Course, Flag, GoalState, MeasureState, Outlook
from lueckenlos.goals.forms.fields import CostField, NumberField
from lueckenlos.goals.gantt import bar, window_of
from lueckenlos.goals.messages import (
    COURSE_KINDS,
    FLAG_KINDS,
    GOAL_KINDS,
    MEASURE_KINDS,
    OUTLOOK_KINDS,
    due_text,
    measures_text,
    parts_text,
    value_words,
)
from lueckenlos.goals.models import Goal, Measure, Reading, Yardstick
from lueckenlos.goals.queries import with_readings
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import days_late
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

# 1 is a Leitziel with 2 below it and 3 below that; 4 stands alone
TREE = {1: None, 2: 1, 3: 2, 4: None}


@pytest.mark.parametrize(
    ("goal", "parent", "code"),
    [
        (None, None, ""),
        (None, 2, ""),
        (None, 3, "goal_too_deep"),
        (None, 9, "goal_unknown"),
        (1, 1, "goal_cycle"),
        (1, 2, "goal_cycle"),
        (1, 3, "goal_cycle"),
        (3, 1, ""),
        (4, 2, ""),
        (4, 3, "goal_too_deep"),
        # two levels below an already second level
        (2, 4, ""),
        (1, 4, "goal_too_deep"),
        (1, None, ""),
    ],
)
def test_where_a_goal_may_stand(goal: int | None, parent: int | None, code: str) -> None:
    assert refused(goal, parent, TREE) == code


def test_a_circle_that_is_stored_already_does_not_hang() -> None:
    assert refused(3, 1, {1: 2, 2: 1, 3: None}) == ""


def refused(goal: int | None, parent: int | None, parents: dict[int, int | None]) -> str:
    try:
        rules.check_place(goal, parent, parents)
    except Invalid as error:
        return error.code
    return ""


def test_below_the_third_level_nothing_is_offered() -> None:
    actor = system_actor(Stelle(art="kommune"))
    top = Goal(pk=1)
    middle = Goal(pk=2, parent=top)
    low = Goal(pk=3, parent=middle)
    assert [bool(rules.may_branch(actor, goal)) for goal in (top, middle, low)] == [True, True, False]


# ---------------------------------------------------------------- flags
@pytest.mark.parametrize(
    ("values", "flags"),
    [
        ({"due_on": date(2026, 11, 21), "responsible": "Amt"}, [Flag.LATE]),
        ({"due_on": DAY, "responsible": "Amt"}, []),
        ({"due_on": DAY}, [Flag.NO_OWNER]),
        ({"responsible": "Amt"}, [Flag.NO_TERM]),
        ({}, [Flag.NO_OWNER, Flag.NO_TERM]),
        ({"starts_on": date(2026, 11, 1), "due_on": date(2027, 1, 1), "owner_id": 5}, [Flag.NOT_STARTED]),
        ({"starts_on": date(2026, 11, 1), "due_on": date(2026, 11, 2), "responsible": "Amt"}, [Flag.LATE]),
        ({"starts_on": date(2026, 1, 1), "due_on": date(2027, 1, 1), "responsible": "A", "state": "ruht"}, []),
        ({"starts_on": date(2026, 1, 1), "due_on": date(2026, 2, 1), "responsible": "A", "state": "ruht"}, [Flag.LATE]),
        ({"state": MeasureState.UMGESETZT, "due_on": date(2020, 1, 1)}, []),
        ({"state": MeasureState.AUFGEGEBEN}, []),
    ],
)
def test_flags_of_a_measure(values: dict[str, object], flags: list[Flag]) -> None:
    assert rules.measure_flags(Measure(title="x", **values), DAY) == flags


def test_a_leitziel_needs_no_term_and_a_teilziel_does() -> None:
    leitziel = Goal(pk=1, title="x", responsible="Amt")
    teilziel = Goal(pk=2, title="y", responsible="Amt", parent=leitziel)
    assert rules.goal_flags(leitziel, DAY) == []
    assert rules.goal_flags(teilziel, DAY) == [Flag.NO_TERM]
    assert rules.goal_flags(Goal(title="z", state="erreicht", due_on=date(2020, 1, 1)), DAY) == []


def test_what_a_teilziel_lacks_before_it_is_adopted() -> None:
    teilziel = Goal(pk=2, title="y", parent=Goal(pk=1))
    assert rules.missing_for_adoption(teilziel, 0) == ["due_on", "yardsticks"]
    assert rules.missing_for_adoption(teilziel, 1) == ["due_on"]
    teilziel.due_on = DAY
    assert rules.missing_for_adoption(teilziel, 0) == ["yardsticks"]
    assert rules.missing_for_adoption(teilziel, 1) == []
    assert rules.missing_for_adoption(Goal(pk=1), 0) == []


# ---------------------------------------------------------------- readings
@dataclass(frozen=True)
class Gauge:
    baseline: Decimal | None = Decimal(40)
    baseline_on: date | None = date(2026, 1, 1)
    target: Decimal | None = Decimal(80)
    target_on: date | None = date(2026, 12, 31)


def progress(gauge: Gauge, *readings: tuple[date, int]) -> rules.Progress:
    return rules.progress_of(gauge, [(read_on, Decimal(value)) for read_on, value in readings], DAY)


MID = date(2026, 7, 2)  # half of the way


@pytest.mark.parametrize(
    ("value", "course", "share"),
    [
        (60, Course.ON_COURSE, 0.5),
        (56, Course.ON_COURSE, 0.4),
        (55, Course.BEHIND, 0.375),
        (30, Course.BEHIND, -0.25),
        (80, Course.REACHED, 1.0),
        (100, Course.REACHED, 1.5),
    ],
)
def test_the_last_reading_against_the_straight_line(value: int, course: Course, share: float) -> None:
    found = progress(Gauge(), (date(2026, 2, 1), 40), (MID, value))
    assert (found.course, found.share, found.value, found.read_on) == (course, share, Decimal(value), MID)


def test_a_falling_target_is_reached_from_above() -> None:
    falling = Gauge(baseline=Decimal(20), target=Decimal(10))
    assert progress(falling, (MID, 12)).course is Course.ON_COURSE
    assert progress(falling, (MID, 10)).course is Course.REACHED
    assert progress(falling, (MID, 25)).course is Course.BEHIND


def test_what_cannot_be_told() -> None:
    assert progress(Gauge()).course is Course.NO_READING
    assert progress(Gauge(target=None), (MID, 50)).course is Course.NO_TARGET
    assert progress(Gauge(), (date(2025, 10, 1), 80)).course is Course.OLD
    # without a day for the target only the direction can be told
    assert progress(Gauge(target_on=None), (MID, 41)).course is Course.ON_COURSE
    assert progress(Gauge(target_on=None), (MID, 40)).course is Course.BEHIND


def test_the_first_reading_stands_in_for_a_baseline() -> None:
    unknown = Gauge(baseline=None, baseline_on=None)
    assert progress(unknown, (date(2026, 1, 1), 40), (MID, 60)).share == 0.5


def test_a_target_that_equals_the_baseline_is_to_be_held() -> None:
    held = Gauge(target=Decimal(40))
    assert progress(held, (MID, 40)).course is Course.REACHED
    assert progress(held, (MID, 39)).course is Course.BEHIND


# ---------------------------------------------------------------- numbers as people write them
@pytest.mark.parametrize(
    ("typed", "value"),
    [("12,5", "12.5"), ("1.250", "1250"), ("1.250,75", "1250.75"), ("12.5", "12.5"), ("-3", "-3"), ("2 000 €", "2000")],
)
def test_german_numbers(typed: str, value: str) -> None:
    assert NumberField(label="x").clean(typed) == Decimal(value)


def test_costs_are_kept_in_cents_and_unknown_is_not_nought() -> None:
    field = CostField(label="x")
    assert (field.clean("12.000"), field.clean("0"), field.clean("")) == (1_200_000, 0, None)
    assert field.prepare_value(1_250_050) == "12.500,5"


# ---------------------------------------------------------------- the time line
def test_bars_on_the_time_line() -> None:
    rows = [
        Measure(starts_on=date(2026, 1, 1), due_on=date(2026, 12, 31)),
        Measure(due_on=date(2026, 7, 1)),
        Measure(starts_on=DAY, due_on=DAY),
        Measure(),
    ]
    window = window_of(rows, DAY)
    assert (window.start, window.end) == (date(2026, 1, 1), date(2027, 10, 1))
    assert [mark.label for mark in window.marks] == ["2026", "04/26", "07/26", "10/26", "2027", "04/27", "07/27"]
    bars = [bar(row, [], window) for row in rows]
    assert bars[3] is None
    assert bars[0] is not None
    assert (bars[0].x, bars[0].width, bars[0].kind) == ("0.00%", "57.21%", "geplant")
    assert bars[1] is not None
    assert bars[1].open_start
    assert bars[2] is not None
    assert bars[2].width == "0.80%"
    late = bar(rows[0], [Flag.LATE], window)
    assert late is not None
    assert late.kind == "late"


def test_long_time_lines_name_only_years() -> None:
    window = window_of([Measure(starts_on=date(2022, 3, 5), due_on=date(2026, 12, 31))], DAY)
    assert [mark.label for mark in window.marks if mark.label] == ["2022", "2023", "2024", "2025", "2026", "2027"]


# ---------------------------------------------------------------- the line of readings
def drawn(readings: list[tuple[date, int]], **values: object) -> Chart | None:
    row = Yardstick(title="x", **values)
    return chart_of(with_readings(row, [Reading(read_on=day, value=Decimal(value)) for day, value in readings], DAY))


def test_the_line_towards_the_target() -> None:
    chart = drawn(
        [(date(2026, 1, 1), 40), (MID, 50)],
        baseline=Decimal(40),
        baseline_on=date(2026, 1, 1),
        target=Decimal(80),
        target_on=date(2026, 12, 31),
    )
    assert chart is not None
    assert chart.plan == Segment("4.00%", "84.00%", "96.00%", "12.00%")
    assert chart.line == [Segment("4.00%", "84.00%", "50.00%", "66.00%")]
    assert [point.words for point in chart.points] == ["", "50"]
    assert chart.goal == Point("96.00%", "12.00%", "80")
    assert (chart.begin, chart.end) == ("01.01.2026", "31.12.2026")


def test_nothing_is_drawn_where_nothing_can_be_compared() -> None:
    assert drawn([]) is None
    assert drawn([(MID, 5)]) is None
    assert drawn([], baseline=Decimal(1), baseline_on=MID, target=Decimal(2), target_on=DAY) is None
    level = drawn([(MID, 5), (DAY, 5)])
    assert level is not None
    assert (level.plan, level.goal, len(level.line)) == (None, None, 1)


# ---------------------------------------------------------------- words
def test_every_state_has_its_badge_and_every_step_leads_somewhere() -> None:
    assert set(GOAL_KINDS) == set(GoalState) == set(GOAL_STEPS)
    assert set(MEASURE_KINDS) == set(MeasureState)
    assert set(OUTLOOK_KINDS) == set(Outlook)
    assert set(FLAG_KINDS) == set(Flag)
    assert set(COURSE_KINDS) == set(Course)


def test_phrases() -> None:
    assert parts_text(1, 2) == "1 Teilziel und 2 Maßnahmen"
    assert parts_text(0, 1) == "1 Maßnahme"
    assert parts_text(0, 0) == ""
    assert measures_text(0, 0, 0) == "noch keine Maßnahme"
    assert measures_text(0, 0, 1) == "1 Maßnahme beendet"
    assert measures_text(4, 1, 2) == "4 offene Maßnahmen, 1 zu beachten, 2 beendet"
    assert measures_text(1, 0, 0) == "1 offene Maßnahme"
    assert (due_text("", ""), due_text("01.01.2027", "Amt")) == ("", "bis 01.01.2027 · Amt")
    assert days_late(1) == "seit gestern überfällig"
    assert days_late(12) == "seit 12 Tagen überfällig"
    assert value_words(Decimal("66.500"), "Prozent", DAY) == "66,5\u00a0Prozent (22.11.2026)"
    assert value_words(None, "Prozent") == "–"
