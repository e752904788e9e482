"""Who gets which table, and why: small halls by hand, random halls against a slow twin, large ones by the clock."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from halls.naive import Naive
from halls.plans import guest, row, table
from lueckenlos.halls.messages.plan import notes_text
from lueckenlos.halls.rules.quick import Start, quick_floor
from lueckenlos.halls.rules.rows import Guest, Spot, World, rows_of
from lueckenlos.halls.rules.seating import Seat, seat
from work import work_of

EASY = frozenset({"leicht"})


def tables_of(seats: list[Seat]) -> dict[int, tuple[int, ...]]:
    return {one.key: one.tables for one in seats}


def why(seats: list[Seat], key: int) -> str:
    return next(notes_text(list(one.notes)) for one in seats if one.key == key)


def with_features(spots: list[Spot], **features: str) -> list[Spot]:
    """``t3="wand strom"`` gives table 3 these."""
    wanted = {int(name[1:]): frozenset(text.split()) for name, text in features.items()}
    return [replace(one, item=replace(one.item, features=wanted.get(one.number, frozenset()))) for one in spots]


def test_tables_in_one_line_are_a_row_and_a_gap_ends_it() -> None:
    spots = [*row(3), Spot(0, table(4, 700)), *row(2, first=5, y=600), Spot(1, table(7, 490))]
    assert rows_of(spots) == [[1, 2, 3], [4], [5, 6], [7]]


def test_needs_come_first_then_the_queue() -> None:
    spots = with_features(row(3), t2="leicht")
    seats = seat([guest(1), guest(2), guest(3, needs=True)], spots, {})
    assert tables_of(seats) == {1: (1,), 2: (3,), 3: (2,)}
    assert why(seats, 3) == "leicht erreichbar, wie nötig"
    assert why(seats, 1) == "keine besonderen Wünsche"


def test_wishes_are_met_and_what_nobody_asked_for_is_left_to_others() -> None:
    spots = with_features(row(3), t1="wand strom", t2="strom")
    seats = seat(
        [guest(1), guest(2, wishes=frozenset({"wand", "strom"})), guest(3, wishes=frozenset({"strom"}))], spots, {}
    )
    assert tables_of(seats) == {1: (3,), 2: (1,), 3: (2,)}
    assert why(seats, 2) == "Strom und Wand wie gewünscht"


def test_every_unmet_wish_has_its_reason() -> None:
    spots = with_features(row(3), t1="wand")
    wishes = frozenset({"wand", "stange"})
    seats = seat([guest(1, wishes=wishes), guest(2, wishes=wishes)], spots, {})
    assert why(seats, 1) == "Wand wie gewünscht; Kleiderständer: im Plan hat das kein Tisch"
    assert why(seats, 2) == "Kleiderständer: im Plan hat das kein Tisch; Wand: war nichts mehr frei"


def test_households_stand_side_by_side_by_geometry_not_by_number() -> None:
    """1 and 2 are far apart although their numbers are neighbours; 2 and 9 stand together."""
    spots = [Spot(0, table(1, 100)), Spot(0, table(2, 600)), Spot(0, table(9, 740))]
    seats = seat([guest(1, quantity=2), guest(2)], spots, {})
    assert tables_of(seats) == {1: (2, 9), 2: (1,)}
    assert why(seats, 1) == "alle Tische nebeneinander"


def test_without_a_pair_the_nearest_tables_are_taken_and_said() -> None:
    spots = [Spot(0, table(number, 300 * number)) for number in (1, 2, 3)]
    seats = seat([guest(1, quantity=2)], spots, {})
    assert tables_of(seats) == {1: (1, 2)}
    assert why(seats, 1) == "kein Platz für alle Tische nebeneinander"


def test_wanted_neighbours_stand_together_when_the_first_has_its_turn() -> None:
    """One of them having said it is enough: the other need not have."""
    seats = seat([guest(1), guest(2), guest(3, beside=frozenset({1}))], row(4), {})
    assert tables_of(seats) == {1: (1,), 3: (2,), 2: (3,)}
    assert why(seats, 3) == "neben Nr. 1, wie gewünscht"


def test_where_nothing_is_free_beside_the_nearest_is_given_and_said() -> None:
    spots = [*row(3), *row(1, first=9, y=900)]
    kept = {1: (1,), 2: (2,)}
    seats = seat([guest(1), guest(2), guest(3, beside=frozenset({1}))], spots, kept)
    assert tables_of(seats) == {3: (3,)}
    assert why(seats, 3) == "neben Nr. 1 war nichts frei"


def test_place_types_match_and_lending_is_the_last_way() -> None:
    spots = [Spot(0, table(1, place_type=2)), Spot(0, table(2, 400, place_type=1)), Spot(0, table(3, 600))]
    seats = seat([guest(1), guest(2), guest(3)], spots, {})
    assert tables_of(seats) == {1: (2,), 2: (3,), 3: (1,)}
    assert why(seats, 3) == "Tisch einer anderen Platzart, weil sonst nichts Passendes frei war"


def test_infostaende_are_spread_among_the_tables() -> None:
    spots = row(16)
    seats = seat([guest(number, stand=True) for number in range(1, 5)], spots, {})
    found = sorted(number for one in seats for number in one.tables)
    assert min(b - a for a, b in pairwise(found)) >= 2
    # nobody walks past more than three tables to the nearest one
    assert max(min(abs(table - stand) for stand in found) for table in range(1, 17)) <= 3


def test_whoever_is_kept_stays_and_too_few_tables_are_said() -> None:
    seats = seat([guest(1), guest(2), guest(3)], row(2), {2: (1,)})
    assert tables_of(seats) == {1: (2,), 3: ()}
    assert why(seats, 3) == "kein Tisch mehr frei"


def test_a_number_that_stands_twice_is_given_once() -> None:
    spots = [Spot(0, table(1)), Spot(1, table(1, id=5))]
    assert tables_of(seat([guest(1), guest(2)], spots, {})) == {1: (1,), 2: ()}


def crowd(chance: random.Random, guests: int, *, quantity: int = 1) -> list[Guest]:
    features = ["wand", "strom", "stange"]
    return [
        guest(
            number,
            place_type=chance.choice([1, 1, 1, 2]),
            quantity=quantity,
            stand=chance.random() < 0.2,
            wishes=frozenset(chance.sample(features, chance.choice([0, 0, 1, 2]))),
            needs=chance.random() < 0.1,
        )
        for number in range(1, guests + 1)
    ]


def hall(chance: random.Random, tables: int) -> list[Spot]:
    floor = quick_floor(Start(1600, 1200, tables))
    features = ["wand", "strom", "stange", "leicht"]
    return [
        Spot(
            chance.choice([0, 0, 1]),
            replace(
                item,
                place_type=chance.choice([None, 1, 1, 2]),
                features=frozenset(chance.sample(features, chance.randint(0, 3))),
            ),
        )
        for item in floor.tables
    ]


@pytest.mark.parametrize("seed", range(30))
def test_fast_and_slow_agree(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- repeatable tests
    spots, guests = hall(chance, 24), crowd(chance, chance.randint(1, 30))
    kept = {guests[0].key: (spots[5].number,)} if seed % 3 == 0 else {}
    assert tables_of(seat(guests, spots, kept)) == Naive(spots).seat(guests, kept)


@pytest.mark.parametrize("seed", range(10))
def test_nobody_shares_and_everybody_is_whole(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- repeatable tests
    guests = [
        replace(one, quantity=chance.choice([1, 1, 2, 3]), beside=frozenset({chance.randint(1, 40)} - {one.number}))
        for one in crowd(chance, 15)
    ]
    seats = seat(guests, hall(chance, 24), {})
    given = [number for one in seats for number in one.tables]
    sizes = {one.key: one.quantity for one in guests}
    assert len(given) == len(set(given))
    assert all(len(one.tables) in {0, sizes[one.key]} for one in seats)
    assert len(seats) == 15
    again = seat(list(reversed(guests)), hall(random.Random(seed), 24), {})  # noqa: S311 -- repeatable tests
    assert len(again) == 15


def test_twice_the_hall_is_less_than_four_times_the_work() -> None:
    small, large = (work_of(lambda tables=tables: seat_hall(tables)) for tables in (200, 400))
    assert large < 3.5 * small


def seat_hall(tables: int) -> None:
    """As many families as tables, a fifth of them beside somebody: everybody gets one."""
    chance = random.Random(7)  # noqa: S311 -- repeatable tests
    spots, numbers = [], 0
    for room in range(-(-tables // 200)):
        found = quick_floor(Start(4000, 4000, 200, first_number=numbers + 1)).tables
        numbers += len(found)
        spots += [Spot(room, item) for item in found]
    guests = [
        replace(one, beside=frozenset({one.number - 1}) if one.number % 5 == 0 else frozenset())
        for one in crowd(chance, tables)
    ]
    seats = seat(guests, spots, {})
    assert sum(bool(one.tables) for one in seats) == min(tables, len(World(spots).free))
