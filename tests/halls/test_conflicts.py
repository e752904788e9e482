"""What is wrong with a plan; every sentence that a plan can earn."""
# ruff: noqa: E501 -- a table of sentences is read in rows

import pytest

from halls.plans import floor, table, thing
from lueckenlos.halls.messages.plan import conflict_text
from lueckenlos.halls.rules.conflicts import (
    MOST_CONFLICTS,
    conflicts_of,
    count_conflicts,
    number_conflicts,
)
from lueckenlos.halls.rules.plan import Floor, Item
from work import work_of


def said(plan: Floor) -> list[str]:
    return [conflict_text(one) for one in conflicts_of(plan)]


DOOR = thing("tuer", 400, 0, 200, 20, label="Eingang", id=50)


def test_a_table_with_room_around_it_is_fine() -> None:
    assert said(floor(table(1), DOOR)) == []


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([table(1), table(2, 300, 250)], "Tisch 1 und Tisch 2 stehen ineinander."),
        ([table(1, 900)], "Tisch 1 ragt aus dem Raum."),
        ([thing("fluchtweg", 200, 200, 110, 500, id=9)], "Fluchtweg ist nur 1,1 m breit; der Richtwert für Fluchtwege ist 1,2 m."),
        ([table(1), thing("fluchtweg", 250, 100, 150, 500, id=9)], "Tisch 1 steht im Fluchtweg. Er muss frei bleiben."),
        ([table(1, 450, 110), DOOR], "Tisch 1 versperrt die Tür „Eingang“. Davor sollen 1,2 m frei bleiben."),
        ([table(1), table(2, y=390, side="0")], "Vor Tisch 1 sind nur 1,1 m Platz bis Tisch 2; der Richtwert für Gänge ist 1,2 m."),
        ([table(1, y=820)], "Vor Tisch 1 sind nur 1 m Platz bis zur Wand; der Richtwert für Gänge ist 1,2 m."),
        ([table(1, y=50)], "Hinter Tisch 1 sind nur 0,5 m Platz bis zur Wand; zum Sitzen braucht man 0,6 m."),
        ([table(1), thing("hindernis", 220, 150, 50, 50, id=9)], "Hinter Tisch 1 sind nur 0 m Platz bis Hindernis; zum Sitzen braucht man 0,6 m."),
    ],
)  # fmt: skip
def test_each_conflict_has_its_sentence(items: list[Item], text: str) -> None:
    assert said(floor(DOOR, *items) if DOOR not in items else floor(*items)) == [text]


def test_widths_are_exact_to_the_step() -> None:
    """1.20 m before and 0.60 m behind are enough; ten centimetres less are not."""
    assert (
        said(floor(table(1, y=60), table(2, y=260, side="0", x=200), DOOR.__class__(**{**_plain(DOOR), "x": 700})))
        == []
    )
    assert (
        len(said(floor(table(1, y=60), table(2, y=250, side="0"), DOOR.__class__(**{**_plain(DOOR), "x": 700})))) == 1
    )


def test_turned_tables_look_to_their_side() -> None:
    right = table(1, 800, 400, side="90")
    assert (
        said(floor(DOOR, right))
        == ["Vor Tisch 1 sind nur 1,2 m Platz bis zur Wand; der Richtwert für Gänge ist 1,2 m."][:0]
    )
    assert said(floor(DOOR, table(1, 810, 400, side="90"))) == [
        "Vor Tisch 1 sind nur 1,1 m Platz bis zur Wand; der Richtwert für Gänge ist 1,2 m."
    ]


def test_numbers_stand_once_in_all_rooms() -> None:
    found = number_conflicts([("Saal", table(1)), ("Foyer", table(1, id=8)), ("Saal", table(2))])
    assert [conflict_text(one) for one in found] == ["Die Tischnummer 1 gibt es 2-mal (Foyer, Saal)."]


def test_tables_are_counted_against_places() -> None:
    tables = [table(1, place_type=1), table(2, place_type=1), table(3)]
    assert count_conflicts(tables, {1: ("Familien", 2), 2: ("Infostand", 1)}) == []
    texts = [conflict_text(one) for one in count_conflicts(tables, {1: ("Familien", 1), 2: ("Infostand", 2)})]
    assert texts == [
        "„Familien“: 2 Tische im Plan, aber nur 1 Plätze in der Anmeldung.",
        "„Infostand“: 0 Tische im Plan für 2 Plätze in der Anmeldung.",
    ]
    both = count_conflicts(tables, {1: ("Familien", 3), 2: ("Infostand", 1)})
    assert [conflict_text(one) for one in both] == [
        "Für 2 Plätze fehlen Tische: Nur 1 Tische ohne feste Platzart sind noch da."
    ]


def test_the_worst_plan_is_judged_quickly_and_cut_short() -> None:
    """2,500 tables as large as the hall, one upon the other."""
    items = tuple(table(number, 0, 0, width=4000, depth=4000) for number in range(1, 2_501))
    assert len(conflicts_of(Floor(4000, 4000, items))) == MOST_CONFLICTS
    half, whole = (work_of(lambda part=part: conflicts_of(Floor(4000, 4000, part))) for part in (items[:1_250], items))
    assert whole < 2.5 * half


def _plain(item: Item) -> dict[str, object]:
    return {name: getattr(item, name) for name in Item.__dataclass_fields__}
