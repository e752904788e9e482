"""What a KGC sees of its communes: only what they agreed to, and no words."""

from dataclasses import fields
from datetime import date

import pytest
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.process import actions
from lueckenlos.process.queries.shared import SharedBaustein, standing_of
from lueckenlos.shared.errors import NotAllowed
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle
from process.bausteine import TODAY, save


def write(stelle: Stelle, *, shared: bool | None) -> None:
    by = system_actor(stelle)
    with scope(stelle=stelle):
        save(by, state="steht", turn=2, next_step="x", next_on=date(2026, 1, 1), responsible="Frau Muster")
        if shared is not None:
            actions.share(shared=shared, by=by)


def test_only_who_agreed_is_seen(cast: Cast) -> None:
    write(cast.hettstedt, shared=True)
    write(cast.eisleben, shared=None)
    write(cast.sangerhausen, shared=False)
    stellen = [cast.hettstedt, cast.eisleben, cast.sangerhausen, cast.msh]
    found = standing_of(stellen, reader=cast["kgc_leitung"], today=TODAY)
    assert list(found) == [cast.hettstedt.pk]
    one = found[cast.hettstedt.pk]["verstetigung"]
    assert (one.state, one.turn, one.late, one.due) == ("steht", 2, True, False)


def test_no_words_leave_the_house() -> None:
    assert [field.name for field in fields(SharedBaustein)] == ["phase", "state", "turn", "changed_at", "late", "due"]


def test_a_yes_can_be_taken_back(cast: Cast) -> None:
    write(cast.hettstedt, shared=True)
    with scope(stelle=cast.hettstedt):
        actions.share(shared=False, by=cast["leitung"])
    assert standing_of([cast.hettstedt], reader=cast["kgc_leitung"], today=TODAY) == {}


def test_an_agreed_commune_that_has_begun_nothing_is_there_and_empty(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        actions.share(shared=True, by=cast["leitung"])
    assert standing_of([cast.hettstedt], reader=cast["kgc"], today=TODAY) == {cast.hettstedt.pk: {}}


def test_another_kgc_sees_nothing_and_others_may_not_ask(cast: Cast) -> None:
    write(cast.hettstedt, shared=True)
    assert standing_of([cast.hettstedt], reader=cast["fremde_kgc"], today=TODAY) == {}
    for who in ("kreis", "bund", "fremd"):
        with pytest.raises(NotAllowed):
            standing_of([cast.hettstedt], reader=cast[who], today=TODAY)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_is_constant(
    cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stellen = [cast.hettstedt, cast.eisleben, cast.sangerhausen][:number]
    for stelle in stellen:
        write(stelle, shared=True)
    with django_assert_num_queries(2):
        assert len(standing_of(stellen, reader=cast["kgc"], today=TODAY)) == number


@pytest.mark.parametrize("who", ["mitarbeit", "lesen", "steuerungsgruppe"])
def test_leitung_and_koordination_decide(hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        actions.share(shared=True, by=hettstedt[who])
