"""Letting people in by mail."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import Cast, make_user
from lueckenlos.accounts.models import User
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy import actions
from lueckenlos.tenancy.actions import NewPerson
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import AuditEntry, Einladung, Mitgliedschaft, Stelle

EMAIL = "neu@example.org"
NEW = NewPerson("Neu Hier", "ein-langes-Passwort")
FORM = {"name": "Neu Hier", "password1": "ein-langes-Passwort", "password2": "ein-langes-Passwort"}


def invite(cast: Cast, email: str = EMAIL, role: Role = Role.LESEN) -> str:
    return actions.invite_member(stelle=cast.hettstedt, email=email, role=role, by=cast["leitung"]).token


def page(token: str) -> str:
    return reverse("invitation:accept", args=[token])


# ---------------------------------------------------------------- inviting
def test_the_database_holds_only_the_hash(cast: Cast) -> None:
    token = invite(cast, "  NEU@Example.org ")
    einladung = Einladung.objects.get()
    assert (einladung.email, einladung.token_hash) == (EMAIL, token_hash(token))
    assert token not in str(list(Einladung.objects.values()) + list(AuditEntry.objects.values()))
    assert timedelta(days=13.9) < einladung.expires_at - timezone.now() <= timedelta(days=14)


def test_the_secret_does_not_show_in_tracebacks(cast: Cast) -> None:
    issued = actions.invite_member(stelle=cast.hettstedt, email=EMAIL, role=Role.LESEN, by=cast["leitung"])
    assert issued.token not in repr(issued)
    assert NEW.password not in repr(NEW)


def test_a_second_invitation_replaces_the_first(cast: Cast) -> None:
    first, second = invite(cast), invite(cast, role=Role.MITARBEIT)
    with pytest.raises(Invalid, match="invitation_void"):
        actions.accept_invitation(token=first, person=NEW)
    assert actions.accept_invitation(token=second, person=NEW).role == Role.MITARBEIT


@pytest.mark.parametrize("who", ["koordination", "lesen", "traeger"])
def test_only_the_leitung_invites(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="needs_leitung"):
        actions.invite_member(stelle=cast.hettstedt, email=EMAIL, role=Role.LESEN, by=cast[who])


def test_the_leitung_above_invites_the_first_leitung_and_nobody_else(cast: Cast) -> None:
    by = cast["kgc_leitung"]
    with pytest.raises(NotAllowed, match="other_stelle"):
        actions.invite_member(stelle=cast.msh, email=EMAIL, role=Role.LESEN, by=by)
    actions.invite_member(stelle=cast.msh, email=EMAIL, role=Role.LEITUNG, by=by)
    with pytest.raises(NotAllowed, match="other_stelle"):
        actions.invite_member(stelle=cast.hettstedt, email=EMAIL, role=Role.LEITUNG, by=by)


@pytest.mark.parametrize(
    ("stelle", "role"),
    [
        ("hettstedt", Role.BERATUNG),
        ("kgc_st", Role.TRAEGER),
        ("kgc_st", Role.STEUERUNGSGRUPPE),
        ("bund", Role.MITARBEIT),
    ],
)
def test_roles_that_a_kind_of_stelle_does_not_have(cast: Cast, stelle: str, role: Role) -> None:
    there: Stelle = getattr(cast, stelle)
    with pytest.raises(NotAllowed, match="role_not_here"):
        actions.invite_member(stelle=there, email=EMAIL, role=role, by=system_actor(there))


def test_a_member_is_not_invited_again(cast: Cast) -> None:
    with pytest.raises(Invalid, match="already_member"):
        invite(cast, cast["lesen"].user.email.upper())


def test_a_traeger_needs_an_organisation_and_nobody_else_has_one(cast: Cast) -> None:
    for role, organisation_id in ((Role.TRAEGER, None), (Role.LESEN, cast.traeger.pk)):
        with pytest.raises(Invalid, match="traeger_needs_organisation"):
            actions.invite_member(
                stelle=cast.hettstedt, email=EMAIL, role=role, organisation_id=organisation_id, by=cast["leitung"]
            )


def test_withdrawing_ends_the_link(cast: Cast) -> None:
    token = invite(cast)
    actions.withdraw_invitation(einladung=Einladung.objects.get(), by=cast["leitung"])
    with pytest.raises(Invalid, match="invitation_void"):
        actions.accept_invitation(token=token, person=NEW)


def test_another_stelle_does_not_withdraw(cast: Cast) -> None:
    invite(cast)
    with pytest.raises(NotAllowed, match="other_stelle"):
        actions.withdraw_invitation(einladung=Einladung.objects.get(), by=cast["fremd"])


# ---------------------------------------------------------------- accepting
def test_a_new_person_becomes_a_member_with_the_invited_role(cast: Cast) -> None:
    membership = actions.accept_invitation(token=invite(cast, role=Role.KOORDINATION), person=NEW)
    assert (membership.stelle, membership.role, membership.user.email) == (cast.hettstedt, "koordination", EMAIL)
    assert membership.user.check_password(NEW.password)
    line = AuditEntry.objects.get(verb="tenancy.invitation.accept")
    assert (line.stelle, line.actor_name) == (cast.hettstedt, "Neu Hier")


def test_a_link_works_once(cast: Cast) -> None:
    token = invite(cast)
    actions.accept_invitation(token=token, person=NEW)
    with pytest.raises(Invalid, match="invitation_void"):
        actions.accept_invitation(token=token, person=NEW)


def test_a_link_ends_after_fourteen_days(cast: Cast) -> None:
    token = invite(cast)
    Einladung.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Invalid, match="invitation_void"):
        actions.accept_invitation(token=token, person=NEW)


def test_it_is_for_the_invited_address_only(cast: Cast) -> None:
    with pytest.raises(Invalid, match="invitation_for_other"):
        actions.accept_invitation(token=invite(cast), person=make_user("Fremde Person"))


def test_a_new_account_does_not_take_over_an_existing_one(cast: Cast) -> None:
    user = cast["fremd"].user
    token = invite(cast, user.email)
    with pytest.raises(Invalid, match="account_exists"):
        actions.accept_invitation(token=token, person=NewPerson("Dieb", "ein-langes-Passwort"))
    user.refresh_from_db()
    assert user.check_password("geheim-geheim")


def test_the_own_role_elsewhere_stays(cast: Cast) -> None:
    user = cast["fremd"].user
    actions.accept_invitation(token=invite(cast, user.email), person=user)
    roles = {row.stelle.slug: row.role for row in Mitgliedschaft.objects.filter(user=user)}
    assert roles == {"eisleben": "leitung", "hettstedt": "lesen"}


# ---------------------------------------------------------------- pages
def test_inviting_sends_a_german_mail_whose_link_works(cast: Cast, client: Client) -> None:
    url = reverse("tenancy:invitation_create", args=["hettstedt"])
    response = cast.client("leitung").post(url, {"email": EMAIL, "role": "mitarbeit"}, follow=True)
    (sent,) = mail.outbox
    link = re.search(r"https?://[^/]+(/einladung/\S+)", sent.body)[1]
    assert sent.to == [EMAIL]
    assert sent.subject == "Einladung zu Lückenlos: Hettstedt"
    assert f"{cast['leitung'].name} lädt Sie ein" in sent.body
    assert "Ihre Rolle: Mitarbeit" in sent.body
    # who opens the link must own the mailbox, so the Leitung never sees it
    assert link not in response.content.decode()
    assert "ist unterwegs" in response.content.decode()
    assert "Willkommen bei Hettstedt" in client.get(link).content.decode()


def test_when_the_mail_does_not_go_out_the_leitung_reads_so(cast: Cast, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    url = reverse("tenancy:invitation_create", args=["hettstedt"])
    response = cast.client("leitung").post(url, {"email": EMAIL, "role": "lesen"}, follow=True)
    assert "ging nicht hinaus" in response.content.decode()
    assert Einladung.objects.count() == 1


def test_a_refusal_stands_in_the_form(cast: Cast) -> None:
    url = reverse("tenancy:invitation_create", args=["hettstedt"])
    form = {"email": cast["lesen"].user.email, "role": "lesen"}
    assert "gehört schon zu dieser Stelle" in cast.client("leitung").post(url, form).content.decode()
    assert "Träger:" not in cast.client("leitung").get(url).content.decode()


def test_a_new_person_sets_name_and_password_and_is_in(cast: Cast, client: Client) -> None:
    token = invite(cast)
    response = client.post(page(token), FORM)
    assert response["Location"] == reverse("desk:home")
    assert client.session[SESSION_KEY] == str(User.objects.get(email=EMAIL).pk)
    assert client.get(reverse("tenancy:member_list", args=["hettstedt"])).status_code == 200


@pytest.mark.parametrize(
    "change", [{"password2": "anders-anders"}, {"password1": "kurz", "password2": "kurz"}, {"name": ""}]
)
def test_wrong_entries_make_no_account(cast: Cast, client: Client, change: dict[str, str]) -> None:
    token = invite(cast)
    assert client.post(page(token), {**FORM, **change}).status_code == 200
    assert not User.objects.filter(email=EMAIL).exists()


def test_somebody_with_an_account_signs_in_first_and_accepts_then(cast: Cast, client: Client) -> None:
    user = cast["fremd"].user
    token = invite(cast, user.email)
    shown = client.get(page(token)).content.decode()
    assert f"{reverse('accounts:login')}?next={page(token)}" in shown
    assert "password1" not in shown
    # a form sent all the same neither signs in nor accepts
    client.post(page(token), FORM)
    assert SESSION_KEY not in client.session
    client.force_login(user)
    assert "Einladung annehmen" in client.get(page(token)).content.decode()
    assert Mitgliedschaft.objects.filter(user=user, stelle=cast.hettstedt).count() == 0
    client.post(page(token))
    assert Mitgliedschaft.objects.filter(user=user, stelle=cast.hettstedt).count() == 1


def test_signed_in_as_somebody_else(cast: Cast) -> None:
    token = invite(cast)
    client = cast.client("fremd")
    for answer in (client.get(page(token)), client.post(page(token))):
        assert "Diese Einladung ging an" in answer.content.decode()
    assert not Mitgliedschaft.objects.filter(user=cast["fremd"].user, stelle=cast.hettstedt).exists()


def test_unknown_used_withdrawn_and_expired_links_look_alike(cast: Cast, client: Client) -> None:
    used, withdrawn, expired = (invite(cast, f"{name}@example.org") for name in ("a", "b", "c"))
    actions.accept_invitation(token=used, person=NEW)
    actions.withdraw_invitation(einladung=Einladung.objects.get(email="b@example.org"), by=cast["leitung"])
    Einladung.objects.filter(email="c@example.org").update(expires_at=timezone.now())
    answers = [client.get(page(token)) for token in ("gibt-es-nicht", used, withdrawn, expired)]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert len({answer.content for answer in answers}) == 1


def test_withdrawing_on_the_page(cast: Cast) -> None:
    invite(cast)
    url = reverse("tenancy:invitation_withdraw", args=["hettstedt", Einladung.objects.get().pk])
    assert EMAIL in cast.client("leitung").get(url).content.decode()
    cast.client("leitung").post(url)
    assert Einladung.objects.count() == 0
