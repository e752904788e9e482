"""People of a Träger: from the invitation to editing their own organisation's offers and nothing else."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from factories import Cast, make_organisation
from lueckenlos.accounts.models import User
from lueckenlos.partners import access
from lueckenlos.partners.models import TraegerAccess
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actions import NewPerson
from lueckenlos.tenancy.models import AuditEntry, Mitgliedschaft

EMAIL = "neu@traeger.example.org"
NEW = NewPerson("Neu Hier", "ein-langes-Passwort")


def test_accepting_links_the_person_to_the_organisation(hettstedt: Cast) -> None:
    issued = access.invite_traeger(organisation=hettstedt.traeger, email=EMAIL, by=hettstedt["leitung"])
    membership = access.accept_invitation(token=issued.token, person=NEW)
    assert (membership.stelle, membership.role) == (hettstedt.hettstedt, "traeger")
    assert membership.traeger_access.organisation == hettstedt.traeger
    verbs = list(AuditEntry.objects.order_by("id").values_list("verb", flat=True))
    assert verbs[-2:] == ["tenancy.invitation.accept", "partners.access.accept"]


def test_other_roles_pass_through_without_an_organisation(cast: Cast) -> None:
    client = cast.client("leitung")
    client.post(reverse("tenancy:invitation_create", args=["hettstedt"]), {"email": EMAIL, "role": "lesen"})
    link = re.search(r"https?://[^/]+(/einladung/\S+)", mail.outbox[0].body)[1]
    form = {"name": "Neu", "password1": NEW.password, "password2": NEW.password}
    assert Client().post(link, form).status_code == 302
    membership = Mitgliedschaft.objects.get(user__email=EMAIL)
    assert membership.role == "lesen"
    assert not TraegerAccess.objects.filter(mitgliedschaft=membership).exists()


def test_an_organisation_that_has_gone_ends_the_invitation(hettstedt: Cast) -> None:
    organisation = make_organisation(hettstedt.hettstedt)
    issued = access.invite_traeger(organisation=organisation, email=EMAIL, by=hettstedt["leitung"])
    organisation.delete()
    with pytest.raises(Invalid, match="invitation_void"):
        access.accept_invitation(token=issued.token, person=NEW)
    assert not User.objects.filter(email=EMAIL).exists()


@pytest.mark.parametrize(("who", "code"), [("koordination", "needs_leitung"), ("lesen", "organisation_no_edit")])
def test_only_the_leitung_invites(hettstedt: Cast, who: str, code: str) -> None:
    with pytest.raises(NotAllowed, match=code):
        access.invite_traeger(organisation=hettstedt.traeger, email=EMAIL, by=hettstedt[who])


def test_an_organisation_of_another_stelle_is_refused(cast: Cast) -> None:
    with scope(stelle=cast.eisleben):
        foreign = make_organisation(cast.eisleben)
    with scope(stelle=cast.hettstedt), pytest.raises(NotAllowed, match="organisation_of_other_stelle"):
        access.invite_traeger(organisation=foreign, email=EMAIL, by=cast["leitung"])


def test_the_page_invites_and_offers_the_address_on_file(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        organisation = make_organisation(cast.hettstedt, "Kita Sonne (erfunden)", email="sonne@example.org")
    url = reverse("access:traeger_invite", args=["hettstedt", organisation.pk])
    client = cast.client("leitung")
    page = client.get(url).content.decode()
    assert "Kita Sonne (erfunden)" in page
    assert 'value="sonne@example.org"' in page
    client.post(url, {"email": EMAIL})
    assert [sent.to for sent in mail.outbox] == [[EMAIL]]
    assert "Ihre Rolle: Träger" in mail.outbox[0].body


def test_the_organisation_shows_who_has_an_account_and_the_leitung_the_way_to_invite(cast: Cast) -> None:
    url = reverse("partners:organisation_detail", args=["hettstedt", cast.traeger.pk])
    pages = {who: cast.client(who).get(url).content.decode() for who in ("lesen", "leitung")}
    invite = reverse("access:traeger_invite", args=["hettstedt", cast.traeger.pk])
    assert all(cast["traeger"].name in page for page in pages.values())
    assert [invite in page for page in pages.values()] == [False, True]
