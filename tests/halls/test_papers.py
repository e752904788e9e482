"""What is printed for Saturday morning."""

import pytest

from factories import Cast
from halls.plans import boerse, people, room_of
from lueckenlos.events.actions import desk
from lueckenlos.events.models import Booking
from lueckenlos.halls.enums import Order
from lueckenlos.halls.papers import list_data
from lueckenlos.halls.queries import at_tables, hall_of
from lueckenlos.shared.text import by_surname


def printed(booking: Booking, order: Order) -> list[tuple[str, str, str]]:
    lines = list_data(hall_of(booking.event), booking, at_tables(booking), order)["lines"]
    return [
        (line.get("table", ""), line.get("name", "frei"), "again" if line.get("again") else line.get("euro", ""))
        for line in lines
    ]


def test_the_list_by_table_has_every_table_once_and_then_those_without(hettstedt: Cast) -> None:
    """A household pays and is ticked off once; a free table is there to be given away at the door."""
    by = hettstedt["koordination"]
    booking = boerse(by)
    room_of(booking.event, by, tables=4)
    pair, _ = people(booking, 1, quantity=2, name="Zoe Ahorn")[0], people(booking, 1, name="Anna Zeder")
    desk.assign_by_hand(registration=pair, by=by, tables=[2, 3])
    assert printed(booking, Order.NUMMER) == [
        ("1", "frei", ""),
        ("2", "Zoe Ahorn", "20,00 €"),
        ("3", "Zoe Ahorn", "again"),
        ("4", "frei", ""),
        ("", "Anna Zeder", "10,00 €"),
    ]
    assert printed(booking, Order.NAME) == [("2, 3", "Ahorn, Zoe", "20,00 €"), ("", "Zeder, Anna", "10,00 €")]
    data = list_data(hall_of(booking.event), booking, at_tables(booking), Order.NAME)
    assert (data["people"], data["open"], data["title"]) == (2, "30,00 €", "Einlassliste nach Name")


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("Anna Ahorn", "Ahorn, Anna"),
        ("Dr. Ole von Primel (erfunden)", "Primel, Dr. Ole von (erfunden)"),
        ("Familie Öztürk", "Öztürk, Familie"),
        ("Ahorn, Anna", "Ahorn, Anna"),
        ("Ahorn", "Ahorn"),
        ("Ahorn (erfunden)", "Ahorn (erfunden)"),
        ("", ""),
    ],
)
def test_names_are_looked_for_by_surname(name: str, sorted_as: str) -> None:
    assert by_surname(name) == sorted_as
