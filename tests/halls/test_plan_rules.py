"""What may stand in a room, and everything a browser may not send."""

import math
from typing import Any

import pytest

from halls.plans import floor, table, thing
from lueckenlos.halls.rules.adding import new_item
from lueckenlos.halls.rules.outline import outline
from lueckenlos.halls.rules.plan import Box, plain_items, read_items, room_size, stored_items, turned
from lueckenlos.shared.errors import Invalid

PLAIN: dict[str, Any] = {
    "id": 1, "kind": "tisch", "x": 0, "y": 50, "width": 120, "depth": 80, "side": "180", "number": 7,
    "place_type": 3, "features": ["strom"], "label": "",
}  # fmt: skip


def refused(entry: Any) -> str:
    with pytest.raises(Invalid) as caught:
        read_items(entry, frozenset({3}))
    return caught.value.code


def test_what_is_written_is_read_again() -> None:
    items = (
        table(7, place_type=3, features=frozenset({"strom", "wand"})),
        thing("buehne", 0, 0, 300, 200, label="Bühne"),
    )
    assert stored_items(plain_items(items)) == items
    assert read_items(plain_items(items), frozenset({3})) == items


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"width": -120}, "plan_item_size"),
        ({"width": 0}, "plan_item_size"),
        ({"depth": 99_990}, "plan_item_size"),
        ({"x": math.nan}, "plan_unreadable"),
        ({"x": math.inf}, "plan_unreadable"),
        ({"x": 1e300}, "plan_unreadable"),
        ({"x": "50"}, "plan_unreadable"),
        ({"x": 55}, "plan_unreadable"),
        ({"x": True}, "plan_unreadable"),
        ({"x": 90_000}, "plan_item_far"),
        ({"y": None}, "plan_unreadable"),
        ({"side": "45"}, "plan_unreadable"),
        ({"kind": "thron"}, "plan_unreadable"),
        ({"id": -1}, "plan_unreadable"),
        ({"number": 0}, "plan_number"),
        ({"number": 10_000}, "plan_number"),
        ({"place_type": 4}, "plan_place_type"),
        ({"place_type": "3"}, "plan_place_type"),
        ({"features": ["gold"]}, "plan_unreadable"),
        ({"features": 3}, "plan_unreadable"),
        ({"features": [{}]}, "plan_unreadable"),
        ({"kind": ["tisch"]}, "plan_unreadable"),
        ({"label": 5}, "plan_unreadable"),
    ],
)  # fmt: skip
def test_nonsense_is_refused(change: dict[str, Any], code: str) -> None:
    assert refused([{**PLAIN, **change}]) == code


@pytest.mark.parametrize("entry", [None, "text", 3, {"a": 1}, [None], [[]], [{}]])
def test_what_is_no_plan_is_refused(entry: Any) -> None:
    assert refused(entry) == "plan_unreadable"


def test_crowds_are_refused_before_they_are_read() -> None:
    assert refused([None] * 100_000) == "plan_too_many"
    assert refused([PLAIN, PLAIN]) == "plan_unreadable"
    cuts = [{**PLAIN, "id": index, "kind": "aussparung"} for index in range(21)]
    assert refused(cuts) == "plan_too_many_cuts"


def test_labels_are_tidied() -> None:
    (item,) = read_items([{**PLAIN, "kind": "tuer", "label": " Ein\x00gang\n" + "x" * 90}], frozenset())
    assert item.label == ("Ein gang " + "x" * 90)[:40]


@pytest.mark.parametrize(("width", "depth"), [(199, 500), (500, 4010), ("500", 500), (math.nan, 500), (-500, 500)])
def test_rooms_have_possible_sizes(width: Any, depth: Any) -> None:
    with pytest.raises(Invalid):
        room_size(width, depth)
    assert room_size(200, 4000) == (200, 4000)


def test_four_quarter_turns_lead_back() -> None:
    once = turned(table(1))
    assert (once.side, once.box) == ("270", Box(220, 180, 300, 300))
    assert turned(turned(turned(once))) == table(1)


def test_outline_goes_round_what_is_cut_out() -> None:
    cells, edges = outline(floor(thing("aussparung", 600, 0, 400, 300)))
    assert sum((cell.right - cell.left) * (cell.bottom - cell.top) for cell in cells) == 1000 * 1000 - 400 * 300
    assert sum(abs(u - x) + abs(v - y) for x, y, u, v in edges) == 4000


def test_a_new_table_stands_free_and_is_like_the_last() -> None:
    plan = floor(table(4, 100, 100, place_type=3, width=160))
    made = new_item("tisch", plan, 9)
    assert (made.number, made.width, made.place_type, made.id) == (9, 160, 3, 5)
    assert not made.box.meets(plan.items[0].box)
    full = floor(*(thing("buehne", 0, 0, 1000, 1000),))
    assert new_item("tisch", full, 1).box.within(full.box)
