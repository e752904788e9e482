"""A prepared query gives what Django gives, and asks once."""

import pytest
from django.forms.models import model_to_dict
from django_scopes import scope, scopes_disabled
from django_scopes.exceptions import ScopeError
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.events.models import Event
from lueckenlos.shared.prepared import Made, Prepared
from lueckenlos.tenancy.models import Stelle

pytestmark = pytest.mark.django_db
BY_SLUG = Prepared(
    lambda slug, art: Stelle.objects.filter(slug=slug, art=art, portal_open=True).select_related("parent"), str, str
)


def test_the_same_row_as_from_django(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        found = BY_SLUG.first("hettstedt", "kommune")
        assert found
        parent = found.parent
    known = Stelle.objects.select_related("parent").get(pk=cast.hettstedt.pk)
    assert (model_to_dict(found), found._state.db) == (model_to_dict(known), known._state.db)
    assert parent
    assert known.parent
    assert model_to_dict(parent) == model_to_dict(known.parent)
    assert not found._state.adding


def test_all_rows_as_from_django(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known = Stelle.objects.filter(art="kommune").select_related("parent").order_by("-slug")
    of_kind = Prepared(lambda art: Stelle.objects.filter(art=art).select_related("parent").order_by("-slug"), str)
    with django_assert_num_queries(1):
        found = [(row.slug, row.parent and row.parent.slug) for row in of_kind.all("kommune")]
    assert found == [(row.slug, row.parent and row.parent.slug) for row in known]
    assert len(found) > 1
    assert of_kind.all("gibt es nicht") == []


def test_each_call_asks_for_its_own(cast: Cast) -> None:
    rows = [BY_SLUG.first(slug, "kommune") for slug in (cast.eisleben.slug, cast.hettstedt.slug, "nirgends")]
    assert [row and row.pk for row in rows] == [cast.eisleben.pk, cast.hettstedt.pk, None]
    assert BY_SLUG.first("hettstedt", "land") is None


def test_nothing_given_is_part_of_the_statement(cast: Cast) -> None:
    assert BY_SLUG.first("' OR 1=1 --", "kommune") is None


def test_rows_of_columns(cast: Cast) -> None:
    below = Prepared(lambda parent: Stelle.objects.filter(parent=parent).order_by("slug").values_list("slug"), int)
    known = Stelle.objects.filter(parent=cast.msh).order_by("slug").values_list("slug")
    assert below.tuples(cast.msh.pk) == list(known) != []
    assert below.tuples(cast.hettstedt.pk) == []


BELOW = Prepared(
    lambda parents, art: (
        Stelle.objects.filter(parent__in=parents, art=art).order_by("slug").values_list("slug", "gebiete__gebietsstand")
    ),
    int,
    str,
)


def test_lists_of_any_length(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known = Stelle.objects.filter(art="kommune").order_by("slug").values_list("slug", "gebiete__gebietsstand")
    for parents in ([cast.msh.pk], [cast.msh.pk, cast.hettstedt.pk], [cast.hettstedt.pk, cast.msh.pk, cast.msh.pk]):
        with django_assert_num_queries(1):
            found = BELOW.tuples(parents, "kommune")
        assert found == list(known.filter(parent__in=parents)) != []
    assert BELOW.tuples([cast.hettstedt.pk], "kommune") == []
    assert BELOW.tuples([cast.msh.pk], "land") == []


def test_an_empty_list_asks_nothing(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    among = Prepared(lambda slugs: Stelle.objects.filter(slug__in=slugs), str)
    with django_assert_num_queries(0):
        assert BELOW.tuples([], "kommune") == []
        assert among.first([]) is None
    row = among.first(["nirgends", "hettstedt"])
    assert row
    assert row.pk == cast.hettstedt.pk


def test_what_is_made_of_rows_is_made_again_when_they_differ(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made: list[str] = []

    def names(rows: list[tuple[str]], mark: str) -> str:
        made.append(mark)
        return mark.join(sorted(name for (name,) in rows))

    of_kind = Made(Prepared(lambda art: Stelle.objects.filter(art=art).values_list("name"), str), names, room=100)
    known = of_kind.get("kommune", more=" + ")
    with django_assert_num_queries(2):
        assert of_kind.get("kommune", more=" + ") == known == " + ".join(sorted(known.split(" + ")))
        assert of_kind.get("kommune", more=" / ") == known.replace(" + ", " / ")
    assert made == [" + ", " / "]
    Stelle.objects.filter(pk=cast.hettstedt.pk).update(name="Anders")
    assert "Anders" in of_kind.get("kommune", more=" + ").split(" + ")
    assert of_kind.get("land", more=" + ") != known


def test_more_rows_than_there_is_room_for_are_made_every_time(cast: Cast) -> None:
    made: list[int] = []

    def count(rows: list[tuple[str]], more: str) -> int:
        made.append(len(rows))
        return len(rows)

    small = Made(Prepared(lambda art: Stelle.objects.filter(art=art).values_list("name"), str), count, room=2)
    assert small.get("kommune", more="") == small.get("kommune", more="") > 2
    assert len(made) == 2
    assert small.get("bund", more="") == small.get("bund", more="") == 1
    assert len(made) == 3


def test_a_value_that_becomes_a_pattern_is_refused(cast: Cast) -> None:
    like = Prepared(lambda text: Stelle.objects.filter(name__contains=text), str)
    with pytest.raises(ValueError, match="1 of 1 values"):
        like.first("Hettstedt")


def test_no_statement_keeps_the_stelle_of_its_first_caller(cast: Cast) -> None:
    events = Prepared(lambda title: Event.objects.filter(title=title), str)
    with scope(stelle=cast.hettstedt), pytest.raises(ScopeError):
        events.first("Börse")
    with scopes_disabled(), pytest.raises(ScopeError):
        events.first("Börse")
