"""Columns as text: nothing lost, nothing shifted, in the order of the rows."""

import pytest
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_offer
from lueckenlos.directory.models import Offer
from lueckenlos.shared.columns import columns_of


@pytest.fixture
def three(hettstedt: Cast) -> list[Offer]:
    offers = [
        make_offer(hettstedt.hettstedt, "Zumba", kosten_art="", handlungsfelder={"bewegung"}),
        make_offer(hettstedt.hettstedt, "Abc", kosten_art="", handlungsfelder=set()),
        make_offer(hettstedt.hettstedt, "Mitte", kosten_art="frei", handlungsfelder={"bewegung"}),
    ]
    return sorted(offers, key=lambda offer: offer.title)


def test_columns_keep_the_order_and_their_empty_values(three: list[Offer]) -> None:
    rows = Offer.objects.order_by("title_key", "id").values_list("id", "handlungsfelder__bits", "kosten_art")
    ids, bits, cost = columns_of(rows)
    assert [int(key) for key in ids.split(",")] == [offer.pk for offer in three]
    assert (bits, cost) == ("0,8,8", ",frei,")


def test_columns_can_be_turned_round(three: list[Offer]) -> None:
    (ids,) = columns_of(Offer.objects.order_by("-title_key").values_list("id"))
    assert [int(key) for key in ids.split(",")] == [offer.pk for offer in reversed(three)]


def test_one_row_with_an_empty_value_is_not_nothing(three: list[Offer]) -> None:
    assert columns_of(Offer.objects.filter(pk=three[0].pk).values_list("kosten_art")) == [""]
    assert columns_of(Offer.objects.filter(pk=0).values_list("kosten_art")) == []


def test_only_the_active_stelle(cast: Cast, three: list[Offer]) -> None:
    with scope(stelle=cast.eisleben):
        assert columns_of(Offer.objects.values_list("id")) == []


def test_one_query(three: list[Offer], django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        columns_of(Offer.objects.values_list("id", "kosten_art"))
