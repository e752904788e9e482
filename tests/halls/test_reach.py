"""Tables behind tables are found, for people who walk and for wheelchairs; fast and slow agree."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halls.plans import floor, table, thing
from lueckenlos.halls.messages.plan import conflict_text, tables_are
from lueckenlos.halls.rules.conflicts import conflicts_of
from lueckenlos.halls.rules.plan import Box, Floor, Item
from lueckenlos.halls.rules.quick import Start, quick_floor
from lueckenlos.halls.rules.reach import SOLID, WALK_CM, WHEELCHAIR_CM, reached
from work import work_of

DOOR = thing("tuer", 400, 0, 100, 20, id=500)
EASY = frozenset({"leicht"})


def cut_off(plan: Floor) -> list[str]:
    return [conflict_text(one) for one in conflicts_of(plan) if one.code.startswith(("unreach", "no_door"))]


def wall(gap: int, *, y: int = 400, width: int = 1000, at: int = 450) -> list[Item]:
    """Across the whole room, with a gap in it; no wall at all on a side where the gap leaves nothing."""
    sides = [(0, at), (at + gap, width - at - gap)]
    return [thing("hindernis", x, y, wide, 20, id=600 + x) for x, wide in sides if wide > 0]


@pytest.mark.parametrize(("gap", "found"), [(90, {7}), (80, set()), (0, set())])
def test_a_gap_lets_through_whoever_is_narrower(gap: int, found: set[int]) -> None:
    plan = floor(DOOR, table(7, y=700), *wall(gap))
    assert reached(plan, plan.tables, WALK_CM) == found


@pytest.mark.parametrize("gap", [140, 150])
def test_whoever_needs_a_wheelchair_needs_more(gap: int) -> None:
    plan = floor(DOOR, table(1, y=700, features=EASY), table(2, x=500, y=700), *wall(gap, at=200))
    sentence = (
        "Tisch 1 ist mit dem Rollstuhl nicht zu erreichen: Dorthin führt von keiner Tür ein Weg von 1,5 m Breite."
    )
    assert cut_off(plan) == ([sentence] if gap < WHEELCHAIR_CM else [])


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(("left", "found"), [(290, set()), (300, {7})])
def test_nobody_slips_through_between_two_corners(left: int, found: set[int], mirrored: bool) -> None:
    """Each corner leaves room for a step, but not one after the other: 80 × 80 cm between them are too narrow."""
    corners = [thing("hindernis", left, 190, 1000 - left, 20, id=601), thing("hindernis", 0, 290, 210, 20, id=602)]
    items = [thing("tuer", 50, 0, 100, 20, id=500), table(7, x=600, y=600), *corners]
    plan = floor(*(replace(one, x=1000 - one.x - one.width) if mirrored else one for one in items))
    assert reached(plan, plan.tables, WALK_CM) == found


def test_a_table_that_shows_its_back_is_not_reached() -> None:
    behind = table(3, y=0, side="0")
    assert reached(floor(DOOR, behind), [behind], WALK_CM) == set()


def test_it_is_the_middle_of_the_front_that_counts() -> None:
    """A corner of the front that sticks out of a niche is no place to stand before the table."""
    free = table(1, x=300, y=300)
    beside = thing("hindernis", 300, 380, 70, 120, id=601)
    assert reached(floor(DOOR, free), [free], WALK_CM) == {1}
    assert reached(floor(DOOR, free, beside), [free], WALK_CM) == set()


@pytest.mark.parametrize(
    ("side", "x", "y"), [("180", 400, 0), ("0", 400, 980), ("90", 0, 400), ("270", 980, 400), ("0", 400, 0)]
)
def test_doors_open_at_every_wall_also_the_wrong_way_round(side: str, x: int, y: int) -> None:
    door = thing("tuer", x, y, 100, 20, id=500, side=side)
    assert reached(floor(door, table(1)), [table(1)], WALK_CM) == {1}


def test_a_room_without_a_door_says_so_once() -> None:
    said = ["Der Raum hat noch keine Tür. Erst mit einer Tür lassen sich die Wege zu den Tischen prüfen."]
    assert cut_off(floor(table(1), table(2, y=600))) == said
    assert cut_off(floor(thing("buehne", 0, 0, 300, 200))) == []


def test_many_are_told_in_one_sentence_and_all_are_marked() -> None:
    tables = [table(number, x=40 + 130 * (number % 7), y=600 + 250 * (number // 7), id=number) for number in range(10)]
    found = [one for one in conflicts_of(floor(DOOR, *tables, *wall(0))) if one.code == "unreachable"]
    assert [conflict_text(one).partition(":")[0] for one in found] == [
        "Tisch 0, 1, 2, 3, 4, 5, 6, 7 und 2 weitere sind von keiner Tür aus zu erreichen"
    ]
    assert found[0].items == tuple(range(10))
    assert found[0].places[0] == Box(40, 680, 160, 770)
    assert tables_are([1, 2]) == "Tisch 1 und 2 sind"


@pytest.mark.parametrize("code", ["way_blocked", "door_blocked", "overlap"])
def test_what_stands_in_the_way_is_marked_where_it_stands(code: str) -> None:
    way = thing("fluchtweg", 400, 20, 150, 980, id=501)
    plan = floor(DOOR, way, table(1, x=500, y=100), table(2, x=600, y=150))
    places = {one.code: one.places for one in conflicts_of(plan)}
    expected = {
        "way_blocked": Box(500, 100, 550, 180),
        "door_blocked": Box(400, 100, 500, 140),
        "overlap": Box(600, 150, 620, 180),
    }
    if code == "door_blocked":
        plan = floor(DOOR, table(1, x=380, y=100))
        places = {one.code: one.places for one in conflicts_of(plan)}
    assert places[code] == (expected[code],)


STEPS = st.integers(0, 28).map(lambda number: number * 10)
SIZES = st.integers(2, 12).map(lambda number: number * 10)
SIDES = st.sampled_from(["0", "90", "180", "270"])


@st.composite
def plans(draw: st.DrawFn) -> Floor:
    """Small crowded rooms."""
    kinds = draw(st.lists(st.sampled_from(["tisch", "tisch", "hindernis", "tuer", "aussparung"]), max_size=7))
    items = tuple(
        Item(number, kind, draw(STEPS) - 20, draw(STEPS) - 20, draw(SIZES), draw(SIZES), draw(SIDES), number=number)
        for number, kind in enumerate(kinds, start=1)
    )
    return Floor(draw(st.sampled_from([200, 250, 300])), draw(st.sampled_from([200, 280])), items)


@settings(max_examples=40, deadline=None)
@given(plan=plans(), wide=st.sampled_from([30, 50, 90]))
def test_fast_and_slow_agree(plan: Floor, wide: int) -> None:
    assert reached(plan, plan.tables, wide) == _slowly(plan, wide)


def _slowly(plan: Floor, wide: int) -> set[int]:
    """Push the square one step at a time and look each time at everything that stands there."""
    solid = [item.box for item in plan.items if item.kind in SOLID]

    def free(x: int, y: int) -> bool:
        here = Box(x, y, x + wide, y + wide)
        return here.within(plan.box) and not any(here.meets(box) for box in solid)

    every = [(x, y) for x in range(0, plan.width, 10) for y in range(0, plan.depth, 10) if free(x, y)]
    there = [spot for spot in every if any(_before(plan, door, spot, wide) for door in plan.of("tuer"))]
    seen = set(there)
    while there:
        x, y = there.pop()
        for near in ((x + 10, y), (x - 10, y), (x, y + 10), (x, y - 10)):
            if near not in seen and free(*near):
                seen.add(near)
                there.append(near)
    return {item.id for item in plan.tables if any(_before(plan, item, spot, wide) for spot in seen)}


def _before(plan: Floor, item: Item, spot: Sequence[int], wide: int) -> bool:
    """The square touches the front with the item's middle before it; from inside the wall, or past it, at the wall."""
    (x, y), box = spot, item.box
    middle = (box.left + box.right) // 2, (box.top + box.bottom) // 2
    right, low = max(plan.width - wide, 0), max(plan.depth - wide, 0)

    def beside(at: int, mid: int, last: int) -> bool:
        nearest = [one for one in range(0, last + 1, 10) if one <= mid <= one + wide]
        return at in (nearest or [0 if mid < 0 else last])

    edge = {"0": box.top - wide, "180": box.bottom, "90": box.right, "270": box.left - wide}[item.side]
    if item.side in {"0", "180"}:
        return y == min(max(edge, 0), low) and beside(x, middle[0], right)
    return x == min(max(edge, 0), right) and beside(y, middle[1], low)


def test_the_way_to_every_table_grows_with_the_tables() -> None:
    half, whole = (quick_floor(Start(4000, 3600, tables)) for tables in (100, 200))
    assert len(reached(whole, whole.tables, WALK_CM)) == len(reached(whole, whole.tables, WHEELCHAIR_CM)) == 200
    once, twice = (work_of(lambda plan=plan: reached(plan, plan.tables, WALK_CM)) for plan in (half, whole))
    assert twice < 2.5 * once
