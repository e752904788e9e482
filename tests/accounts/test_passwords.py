"""Forgotten, new and changed passwords, and what the pages give away about who is here."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from factories import make_user
from lueckenlos.accounts.models import User

NEW = "ein-neues-langes-Wort"


@pytest.fixture
def person(db: None) -> User:
    return make_user("Ada Beispiel")


def ask(client: Client, email: str, **extra: str) -> str:
    response = client.post(reverse("accounts:password_reset"), {"email": email}, **extra)
    return client.get(response["Location"]).content.decode()


def link_in_mail() -> str:
    found = re.search(r"https?://[^/]+(/konto/passwort/neu/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def open_link(client: Client, link: str) -> str:
    """Follow the link to the form; returns where the form is."""
    return client.get(link)["Location"]


def test_a_known_address_gets_a_link_in_german(client: Client, person: User) -> None:
    ask(client, person.email)
    (sent,) = mail.outbox
    assert sent.to == [person.email]
    assert sent.subject == "Ihr neues Passwort für Lückenlos"
    assert "Guten Tag Ada Beispiel" in sent.body
    assert "24 Stunden" in sent.body


def test_unknown_inactive_and_known_addresses_see_the_same_page(client: Client, person: User) -> None:
    inactive = make_user("Weg Gegangen")
    User.objects.filter(pk=inactive.pk).update(is_active=False)
    pages = {ask(client, email) for email in (person.email, "niemand@example.org", inactive.email)}
    assert len(pages) == 1
    assert [sent.to for sent in mail.outbox] == [[person.email]]


def test_the_request_does_not_even_look_the_address_up(client: Client, person: User, settings) -> None:
    """The job does, so the time of the answer says nothing."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    for email in (person.email, "niemand@example.org"):
        with CaptureQueriesContext(connection) as queries:
            client.post(reverse("accounts:password_reset"), {"email": email})
        assert [query["sql"] for query in queries if "accounts_user" in query["sql"]] == []


def test_the_link_names_our_own_host_whatever_the_request_says(client: Client, person: User, settings) -> None:
    settings.BASE_URL = "https://kette.example.org"
    ask(client, person.email, HTTP_HOST="boese.example")
    assert "https://kette.example.org/konto/passwort/neu/" in mail.outbox[0].body
    assert "boese" not in mail.outbox[0].body


def test_nobody_is_buried_in_mails(client: Client, person: User) -> None:
    pages = [ask(client, person.email) for _ in range(5)]
    assert len(mail.outbox) == 3
    assert len(set(pages)) == 1


def test_the_link_sets_a_new_password_once(client: Client, person: User) -> None:
    ask(client, person.email)
    link = link_in_mail()
    form = open_link(client, link)
    response = client.post(form, {"new_password1": NEW, "new_password2": NEW})
    assert response["Location"] == reverse("accounts:login")
    person.refresh_from_db()
    assert person.check_password(NEW)
    again = Client().get(link)
    assert "Dieser Link gilt nicht mehr" in again.content.decode()


def test_the_link_is_for_one_day(client: Client, person: User, settings, monkeypatch) -> None:
    ask(client, person.email)
    tokens = "django.contrib.auth.tokens.PasswordResetTokenGenerator._now"
    now = timezone.localtime().replace(tzinfo=None)
    monkeypatch.setattr(tokens, lambda self: now + timedelta(hours=23))
    assert client.get(link_in_mail()).status_code == 302
    monkeypatch.setattr(tokens, lambda self: now + timedelta(hours=25))
    assert "gilt nicht mehr" in Client().get(link_in_mail()).content.decode()


def test_a_new_password_ends_all_sessions(client: Client, person: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(person)
    ask(client, person.email)
    client.post(open_link(client, link_in_mail()), {"new_password1": NEW, "new_password2": NEW})
    assert elsewhere.get(reverse("accounts:me")).status_code == 302


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("kurz", "zu kurz"), ("1234567890", "zu üblich"), ("ada.beispiel", "ähnlich")],
)
def test_weak_passwords_are_refused_with_a_reason(client: Client, person: User, password: str, sentence: str) -> None:
    User.objects.filter(pk=person.pk).update(email="ada.beispiel@example.org")
    ask(client, "ada.beispiel@example.org")
    form = open_link(client, link_in_mail())
    page = client.post(form, {"new_password1": password, "new_password2": password}).content.decode()
    assert sentence in page


# ---------------------------------------------------------------- changing it oneself
def change(client: Client, old: str) -> str:
    form = {"old_password": old, "new_password1": NEW, "new_password2": NEW}
    response = client.post(reverse("accounts:password_change"), form)
    return "" if response.status_code == 302 else response.content.decode()


def test_changing_keeps_this_session_under_a_new_key_and_ends_the_others(client: Client, person: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(person)
    client.force_login(person)
    before = client.session.session_key
    assert change(client, "geheim-geheim") == ""
    assert client.session[SESSION_KEY] == str(person.pk)
    assert client.session.session_key != before
    assert elsewhere.get(reverse("accounts:me")).status_code == 302


def test_guessing_the_old_password_is_slowed_down(client: Client, person: User) -> None:
    client.force_login(person)
    for _ in range(5):
        assert "Zu viele Versuche" not in change(client, "falsch-falsch")
    assert "Zu viele Versuche" in change(client, "geheim-geheim")
