"""The public page of a certificate: valid, withdrawn, unknown, mistyped; with the right name and with another."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope, scopes_disabled
from pytest_django import DjangoAssertNumQueries

from courses.training import certified
from factories import Cast
from lueckenlos.courses.actions import certificates
from lueckenlos.courses.actions.tidy import forget_people
from lueckenlos.courses.models import Certificate
from lueckenlos.courses.rules import new_code
from lueckenlos.events.actions.tidy import forget
from lueckenlos.events.models import Registration

WHO = "koordination"
NAME = "Ayşe Müller-Yıldırım (erfunden)"


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    with scope(stelle=cast.hettstedt):
        return certified(cast[WHO], NAME)[2]


def page(client: Client, code: str, name: str = "") -> Any:
    address = f"/nachweis/{code}/"
    return client.post(address, {"name": name}) if name else client.get(address)


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_valid_and_without_any_name(certificate: Certificate, client: Client) -> None:
    shown = page(client, certificate.code)
    text = text_of(shown)
    assert shown.status_code == 200
    assert [
        word for word in ("Gültig", "8 Unterrichtseinheiten", "Hettstedt", "Lernwerkstatt") if word not in text
    ] == []
    assert "Ayşe" not in text
    assert (shown["Referrer-Policy"], shown["X-Robots-Tag"]) == ("same-origin", "noindex")


@pytest.mark.parametrize("name", [NAME, "ayse mueller yildirim erfunden", "Müller-Yıldırım (erfunden), Dr. Ayşe"])
def test_right_name(certificate: Certificate, client: Client, name: str) -> None:
    assert "Der Name stimmt</" in text_of(page(client, certificate.code, name))


@pytest.mark.parametrize("name", ["Anna Müller", "<b>Ayşe</b>", "x" * 200, "\u0308"])
def test_wrong_name(certificate: Certificate, client: Client, name: str) -> None:
    text = text_of(page(client, certificate.code, name))
    assert "Der Name stimmt nicht" in text
    assert "<b>Ayşe" not in text


def test_keeps_verifying_when_the_person_is_forgotten(cast: Cast, certificate: Certificate, client: Client) -> None:
    with scope(stelle=cast.hettstedt):
        row = certificate.course
        assert row
        forget_people(course=row)
        Registration.objects.update(name="", email="", email_key="", forgotten_at=timezone.now())
    assert "Gültig" in text_of(page(client, certificate.code))
    assert "Der Name stimmt</" in text_of(page(client, certificate.code, NAME))


def test_withdrawn_says_why(cast: Cast, certificate: Certificate, client: Client) -> None:
    with scope(stelle=cast.hettstedt):
        certificates.withdraw(certificate=certificate, reason="irrtum", by=cast[WHO], today=timezone.localdate())
    text = text_of(page(client, certificate.code))
    assert "Zurückgezogen" in text
    assert "irrtümlich ausgestellt" in text
    assert "neues Zertifikat" not in text


def test_unknown_and_mistyped_are_told_apart(certificate: Certificate, client: Client) -> None:
    unknown = page(client, new_code())
    assert (unknown.status_code, "haben kein Zertifikat damit" in text_of(unknown)) == (404, True)
    last = "0" if certificate.code[-1] != "0" else "1"
    mistyped = page(client, certificate.code[:-1] + last)
    assert (mistyped.status_code, "Tippfehler" in text_of(mistyped)) == (404, True)
    assert certificate.code[:-1] + last in text_of(mistyped)


@pytest.mark.parametrize("code", ["x", "%00", "kurs", "ABCD", "a" * 3000, "../..", "%F0%9F%8E%89"])
def test_hostile_codes(db: None, client: Client, code: str) -> None:
    assert client.get(f"/nachweis/{code}/").status_code == 404
    answer = client.post("/nachweis/", {"code": code})
    assert (answer.status_code, "error-summary" in answer.content.decode()) == (200, True)


def test_typed_loosely_leads_to_the_page(certificate: Certificate, client: Client) -> None:
    loose = certificate.code.replace("-", " ").lower()
    answer = client.post("/nachweis/", {"code": loose})
    assert answer.headers["Location"] == f"/nachweis/{certificate.code}/"
    assert client.get(f"/nachweis/{loose}/").headers["Location"] == f"/nachweis/{certificate.code}/"


def test_names_cannot_be_tried_for_long(certificate: Certificate, client: Client) -> None:
    tries = [page(client, certificate.code, f"Person {number}").status_code for number in range(11)]
    assert tries == [200] * 10 + [429]
    waiting = page(client, certificate.code, NAME)
    assert waiting.status_code == 429
    assert "Bitte warten Sie 15 Minuten" in text_of(waiting)
    assert page(client, certificate.code).status_code == 200


def test_codes_cannot_be_tried_for_long(certificate: Certificate, client: Client) -> None:
    tries = [page(client, new_code()).status_code for _ in range(61)]
    assert tries == [404] * 60 + [429]
    assert page(client, certificate.code).status_code == 200


def test_one_query_for_the_page(
    certificate: Certificate, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        page(client, certificate.code)


def test_survives_the_nightly_forgetting(cast: Cast, certificate: Certificate, client: Client) -> None:
    with scope(stelle=cast.hettstedt):
        later = timezone.now() + timedelta(days=2000)
        assert forget(now=later, by=cast[WHO]) > 0
    with scopes_disabled():
        assert Certificate.objects.get().registration is None
    assert "Der Name stimmt</" in text_of(page(client, certificate.code, NAME))
