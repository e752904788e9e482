"""A quick start gives a plan that has nothing wrong with it."""

import pytest

from lueckenlos.halls.enums import Arrangement
from lueckenlos.halls.rules.conflicts import conflicts_of
from lueckenlos.halls.rules.plan import plain_items, read_items
from lueckenlos.halls.rules.quick import Start, quick_floor, room_for


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize(("width", "depth"), [(200, 200), (800, 600), (1600, 1200), (2010, 1330), (4000, 4000)])
def test_no_conflicts_whatever_the_room(width: int, depth: int, arrangement: Arrangement) -> None:
    floor = quick_floor(Start(width, depth, 60, arrangement))
    ours = [
        one
        for one in conflicts_of(floor)
        if any(floor_item.is_table for floor_item in floor.items if floor_item.id in one.items)
    ]
    assert ours == []
    assert read_items(plain_items(floor.items), frozenset()) == floor.items


@pytest.mark.parametrize("tables", [1, 12, 40, 120, 300])
def test_the_proposed_room_is_large_enough(tables: int) -> None:
    width, depth = room_for(tables)
    floor = quick_floor(Start(width, depth, tables))
    assert [table.number for table in floor.tables] == list(range(1, tables + 1))


def test_place_types_come_in_their_numbers_and_infostaende_are_spread() -> None:
    floor = quick_floor(Start(2400, 1600, 40, types=((1, 32, False), (2, 8, True)), first_number=101))
    stands = [table.number for table in floor.tables if table.place_type == 2]
    assert sum(table.place_type == 1 for table in floor.tables) == 32
    assert stands == [103, 108, 113, 118, 123, 128, 133, 138]


def test_features_follow_from_where_a_table_stands() -> None:
    floor = quick_floor(Start(2000, 1400, 40, power=True))
    walls = [table for table in floor.tables if "wand" in table.features]
    assert len(walls) == 30
    assert all("strom" in table.features for table in walls)
    assert sum("leicht" in table.features for table in floor.tables) == 4
    assert not any("strom" in table.features for table in quick_floor(Start(2000, 1400, 40, power=False)).tables)
