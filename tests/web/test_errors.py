"""Every refusal is a page with one sentence and a way on."""

import pytest
from django.test import Client

from factories import Cast
from web.rendering import every, one, page, words

pytestmark = pytest.mark.urls("web.refusing_urls")
SENTENCE = "Das Protokoll lässt sich nicht ändern."


@pytest.mark.parametrize(
    ("how", "status", "headline"),
    [
        ("notallowed", 403, "Das dürfen Sie hier nicht"),
        ("invalid", 409, "Das geht so nicht"),
        ("badinput", 400, "Das ließ sich nicht lesen"),
    ],
)
@pytest.mark.django_db
def test_refusals_show_their_sentence(client: Client, how: str, status: int, headline: str) -> None:
    answer = client.get(f"/nein/{how}/", headers={"referer": "http://testserver/impressum/"})
    assert answer.status_code == status
    shown = page(answer)
    assert words(one(shown, "h1")) == headline
    assert SENTENCE in words(one(shown, "main"))
    assert every(one(shown, "main"), "a")[0].get("href") == "http://testserver/impressum/"


@pytest.mark.django_db
def test_the_way_back_never_leads_elsewhere(client: Client) -> None:
    answer = client.get("/nein/invalid/", headers={"referer": "https://fremd.example/"})
    assert "fremd.example" not in answer.content.decode()


@pytest.mark.django_db
def test_htmx_gets_a_toast_in_the_list_of_messages(client: Client) -> None:
    answer = client.get("/nein/notallowed/", headers={"hx-request": "true"})
    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"]) == (200, "#meldungen", "beforeend")
    assert words(page(answer)) == SENTENCE
    assert "toast--error" in page(answer).find(".//div").get("class")


@pytest.mark.parametrize(
    ("path", "status"), [("/gibt-es-nicht/", 404), ("/nein/denied/", 403), ("/nein/badrequest/", 400)]
)
@pytest.mark.django_db
def test_pages_of_django_are_ours(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert len(words(one(page(answer), "h1"))) > 10


def test_500_needs_no_database(client: Client) -> None:
    """This test has no database: any query would fail it."""
    client.raise_request_exception = False
    answer = client.get("/nein/boom/")
    assert answer.status_code == 500
    assert words(one(page(answer), "h1")) == "Hier ist etwas schiefgegangen"


def test_500_of_a_signed_in_person(cast: Cast) -> None:
    browser = cast.client("leitung")
    browser.raise_request_exception = False
    assert browser.get("/arbeit/hettstedt/nein/boom/").status_code == 500


def test_inside_the_work_area_its_header_and_navigation_stay(cast: Cast) -> None:
    answer = cast.client("leitung").get("/arbeit/hettstedt/nein/notallowed/")
    assert answer.status_code == 403
    assert SENTENCE in words(one(page(answer), "main"))
    assert one(page(answer), "nav", "work-nav") is not None


@pytest.mark.django_db
def test_a_form_without_token_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/darstellung/", {"darstellung": "hell"})
    assert answer.status_code == 403
    assert words(one(page(answer), "h1")) == "Das Formular war zu lange offen"
