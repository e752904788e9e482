"""Roles of members and their leaving."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_member
from lueckenlos.shared.errors import NotAllowed
from lueckenlos.tenancy import actions, queries
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import AuditEntry, Mitgliedschaft, NamedPerson


def membership_of(cast: Cast, who: str) -> Mitgliedschaft:
    return Mitgliedschaft.objects.get(user=cast[who].user)


def test_the_leitung_changes_a_role_and_the_trail_shows_it(cast: Cast) -> None:
    actions.change_role(membership=membership_of(cast, "lesen"), role=Role.KOORDINATION, by=cast["leitung"])
    assert membership_of(cast, "lesen").role == Role.KOORDINATION
    (line,) = AuditEntry.objects.all()
    assert (line.verb, line.actor_name, line.changes) == (
        "tenancy.member.change_role",
        cast["leitung"].name,
        {"role": ["lesen", "koordination"]},
    )


def test_the_same_role_again_leaves_no_line(cast: Cast) -> None:
    actions.change_role(membership=membership_of(cast, "lesen"), role=Role.LESEN, by=cast["leitung"])
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("who", ["koordination", "mitarbeit", "lesen", "traeger", "steuerungsgruppe"])
def test_nobody_else_changes_roles(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="needs_leitung"):
        actions.change_role(membership=membership_of(cast, who), role=Role.LEITUNG, by=cast[who])


@pytest.mark.parametrize("who", ["fremd", "kgc_leitung", "bund"])
def test_the_leitung_of_another_stelle_changes_nothing(cast: Cast, who: str) -> None:
    membership = membership_of(cast, "lesen")
    with pytest.raises(NotAllowed, match="other_stelle"):
        actions.change_role(membership=membership, role=Role.LEITUNG, by=cast[who])
    with pytest.raises(NotAllowed, match="other_stelle"):
        actions.remove_member(membership=membership, by=cast[who])


def test_a_role_that_the_stelle_does_not_have(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="role_not_here"):
        actions.change_role(membership=membership_of(cast, "lesen"), role=Role.BERATUNG, by=cast["leitung"])


@pytest.mark.parametrize(("who", "role"), [("lesen", Role.TRAEGER), ("traeger", Role.LESEN)])
def test_a_traeger_comes_and_goes_by_invitation_only(cast: Cast, who: str, role: Role) -> None:
    with pytest.raises(NotAllowed, match="traeger_by_invitation"):
        actions.change_role(membership=membership_of(cast, who), role=role, by=cast["leitung"])


def test_the_last_leitung_is_neither_demoted_nor_removed(cast: Cast) -> None:
    last = membership_of(cast, "leitung")
    for by in (cast["leitung"], system_actor(cast.hettstedt)):
        with pytest.raises(NotAllowed, match="last_leitung"):
            actions.change_role(membership=last, role=Role.LESEN, by=by)
        with pytest.raises(NotAllowed, match="last_leitung"):
            actions.remove_member(membership=last, by=by)
    make_member(cast.hettstedt, Role.LEITUNG)
    actions.remove_member(membership=last, by=cast["leitung"])
    assert not Mitgliedschaft.objects.filter(pk=last.pk).exists()


def test_a_leitung_who_cannot_sign_in_does_not_count(cast: Cast) -> None:
    second = make_member(cast.hettstedt, Role.LEITUNG)
    second.user.is_active = False
    second.user.save()
    assert queries.is_last_leitung(membership_of(cast, "leitung"))


def test_everybody_may_leave_but_nobody_removes_others(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="needs_leitung"):
        actions.remove_member(membership=membership_of(cast, "mitarbeit"), by=cast["lesen"])
    actions.remove_member(membership=membership_of(cast, "lesen"), by=cast["lesen"])
    line = AuditEntry.objects.get()
    assert (line.verb, line.user, line.changes) == (
        "tenancy.member.remove",
        cast["lesen"].user,
        {"role": ["lesen", None]},
    )


def test_leaving_ends_the_right_to_confidential_records(hettstedt: Cast) -> None:
    record = hettstedt.traeger
    actions.name_person(record=record, user=hettstedt["lesen"].user, by=hettstedt["leitung"])
    actions.remove_member(membership=membership_of(hettstedt, "lesen"), by=hettstedt["leitung"])
    assert NamedPerson.objects.count() == 0


# ---------------------------------------------------------------- naming people
def test_whoever_is_named_decides_and_somebody_stays(hettstedt: Cast) -> None:
    record = hettstedt.traeger
    actions.name_person(record=record, user=hettstedt["mitarbeit"].user, by=hettstedt["mitarbeit"])
    with pytest.raises(NotAllowed, match="not_named"):
        actions.name_person(record=record, user=hettstedt["koordination"].user, by=hettstedt["koordination"])
    actions.name_person(record=record, user=hettstedt["koordination"].user, by=hettstedt["mitarbeit"])
    actions.unname_person(record=record, user=hettstedt["mitarbeit"].user, by=hettstedt["koordination"])
    with pytest.raises(Exception, match="last_named"):
        actions.unname_person(record=record, user=hettstedt["koordination"].user, by=hettstedt["koordination"])
    assert [row.user for row in queries.named_for(record)] == [hettstedt["koordination"].user]


def test_only_members_are_named(hettstedt: Cast) -> None:
    with pytest.raises(Exception, match="not_a_member"):
        actions.name_person(record=hettstedt.traeger, user=hettstedt["fremd"].user, by=hettstedt["leitung"])


# ---------------------------------------------------------------- pages
def test_readers_see_the_people_and_the_leitung_the_buttons(cast: Cast) -> None:
    url = reverse("tenancy:member_list", args=["hettstedt"])
    pages = {who: cast.client(who).get(url).content.decode() for who in ("lesen", "leitung")}
    assert all(cast["mitarbeit"].name in page for page in pages.values())
    assert all(cast["fremd"].name not in page for page in pages.values())
    assert ["Person einladen" in page for page in pages.values()] == [False, True]
    assert ["Offene Einladungen" in page for page in pages.values()] == [False, True]


def test_changing_a_role_on_its_page(cast: Cast) -> None:
    membership = membership_of(cast, "lesen")
    url = reverse("tenancy:member_role", args=["hettstedt", membership.pk])
    assert "bearbeitet, gibt aber nicht frei" in cast.client("leitung").get(url).content.decode()
    response = cast.client("leitung").post(url, {"role": "mitarbeit"}, follow=True)
    assert "hat jetzt die Rolle Mitarbeit" in response.content.decode()


def test_the_last_leitung_reads_why_it_stays(cast: Cast) -> None:
    membership = membership_of(cast, "leitung")
    client = cast.client("leitung")
    page = client.post(reverse("tenancy:member_role", args=["hettstedt", membership.pk]), {"role": "lesen"})
    assert "letzte Leitung" in page.content.decode()
    remove, members = (
        reverse(f"tenancy:{name}", args=args)
        for name, args in (
            ("member_remove", ["hettstedt", membership.pk]),
            ("member_list", ["hettstedt"]),
        )
    )
    for answer, status in ((client.get(remove), 200), (client.post(remove), 409)):
        assert (answer.status_code, queries.is_last_leitung(membership)) == (status, True)
        text = answer.content.decode()
        assert "Geben Sie zuerst einer anderen Person die Rolle Leitung" in text
        assert f'class="kern-btn kern-btn--primary" href="{members}"' in text
        assert '<form method="post" class="form">' not in text
    # whoever may not remove anybody learns nothing about how many lead
    assert cast.client("lesen").get(remove).status_code == 403


def test_a_changed_role_counts_from_the_next_click(cast: Cast) -> None:
    client = cast.client("koordination")
    url = reverse("tenancy:audit_list", args=["hettstedt"])
    assert client.get(url).status_code == 403
    actions.change_role(membership=membership_of(cast, "koordination"), role=Role.LEITUNG, by=cast["leitung"])
    assert client.get(url).status_code == 200


def test_who_leaves_lands_on_the_own_account(cast: Cast) -> None:
    url = reverse("tenancy:member_remove", args=["hettstedt", membership_of(cast, "lesen").pk])
    client = cast.client("lesen")
    assert client.post(url)["Location"] == reverse("accounts:me")
    assert client.get(reverse("tenancy:member_list", args=["hettstedt"])).status_code == 404


def test_the_list_takes_the_same_queries_for_any_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client, url = cast.client("leitung"), reverse("tenancy:member_list", args=["hettstedt"])
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for number in range(20):
        make_member(cast.hettstedt, Role.LESEN)
        email = f"x{number}@example.org"
        actions.invite_member(stelle=cast.hettstedt, email=email, role=Role.LESEN, by=cast["leitung"])
    # session, user, membership, members and their number, invitations, and one of the navigation
    assert len(few) <= 7
    with django_assert_num_queries(len(few)):
        client.get(url)
