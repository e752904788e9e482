"""The own account page and the file of the own data."""

from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.tenancy import actions
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft


def page_of(client: Client) -> str:
    return client.get(reverse("accounts:me")).content.decode()


def test_name_address_and_roles_are_shown(cast: Cast) -> None:
    page = page_of(cast.client("koordination"))
    assert cast["koordination"].name in page
    assert cast["koordination"].user.email in page
    assert "Hettstedt" in page
    assert "Koordination seit" in page
    assert "Eisleben" not in page


def test_the_name_can_be_changed_and_nothing_else(cast: Cast) -> None:
    user = cast["lesen"].user
    before = user.email
    cast.client("lesen").post(
        reverse("accounts:me"), {"name": "Neue Person", "email": "x@example.org", "is_active": ""}
    )
    user.refresh_from_db()
    assert (user.name, user.email, user.is_active) == ("Neue Person", before, True)


def test_an_empty_name_is_refused(cast: Cast) -> None:
    response = cast.client("lesen").post(reverse("accounts:me"), {"name": ""})
    assert response.status_code == 200
    cast["lesen"].user.refresh_from_db()
    assert cast["lesen"].user.name == cast["lesen"].name


def test_own_data_name_the_own_roles_and_doings_only(cast: Cast) -> None:
    membership = Mitgliedschaft.objects.get(user=cast["lesen"].user)
    actions.change_role(membership=membership, role=Role.MITARBEIT, by=cast["leitung"])
    data = cast.client("leitung").get(reverse("my:data")).json()
    assert data["Person"]["E-Mail-Adresse"] == cast["leitung"].user.email
    assert [(row["Stelle"], row["Rolle"]) for row in data["Rollen"]] == [("Hettstedt", "Leitung")]
    assert [row["Vorgang"] for row in data["Vorgänge"]] == ["Rolle geändert"]
    other = cast.client("fremd").get(reverse("my:data"))
    assert other.json()["Vorgänge"] == []
    assert "password" not in other.content.decode()


def test_own_data_take_the_same_queries_whatever_their_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    membership = Mitgliedschaft.objects.get(user=cast["lesen"].user)
    client = cast.client("leitung")
    for role in (Role.MITARBEIT, Role.LESEN, Role.KOORDINATION):
        actions.change_role(membership=membership, role=role, by=cast["leitung"])
        with django_assert_num_queries(4):
            client.get(reverse("my:data"))
