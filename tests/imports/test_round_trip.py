"""What the platform writes out it reads in again without a change: the stock of the demo town, as CSV and as XLSX."""

from datetime import date

import pytest
from django.forms.models import model_to_dict
from django.test import Client
from django_scopes import scope
from offer_tables import outcomes, upload

from lueckenlos.accounts.models import User
from lueckenlos.config.demo import build, content
from lueckenlos.config.demo.territory import build_territory
from lueckenlos.directory.models import Offer, OfferPlace
from lueckenlos.imports import offer_actions as actions
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import AuditEntry, Mitgliedschaft, Stelle

TODAY = date(2026, 11, 22)


@pytest.fixture
def koordination(db: None) -> Actor:
    """Hettstedt as the demo makes it, and who coordinates there."""
    gebiete = build_territory()
    town = next(entry for entry in content.toml("stellen.toml")["stelle"] if entry["slug"] == "hettstedt")
    stelle = build._stelle(town, None)
    stelle.gebiete.set(gebiete[ars] for ars in town["gebiete"])
    build._offers("hettstedt", TODAY)
    user = User.objects.create_user("koordination@hettstedt.example", "Klara Kramer (erfunden)", "hettstedt-demo")
    Mitgliedschaft.objects.create(user=user, stelle=stelle, role=Role.KOORDINATION)
    return Actor(user=user, name=user.name, stelle=stelle, role=Role.KOORDINATION)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_export_comes_in_again_unchanged(koordination: Actor, form: str) -> None:
    client = Client()
    assert koordination.user
    client.force_login(koordination.user)
    response = client.get(f"/arbeit/hettstedt/angebote/export.{form}")
    exported = b"".join(response.streaming_content) if response.streaming else response.content
    with scope(stelle=koordination.stelle):
        before, written = stock(koordination.stelle), AuditEntry.objects.latest("pk").pk
        assert len(before[0]) == 69

        run = upload(koordination, exported, f"angebote.{form}")
        run = actions.assign_columns(run=run, by=koordination, mapping=run.mapping, clear_empty=False)
        assert outcomes(run) == ["unveraendert"] * 69

        actions.start_apply(run=run, by=koordination, release=True)
        assert stock(koordination.stelle) == before
        about = AuditEntry.objects.filter(pk__gt=written).values_list("object_type", flat=True)
        assert set(about) == {"imports.importrun"}


def stock(stelle: Stelle) -> tuple[list[dict[str, object]], list[dict[str, object]], list[str]]:
    """Everything an import could touch: offers, their places, and the organisations."""
    offers = Offer.objects.filter(stelle=stelle).order_by("pk")
    places = OfferPlace.objects.filter(offer__in=offers).order_by("pk")
    organisations = Organisation.objects.order_by("pk")
    return (
        [model_to_dict(offer) | {"changed_at": offer.changed_at} for offer in offers],
        [model_to_dict(place) for place in places],
        [organisation.name for organisation in organisations],
    )
