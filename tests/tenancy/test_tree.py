"""The tree of Stellen."""

import pytest
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_user
from lueckenlos.tenancy import queries
from lueckenlos.tenancy.enums import Role, StelleArt
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle


def names(stellen) -> list[str]:
    return sorted(stelle.slug for stelle in stellen)


def test_descendants_of_every_level(cast: Cast) -> None:
    towns = ["eisleben", "hettstedt", "sangerhausen"]
    assert names(queries.descendants(cast.bund)) == sorted(
        [*towns, "mansfeld-suedharz", "kgc-sachsen-anhalt", "kgc-niedersachsen"]
    )
    assert names(queries.descendants(cast.kgc_st)) == sorted([*towns, "mansfeld-suedharz"])
    assert names(queries.descendants(cast.msh)) == towns
    assert names(queries.descendants(cast.hettstedt)) == []


def test_ancestors_nearest_first(cast: Cast) -> None:
    above = [stelle.slug for stelle in queries.ancestors(cast.hettstedt)]
    assert above == ["mansfeld-suedharz", "kgc-sachsen-anhalt", "bund"]
    assert queries.ancestors(cast.bund) == []


@pytest.mark.parametrize("slug", ["kgc_st", "msh", "hettstedt"])
def test_the_kgc_of_a_stelle(cast: Cast, slug: str) -> None:
    assert queries.kgc_of(getattr(cast, slug)) == cast.kgc_st


def test_a_stelle_outside_the_tree_has_the_kgc_of_its_land(cast: Cast) -> None:
    alone = Stelle.objects.create(slug="allein", name="Allein", art=StelleArt.KOMMUNE, land="ni")
    assert queries.kgc_of(alone) == cast.kgc_ni
    nowhere = Stelle.objects.create(slug="nirgends", name="Nirgends", art=StelleArt.KOMMUNE)
    assert queries.kgc_of(nowhere) is None
    assert queries.kgc_of(cast.bund) is None


def test_the_land_of_a_stelle(cast: Cast) -> None:
    assert queries.land_of(cast.hettstedt) == cast.gebiete["land"]
    assert queries.land_of(cast.kgc_st) == cast.gebiete["land"]
    assert queries.land_of(cast.kgc_ni) is None
    assert queries.land_of(cast.bund) is None


@pytest.mark.parametrize("more", [0, 5])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        Stelle.objects.create(slug=f"ort-{number}", name=f"Ort {number}", art=StelleArt.KOMMUNE, parent=cast.msh)
    with django_assert_num_queries(1):
        list(queries.descendants(cast.bund))
    with django_assert_num_queries(1):
        queries.ancestors(cast.hettstedt)
    with django_assert_num_queries(1):
        queries.kgc_of(cast.hettstedt)
    with django_assert_num_queries(1):
        assert [row.members for row in queries.children_of(cast.msh) if row.slug == "hettstedt"] == [6]


def test_stellen_of_a_person(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    user = make_user("Zwei Stellen")
    Mitgliedschaft.objects.create(stelle=cast.sangerhausen, user=user, role=Role.LESEN)
    Mitgliedschaft.objects.create(stelle=cast.eisleben, user=user, role=Role.LEITUNG)
    with django_assert_num_queries(1):
        found = [(row.stelle.slug, row.role) for row in queries.stellen_of(user)]
    assert found == [("eisleben", "leitung"), ("sangerhausen", "lesen")]
