"""The row behind a secret address, and nothing beyond it."""

from collections.abc import Callable

import pytest
from django.db.models import QuerySet
from django.http import Http404
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from factories import Cast, make_offer, make_organisation
from lueckenlos.directory.models import Offer
from lueckenlos.tenancy.doors import behind_address, behind_address_or_404


@pytest.fixture
def offer(cast: Cast) -> Offer:
    with scope(stelle=cast.eisleben):
        make_offer(cast.eisleben, "Nebenan", traeger=make_organisation(cast.eisleben))
    with scope(stelle=cast.hettstedt):
        return make_offer(cast.hettstedt, "Stillgruppe", traeger=make_organisation(cast.hettstedt))


def titled(title: str) -> Callable[[], QuerySet[Offer]]:
    return lambda: Offer.objects.filter(title=title)


def test_the_scope_is_that_of_the_row(offer: Offer) -> None:
    with behind_address(titled("Stillgruppe")) as found:
        assert found == offer
        assert list(Offer.objects.all()) == [offer]
    with pytest.raises(ScopeError):
        Offer.objects.count()


def test_an_unknown_address_opens_nothing(offer: Offer) -> None:
    with behind_address(titled("?")) as found:
        assert found is None
        with pytest.raises(ScopeError):
            Offer.objects.count()
    with pytest.raises(Http404), behind_address_or_404(titled("?")):
        pass


def test_what_is_not_open_is_not_found(offer: Offer) -> None:
    with behind_address(titled("Stillgruppe"), is_open=lambda row: row.title == "?") as found:
        assert found is None
        with pytest.raises(ScopeError):
            Offer.objects.count()
