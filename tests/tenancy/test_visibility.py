"""Who reads what: the whole table, and what it is made of."""

import pytest
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_member, make_offer
from lueckenlos.directory.models import Offer
from lueckenlos.tenancy import actions, queries
from lueckenlos.tenancy.enums import Role, StelleArt, Visibility
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants

V = Visibility
# what a member of each Stelle reads of Hettstedt's records
READS = {
    # the own Stelle: everything but what names its readers
    "lesen": {V.OEFFENTLICH, V.NETZWERK, V.LAND, V.STELLE},
    "leitung": {V.OEFFENTLICH, V.NETZWERK, V.LAND, V.STELLE},
    # upwards what was agreed
    "kreis": {V.OEFFENTLICH, V.NETZWERK, V.LAND},
    "kgc": {V.OEFFENTLICH, V.NETZWERK, V.LAND},
    "zweite_kgc": {V.OEFFENTLICH, V.NETZWERK, V.LAND},
    # sideways nothing but what was given to all
    "fremd": {V.OEFFENTLICH, V.NETZWERK},
    "fremde_kgc": {V.OEFFENTLICH, V.NETZWERK},
    # the Bund: only what everybody reads
    "bund": {V.OEFFENTLICH},
    # roles that do not read the whole Stelle
    "steuerungsgruppe": {V.OEFFENTLICH},
    "traeger": {V.OEFFENTLICH},
}


@pytest.fixture
def records(cast: Cast) -> Cast:
    """One offer of each visibility in Hettstedt; everybody is member of a Stelle that could ask for it."""
    second = Stelle.objects.create(slug="kgc-zwei", name="Zweite KGC", art=StelleArt.LAND, parent=cast.bund, land="st")
    cast.actors["zweite_kgc"] = make_member(second, Role.BERATUNG)
    with scope(stelle=cast.hettstedt):
        for visibility in V:
            make_offer(cast.hettstedt, visibility.value, visibility=visibility)
    return cast


def read_by(cast: Cast, who: str) -> set[str]:
    with all_tenants():
        return {offer.visibility for offer in queries.visible_to(cast[who], Offer.objects.all())}


def test_the_table_has_every_relation_and_role(records: Cast) -> None:
    assert set(queries.SEEN) == set(queries.Relation)
    missing = set(records.actors) - set(READS)
    # these read like "leitung" and "kgc": what counts is the right to read
    assert missing == {"koordination", "mitarbeit", "kgc_leitung"}


@pytest.mark.parametrize("who", READS)
def test_table(records: Cast, who: str) -> None:
    assert read_by(records, who) == {visibility.value for visibility in READS[who]}


def test_the_list_of_what_each_relation_sees_never_grows_outwards() -> None:
    bund, foreign, kgc, above, own = (queries.SEEN[name] for name in ("bund", "foreign", "kgc", "above", "own"))
    assert bund < foreign < kgc == above < own
    assert all(V.VERTRAULICH not in allowed for allowed in queries.SEEN.values())


def test_downwards_nothing_opens(records: Cast) -> None:
    """The commune reads its KGC like any other Stelle."""
    with scope(stelle=records.kgc_st):
        make_offer(records.kgc_st, visibility=V.LAND)
        make_offer(records.kgc_st, "der KGC für alle", visibility=V.NETZWERK)
    with all_tenants():
        rows = queries.visible_to(records["leitung"], Offer.objects.filter(stelle=records.kgc_st))
        assert [row.title for row in rows] == ["der KGC für alle"]


def test_a_scope_narrows_what_the_table_allows(records: Cast) -> None:
    with scope(stelle=records.eisleben):
        assert list(queries.visible_to(records["leitung"], Offer.objects.all())) == []


# ---------------------------------------------------------------- named people
def test_only_named_people_read_a_confidential_record(records: Cast) -> None:
    with scope(stelle=records.hettstedt):
        secret = Offer.objects.get(visibility=V.VERTRAULICH)
        actions.name_person(record=secret, user=records["mitarbeit"].user, by=records["mitarbeit"])
    assert V.VERTRAULICH.value in read_by(records, "mitarbeit")
    assert V.VERTRAULICH.value not in read_by(records, "leitung")


def test_a_named_person_reads_it_only_as_member(records: Cast) -> None:
    """Somebody named who now comes for another Stelle reads nothing."""
    with scope(stelle=records.hettstedt):
        secret = Offer.objects.get(visibility=V.VERTRAULICH)
        actions.name_person(record=secret, user=records["mitarbeit"].user, by=records["mitarbeit"])
    moved = make_member(records.eisleben, Role.LEITUNG)
    records.actors["moved"] = type(moved)(records["mitarbeit"].user, "x", records.eisleben, Role.LEITUNG)
    assert read_by(records, "moved") == {V.OEFFENTLICH.value, V.NETZWERK.value}


@pytest.mark.parametrize("who", ["leitung", "kreis", "kgc", "bund"])
def test_one_query_for_each_reader(records: Cast, who: str, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        read_by(records, who)
