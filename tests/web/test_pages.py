"""Pages of the installation itself: open to everybody, complete, without traces."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from lueckenlos.web.context import ADDRESSES
from web.rendering import every, one, page, words

PAGES = ["impressum", "datenschutz", "barrierefreiheit", "leichte_sprache", "gebaerdensprache"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.django_db
def test_everybody_reads_them(client: Client, name: str) -> None:
    answer = client.get(reverse(f"web:{name}"))
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert len(words(one(page(answer), "main"))) > 300


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.django_db
def test_what_is_not_entered_is_said(client: Client, name: str, settings) -> None:
    settings.OPERATOR = dict.fromkeys(settings.OPERATOR, "")
    assert "noch nicht eingetragen" in words(page(client.get(reverse(f"web:{name}"))))
    settings.OPERATOR = dict.fromkeys(settings.OPERATOR, "Landkreis Musterstadt|Am Markt 1")
    assert "noch nicht eingetragen" not in words(page(client.get(reverse(f"web:{name}"))))


@pytest.mark.django_db
def test_operator_stands_in_the_impressum(client: Client, settings) -> None:
    settings.OPERATOR = {**settings.OPERATOR, "address": "Am Markt 1|06333 Hettstedt", "email": "a@example.org"}
    main = one(page(client.get("/impressum/")), "main")
    assert "Am Markt 106333 Hettstedt" in words(main)  # a line break between them
    assert [link.get("href") for link in every(main, "a")] == ["mailto:a@example.org"]


@pytest.mark.django_db
def test_footer_leads_to_all_of_them(client: Client) -> None:
    links = [link.get("href") for link in every(one(page(client.get("/impressum/")), "footer"), "a")]
    wanted = [reverse(f"web:{name}") for name in PAGES]
    assert links == [
        *wanted,
        reverse("portal:paper_list"),
        reverse("portal:publication_list"),
        reverse("portal:example_list"),
        reverse("portal:news_list"),
        reverse("newsletter:subscribe"),
        reverse("courses_link:check_start"),
        reverse("portal:source_list"),
        reverse("vocabulary:vocabulary_list"),
        reverse("web:theme"),
    ]


def test_addresses_in_the_frame_exist() -> None:
    assert [reverse(view) for view in ADDRESSES.values()]


@pytest.mark.django_db
def test_first_link_jumps_to_the_content(client: Client) -> None:
    shown = page(client.get("/impressum/"))
    assert every(shown, "a")[0].get("href") == "#inhalt"
    assert one(shown, "main").get("id") == "inhalt"


@pytest.mark.django_db
def test_health_says_ok(client: Client) -> None:
    answer = client.get("/gesund/")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"ok", "text/plain")


@pytest.mark.django_db
def test_health_says_when_the_database_is_gone(client: Client) -> None:
    def refuse(*arguments: object) -> None:
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        assert client.get("/gesund/").status_code == 503


@pytest.mark.parametrize(("choice", "theme"), [("hell", "light"), ("dunkel", "dark")])
@pytest.mark.django_db
def test_chosen_colours_stay(client: Client, choice: str, theme: str) -> None:
    answer = client.post("/darstellung/", {"darstellung": choice, "zurueck": "http://testserver/impressum/"})
    assert answer["Location"] == "http://testserver/impressum/"
    shown = page(client.get("/impressum/"))
    assert shown.get("data-kern-theme") == theme
    assert [
        box.get("value") for box in every(page(client.get("/darstellung/")), "input") if box.get("checked") is not None
    ] == [choice]


@pytest.mark.django_db
def test_device_decides_again(client: Client) -> None:
    client.post("/darstellung/", {"darstellung": "dunkel"})
    client.post("/darstellung/", {"darstellung": ""})
    assert page(client.get("/impressum/")).get("data-kern-theme") is None


@pytest.mark.django_db
def test_nonsense_in_the_cookie_is_ignored(client: Client) -> None:
    client.cookies["darstellung"] = '"><script>'
    assert page(client.get("/impressum/")).get("data-kern-theme") is None


@pytest.mark.django_db
def test_theme_never_redirects_elsewhere(client: Client) -> None:
    answer = client.post("/darstellung/", {"darstellung": "hell", "zurueck": "https://fremd.example/"})
    assert answer["Location"] == reverse("web:theme")


@pytest.mark.django_db
def test_policy_forbids_foreign_and_inline_code(client: Client) -> None:
    policy = client.get("/impressum/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
