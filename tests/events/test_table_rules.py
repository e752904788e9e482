"""Numbers of tables as people type them, and the allotment as a pure function."""

from random import Random

import pytest

from lueckenlos.events.rules import Wanted, allot, numbers_of
from lueckenlos.events.rules.tables import blocks
from lueckenlos.shared.errors import Invalid


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", set()), ("7", {7}), ("1-3, 9", {1, 2, 3, 9}), (" 4 – 5 ,", {4, 5}), ("2,2", {2}), ("3-3", {3})],
)
def test_numbers_are_read(text: str, numbers: set[int]) -> None:
    assert numbers_of(text) == numbers


@pytest.mark.parametrize("text", ["0", "vorn", "3-1", "1-", "-4", "1;2", "99999", "1-9999", "٣"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match="table_numbers_wrong"):
        numbers_of(text)


def test_blocks_follow_each_other() -> None:
    assert blocks([(7, 3), (5, 2)]) == {7: range(1, 4), 5: range(4, 6)}


def test_who_wants_two_gets_them_side_by_side() -> None:
    (one,) = allot([Wanted(1, 1, 7, 2)], {7: range(1, 6)}, {}, frozenset({2}))
    assert one.tables == (3, 4)


def test_a_full_block_lends_from_another() -> None:
    """The capacity was moved from one kind to the other after tables had been given."""
    (one,) = allot([Wanted(1, 1, 7, 1)], {7: range(1, 3), 8: range(3, 5)}, {}, frozenset({1, 2}))
    assert one.tables == (3,)


def test_a_full_hall_is_allotted_once_and_the_same_each_time() -> None:
    random = Random(7)  # noqa: S311 -- repeatable, not secret
    features = {name: frozenset(random.sample(range(1, 201), 40)) for name in ("wand", "strom", "rollstuhl")}
    wanted = [
        Wanted(
            key,
            key,
            key % 3,
            1,
            frozenset(random.sample(["wand", "strom"], random.randint(0, 2))),
            frozenset({"rollstuhl"} if random.random() < 0.1 else ()),
        )
        for key in range(200)
    ]
    own = blocks([(0, 67), (1, 67), (2, 66)])
    allotted = allot(wanted, own, features, frozenset())
    assert sorted(number for one in allotted for number in one.tables) == list(range(1, 201))
    random.shuffle(wanted)
    assert allot(wanted, own, features, frozenset()) == allotted
