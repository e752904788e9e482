"""Columns of many rows at once: what the database says is read as it is, also where it says nothing."""

from datetime import date

import pytest
from django.db.models import Model, QuerySet
from django_scopes import scope

from factories import Cast, make_offer
from lueckenlos.chains.picture import UNKNOWN
from lueckenlos.chains.queries.fetch import Columns, read_coded, read_columns, read_days, read_numbers
from lueckenlos.directory.models import Offer

pytestmark = pytest.mark.django_db
NAMES = ("pk", "plaetze", "stand", "angebotsform")


def columns(rows: QuerySet[Offer]) -> dict[str, str]:
    return read_columns(rows.order_by().aggregate(_all=Columns(*NAMES))["_all"], NAMES)


@pytest.mark.parametrize("count", [1, 3])
def test_each_column_comes_in_the_order_of_the_others(hettstedt: Cast, count: int) -> None:
    made: list[Model] = [make_offer(hettstedt.hettstedt, f"Angebot {number}") for number in range(count)]
    keys = [offer.pk for offer in made]
    with scope(stelle=hettstedt.hettstedt):
        Offer.objects.filter(pk=keys[0]).update(plaetze=7, stand="2026-11-22", angebotsform="gruppe")
        Offer.objects.filter(pk__in=keys[1:]).update(plaetze=None, stand=None, angebotsform="")
        texts = columns(Offer.objects.filter(pk__in=keys))
    numbers, places = read_numbers(texts["pk"]).tolist(), read_numbers(texts["plaetze"]).tolist()
    days = read_days(texts["stand"]).tolist()
    forms = read_coded(texts["angebotsform"], len).tolist()
    found = {key: rest for key, *rest in zip(numbers, places, days, forms, strict=True)}
    assert found.pop(keys[0]) == [7, date(2026, 11, 22).toordinal(), len("gruppe")]
    assert list(found.values()) == [[UNKNOWN, UNKNOWN, 0]] * (count - 1)


def test_no_rows_are_columns_of_nothing(hettstedt: Cast) -> None:
    with scope(stelle=hettstedt.hettstedt):
        nothing = [columns(rows) for rows in (Offer.objects.filter(pk=0), Offer.objects.none())]
    for texts in nothing:
        found = read_numbers(texts["pk"]), read_days(texts["stand"]), read_coded(texts["pk"], len)
        assert [one.size for one in found] == [0, 0, 0]


def test_what_is_remembered_cannot_be_written_to() -> None:
    numbers = read_numbers("1,2,null")
    assert numbers.tolist() == [1, 2, UNKNOWN]
    with pytest.raises(ValueError, match="read-only"):
        numbers[0] = 5
    assert read_coded('"a", "b", "a"', {"a": 1, "b": 2}.__getitem__).tolist() == [1, 2, 1]
    # the same words may mean something else to another column
    assert read_coded('"a", "b", "a"', {"a": 3, "b": 4}.__getitem__).tolist() == [3, 4, 3]
