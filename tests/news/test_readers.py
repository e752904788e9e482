"""Ordering, confirming, changing and leaving a newsletter: its owner decides, and strangers are told nothing."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from factories import Cast
from lueckenlos.news.actions import bounces
from lueckenlos.news.models import Newsletter, Reader, SignUp, Subscription
from lueckenlos.tenancy.scope import all_tenants
from news.editing import open_newsletter, order, read_by

ADDRESS = re.compile(r"http://[^/]+(/newsletter/\S+)")


@pytest.fixture
def newsletter(cast: Cast) -> Newsletter:
    return open_newsletter(cast["kgc_leitung"])


def link(text: str, part: str) -> str:
    return next(one for one in ADDRESS.findall(text) if part in one)


def subscriptions() -> int:
    with all_tenants():
        return Subscription.objects.count()


def ask(client: Client, newsletter: Newsletter, email: str) -> str:
    data = {"email": email, "newsletters": [str(newsletter.pk)]}
    answer = client.post("/newsletter/", data, follow=True, REMOTE_ADDR="192.0.2.7")
    return re.sub(r'value="[^"]*"', "", answer.content.decode())


def test_only_the_mail_makes_a_reader_and_looking_at_its_link_does_not(client: Client, newsletter: Newsletter) -> None:
    ask(client, newsletter, "Anna@Example.org")
    assert (Reader.objects.count(), subscriptions()) == (0, 0)
    page = link(mail.outbox[0].body, "/bestaetigen/")
    assert "Ja, bestellen" in client.get(page).content.decode()
    assert Reader.objects.count() == 0
    assert "bestätigt" in client.post(page, follow=True).content.decode()
    assert Reader.objects.get().email == "anna@example.org"
    assert subscriptions() == 1
    assert client.get(page).status_code == 404


def test_a_forged_newsletter_is_no_choice_and_no_error_page(client: Client, newsletter: Newsletter) -> None:
    for key in ("9" * 30, "0", "x"):
        answer = client.post("/newsletter/", {"email": "anna@example.org", "newsletters": [key]})
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.content.decode(), key
    assert (mail.outbox, SignUp.objects.count()) == ([], 0)


def test_a_known_address_learns_on_screen_nothing_else_than_an_unknown_one(
    client: Client, newsletter: Newsletter
) -> None:
    read_by("bekannt@example.org", newsletter)
    mail.outbox.clear()
    assert ask(client, newsletter, "bekannt@example.org") == ask(client, newsletter, "fremd@example.org")
    known, unknown = (one.body for one in mail.outbox)
    assert "bekommen Sie schon" in known
    assert "bekommen Sie schon" not in unknown


def test_nobody_floods_a_strangers_mailbox(newsletter: Newsletter) -> None:
    for _ in range(5):
        order("opfer@example.org", newsletter)
    assert len(mail.outbox) == 3


def test_one_click_leaves_without_a_page_of_ours_and_takes_the_address_along(newsletter: Newsletter) -> None:
    reader = read_by("anna@example.org", newsletter)
    with all_tenants():
        from lueckenlos.news.links import unsubscribe_address

        page = link(unsubscribe_address(Subscription.objects.get(reader=reader)), "/abmelden/")
    browser = Client(enforce_csrf_checks=True)
    assert browser.get(page).status_code == 200
    assert subscriptions() == 1
    assert browser.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert (Reader.objects.count(), subscriptions()) == (0, 0)
    assert browser.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200


def test_a_token_opens_only_the_door_it_was_made_for(client: Client, newsletter: Newsletter) -> None:
    wanted = order("anna@example.org", newsletter)
    token = link(mail.outbox[0].body, "/bestaetigen/").split("/")[3]
    for part in ("abo", "abmelden"):
        assert client.get(f"/newsletter/{part}/{token}/").status_code == 404
    assert client.get(f"/newsletter/bestaetigen/{wanted.nonce}.falsch/").status_code == 404


def test_lists_are_changed_by_link_and_the_last_one_deletes(cast: Cast, client: Client, newsletter: Newsletter) -> None:
    other = open_newsletter(cast["fremde_kgc"], "Anderes Land (erfunden)")
    reader = read_by("anna@example.org", newsletter)
    from lueckenlos.news.links import lists_address

    page = link(lists_address(reader), "/abo/")
    client.post(page, {"newsletters": [str(other.pk)], "themen": ["gesund-aufwachsen"]})
    with all_tenants():
        kept = Subscription.objects.get()
    assert (kept.newsletter_id, kept.themen) == (other.pk, frozenset({"gesund-aufwachsen"}))
    assert "nichts mehr" in client.post(page, {}).content.decode()
    assert Reader.objects.count() == 0


def test_what_is_not_confirmed_goes_after_a_week(newsletter: Newsletter) -> None:
    now = timezone.now()
    old = order("alt@example.org", newsletter, now=now - timedelta(days=8))
    order("neu@example.org", newsletter, now=now)
    assert bounces.forget_readers(now=now) == 1
    assert not SignUp.objects.filter(pk=old.pk).exists()
    assert bounces.forget_readers(now=now) == 0
