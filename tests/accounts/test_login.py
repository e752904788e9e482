"""Signing in and out: who gets in, how guessing is slowed down, and what the answers give away."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories import make_user
from lueckenlos.accounts import throttle
from lueckenlos.accounts.models import Attempts, User

PASSWORD = "geheim-geheim"
FAILED = "E-Mail-Adresse oder Passwort stimmt nicht."
WAIT = "Zu viele Versuche. Bitte warten Sie 15 Minuten"


@pytest.fixture
def person(db: None) -> User:
    return make_user("Ada Beispiel")


def sign_in(client: Client, email: str, password: str, **extra: str) -> str:
    """What the page says; empty when it let the person in."""
    response = client.post(reverse("accounts:login"), {"username": email, "password": password}, **extra)
    return "" if response.status_code == 302 else response.content.decode()


def test_right_password_opens_the_work_area(client: Client, person: User) -> None:
    response = client.post(reverse("accounts:login"), {"username": person.email, "password": PASSWORD})
    assert response["Location"] == reverse("desk:home")
    assert client.session[SESSION_KEY] == str(person.pk)


def test_the_case_and_blanks_of_an_address_do_not_matter(client: Client, person: User) -> None:
    assert sign_in(client, f"  {person.email.upper()} ", PASSWORD) == ""


def test_wrong_password_unknown_and_inactive_people_get_the_same_sentence(client: Client, person: User) -> None:
    inactive = make_user("Weg Gegangen")
    User.objects.filter(pk=inactive.pk).update(is_active=False)
    answers = [
        sign_in(client, person.email, "falsch-falsch"),
        sign_in(client, "niemand@example.org", "falsch-falsch"),
        sign_in(client, inactive.email, PASSWORD),
    ]
    assert all(FAILED in answer for answer in answers)
    assert SESSION_KEY not in client.session


def test_signing_in_gives_a_new_session(client: Client, person: User) -> None:
    """A session planted before must not become the person's."""
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    sign_in(client, person.email, PASSWORD)
    assert client.session.session_key != before


def test_signing_out_needs_post_and_empties_the_session(client: Client, person: User) -> None:
    client.force_login(person)
    assert client.get(reverse("accounts:logout")).status_code == 405
    response = client.post(reverse("accounts:logout"))
    assert response["Location"] == reverse("portal:start")
    assert SESSION_KEY not in client.session


# ---------------------------------------------------------------- where one lands
@pytest.mark.parametrize(
    "target",
    ["https://boese.example/", "//boese.example/", "/\\boese.example", "javascript:alert(1)", "http:///boese.example"],
)
def test_next_leads_nowhere_else(client: Client, person: User, target: str) -> None:
    response = client.post(
        f"{reverse('accounts:login')}?next={target}", {"username": person.email, "password": PASSWORD}
    )
    assert response["Location"] == reverse("desk:home")


def test_next_leads_to_an_own_page(client: Client, person: User) -> None:
    form = {"username": person.email, "password": PASSWORD, "next": reverse("accounts:me")}
    assert client.post(reverse("accounts:login"), form)["Location"] == reverse("accounts:me")


def test_a_signed_in_person_does_not_see_the_form(client: Client, person: User) -> None:
    client.force_login(person)
    assert client.get(reverse("accounts:login"))["Location"] == reverse("desk:home")


# ---------------------------------------------------------------- guessing
def test_after_five_wrong_passwords_the_right_one_must_wait(client: Client, person: User) -> None:
    for _ in range(5):
        assert FAILED in sign_in(client, person.email, "falsch-falsch")
    assert WAIT in sign_in(client, person.email, PASSWORD)


def test_an_account_that_does_not_exist_is_locked_alike(client: Client, db: None) -> None:
    for _ in range(5):
        sign_in(client, "niemand@example.org", "falsch-falsch")
    assert WAIT in sign_in(client, "niemand@example.org", "falsch-falsch")


def test_a_stranger_does_not_lock_the_person_out(client: Client, person: User) -> None:
    for _ in range(8):
        sign_in(client, person.email, "falsch-falsch", REMOTE_ADDR="203.0.113.9")
    assert sign_in(client, person.email, PASSWORD, REMOTE_ADDR="198.51.100.4") == ""


def test_many_addresses_on_one_account_are_stopped(client: Client, person: User) -> None:
    for _ in range(throttle.ACCOUNT.tries):
        throttle.take_try([(throttle.ACCOUNT, person.email)])
    assert "Zu viele Versuche" in sign_in(client, person.email, PASSWORD, REMOTE_ADDR="198.51.100.4")


def test_one_address_on_many_accounts_is_stopped(client: Client, person: User) -> None:
    for _ in range(throttle.ADDRESS.tries):
        throttle.take_try([(throttle.ADDRESS, "127.0.0.1")])
    assert "Zu viele Versuche" in sign_in(client, person.email, PASSWORD)


def test_success_forgets_the_own_failures(client: Client, person: User) -> None:
    for _ in range(4):
        sign_in(client, person.email, "falsch-falsch")
    assert sign_in(client, person.email, PASSWORD) == ""
    client.logout()
    for _ in range(4):
        assert FAILED in sign_in(client, person.email, "falsch-falsch")


def test_the_lock_ends_and_its_counter_vanishes(client: Client, person: User) -> None:
    for _ in range(6):
        sign_in(client, person.email, "falsch-falsch")
    Attempts.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert sign_in(client, person.email, PASSWORD) == ""
    assert Attempts.objects.filter(until__lt=timezone.now()).count() == 0


def test_no_address_is_stored(client: Client, person: User) -> None:
    sign_in(client, person.email, "falsch-falsch")
    assert Attempts.objects.count() == 3
    assert all(len(row.key) == 64 and person.email not in str(vars(row)) for row in Attempts.objects.all())


def test_a_try_is_counted_before_the_password_is_looked_at(person: User) -> None:
    """Otherwise a thousand parallel requests would all be looked at."""
    counts = throttle.login_counts(person.email, "203.0.113.9")
    assert [throttle.take_try(counts) is None for _ in range(7)] == [True] * 5 + [False] * 2


# ---------------------------------------------------------------- whose address
@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "198.51.100.1", "203.0.113.9"),
        (1, "10.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        (1, "10.0.0.1", "", "10.0.0.1"),
        (1, "10.0.0.1", "kein Rechner", "unknown"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
    ],
)
def test_client_address(rf, settings, proxies: int, remote: str, forwarded: str, expected: str) -> None:
    settings.PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert throttle.client_address(rf.get("/", REMOTE_ADDR=remote, headers=headers)) == expected
