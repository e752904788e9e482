"""What protects every page: forged forms, cookies, frames, foreign scripts, caches."""

import pytest
from django.conf import settings as live
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_user


@pytest.mark.parametrize("name", ["accounts:login", "accounts:password_reset", "accounts:logout"])
def test_a_forged_form_is_refused(db: None, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("Ada"))
    assert client.post(reverse(name), {"username": "a@example.org", "password": "x"}).status_code == 403


def test_a_forged_form_changes_nothing_in_the_work_area(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["leitung"].user)
    url = reverse("tenancy:settings", args=["hettstedt"])
    assert client.post(url, {"name": "Gekapert"}).status_code == 403
    cast.hettstedt.refresh_from_db()
    assert cast.hettstedt.name == "Hettstedt"


def test_scripts_cannot_read_the_cookies(client: Client, db: None) -> None:
    user = make_user("Ada")
    client.get(reverse("accounts:login"))
    client.post(reverse("accounts:login"), {"username": user.email, "password": "geheim-geheim"})
    session, token = client.cookies[live.SESSION_COOKIE_NAME], client.cookies["csrftoken"]
    assert session["httponly"]
    assert token["httponly"]
    assert (session["samesite"], token["samesite"]) == ("Lax", "Lax")


def test_cookies_travel_encrypted_where_the_site_does(client: Client, db: None, settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    user = make_user("Ada")
    client.get(reverse("accounts:login"), secure=True)
    form = {"username": user.email, "password": "geheim-geheim"}
    client.post(reverse("accounts:login"), form, secure=True, HTTP_REFERER="https://testserver/")
    assert client.cookies[live.SESSION_COOKIE_NAME]["secure"]
    assert client.cookies["csrftoken"]["secure"]


def test_every_answer_forbids_frames_and_foreign_code(client: Client, db: None) -> None:
    response = client.get(reverse("accounts:login"))
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert policy["base-uri"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["desk:home", "accounts:me", "my:data", "accounts:password_change"])
def test_pages_of_signed_in_people_stay_out_of_caches(cast: Cast, name: str) -> None:
    assert cast.client("leitung").get(reverse(name))["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("name", ["tenancy:member_list", "tenancy:audit_list", "tenancy:audit_export"])
def test_the_work_area_stays_out_of_caches(cast: Cast, name: str) -> None:
    response = cast.client("leitung").get(reverse(name, args=["hettstedt"]))
    assert response["Cache-Control"] == "no-store, private"


def test_visitors_without_a_session_cost_no_query_for_it(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        client.get(reverse("accounts:login"))


def test_an_administrator_address_does_not_exist(client: Client, db: None) -> None:
    assert client.get("/admin/").status_code == 404
