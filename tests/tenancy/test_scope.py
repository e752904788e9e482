"""The second net: rows of a Stelle exist only inside its scope."""

import pytest
from django.apps import apps
from django.db import models
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from factories import Cast, make_offer, make_organisation
from lueckenlos.directory.models import Offer
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import TenantManager, TenantModel, all_tenants

# models with a Stelle that the net does not hold, and why
UNSCOPED = {
    "tenancy.mitgliedschaft": "decides which scope opens",
    "tenancy.einladung": "is found by its secret before the person is a member",
    "tenancy.auditentry": "belongs to the installation too; queries/trail.py is its only door",
    "indicators.datasource": "official files belong to nobody; a Stelle's own are filtered in indicators/queries",
}


@pytest.fixture
def offers(cast: Cast) -> dict[str, Offer]:
    made = {}
    for name in ("hettstedt", "eisleben", "sangerhausen"):
        stelle = getattr(cast, name)
        with scope(stelle=stelle):
            made[name] = make_offer(stelle, f"Angebot {name}", traeger=make_organisation(stelle))
    return made


READS = {
    "all": lambda: list(Offer.objects.all()),
    "filter": lambda: Offer.objects.filter(title="x").first(),
    "get": lambda: Offer.objects.get(pk=1),
    "count": Offer.objects.count,
    "exists": Offer.objects.exists,
    "values": lambda: list(Offer.objects.values_list("title")),
    "aggregate": lambda: Offer.objects.aggregate(models.Max("pk")),
    "update": lambda: Offer.objects.update(title="x"),
    "delete": lambda: Offer.objects.all().delete(),
    "in_bulk": Offer.objects.in_bulk,
    "create": lambda: Offer.objects.create(title="x"),
}


@pytest.mark.parametrize("name", READS)
def test_outside_a_scope_every_query_raises(db: None, name: str) -> None:
    with pytest.raises(ScopeError):
        READS[name]()


def test_inside_a_scope_only_its_rows_exist(cast: Cast, offers: dict[str, Offer]) -> None:
    with scope(stelle=cast.hettstedt):
        assert list(Offer.objects.all()) == [offers["hettstedt"]]
        assert Offer.objects.filter(pk=offers["eisleben"].pk).first() is None
        assert Offer.objects.filter(pk=offers["eisleben"].pk).update(title="gekapert") == 0


def test_an_office_reads_several_stellen_at_once(cast: Cast, offers: dict[str, Offer]) -> None:
    with scope(stelle=[cast.hettstedt.pk, cast.eisleben]):
        assert set(Offer.objects.all()) == {offers["hettstedt"], offers["eisleben"]}


def test_no_stelle_in_the_list_means_no_rows(cast: Cast, offers: dict[str, Offer]) -> None:
    with scope(stelle=[]):
        assert list(Offer.objects.all()) == []


def test_a_scope_for_nobody_raises(db: None) -> None:
    with scope(stelle=None), pytest.raises(ScopeError):
        Offer.objects.count()


def test_inner_scopes_replace_outer_ones_and_end(cast: Cast, offers: dict[str, Offer]) -> None:
    with scope(stelle=cast.hettstedt):
        with scope(stelle=cast.eisleben):
            assert list(Offer.objects.all()) == [offers["eisleben"]]
        with all_tenants():
            assert Offer.objects.count() == 3
            with scope(stelle=cast.eisleben):
                assert Offer.objects.count() == 1
        assert list(Offer.objects.all()) == [offers["hettstedt"]]
    with pytest.raises(ScopeError):
        Offer.objects.count()


def test_related_managers_are_held_too(cast: Cast, offers: dict[str, Offer]) -> None:
    """Also where a foreign key wrongly leads to another Stelle's row."""
    traeger = offers["hettstedt"].traeger
    with all_tenants():
        Offer._base_manager.filter(pk=offers["eisleben"].pk).update(traeger=traeger)
    with scope(stelle=cast.hettstedt):
        assert list(traeger.offers.all()) == [offers["hettstedt"]]
        (prefetched,) = Organisation.objects.filter(pk=traeger.pk).prefetch_related("offers")
        assert list(prefetched.offers.all()) == [offers["hettstedt"]]
        assert list(offers["hettstedt"].cooperation.all()) == []
    for read in (traeger.offers.all, offers["hettstedt"].cooperation.all):
        with pytest.raises(ScopeError):
            list(read())


def test_a_queryset_keeps_the_rows_it_was_built_for(cast: Cast, offers: dict[str, Offer]) -> None:
    with scope(stelle=cast.hettstedt):
        built = Offer.objects.all()
    assert list(built) == [offers["hettstedt"]]


def test_rows_of_another_stelle_cannot_be_saved(cast: Cast, offers: dict[str, Offer]) -> None:
    with scope(stelle=cast.hettstedt):
        with pytest.raises(ScopeError):
            offers["eisleben"].save()
        with pytest.raises(ScopeError):
            make_organisation(cast.eisleben)
    with pytest.raises(ScopeError):
        offers["hettstedt"].save()


def test_every_model_of_a_stelle_is_held_by_the_net() -> None:
    """A model with a foreign key to Stelle derives from TenantModel, or stands above with its reason."""
    loose = {
        model._meta.label_lower
        for model in apps.get_models()
        for field in model._meta.fields
        if field.name == "stelle" and field.related_model is Stelle and not issubclass(model, TenantModel)
    }
    assert loose == set(UNSCOPED)


def test_every_default_manager_of_a_stelles_model_holds() -> None:
    """A second manager, or one with own methods, must still derive from TenantManager."""
    tenant_models = [model for model in apps.get_models() if issubclass(model, TenantModel)]
    assert tenant_models != []
    managers = [manager for model in tenant_models for manager in model._meta.managers]
    assert [manager for manager in managers if not isinstance(manager, TenantManager)] == []
