"""Nothing stands anywhere before its embargo is over, and nothing stays anywhere that was withdrawn."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope

from factories import Cast
from lueckenlos.news.actions import articles as actions
from lueckenlos.news.enums import ArticleStep
from lueckenlos.news.models import Article
from lueckenlos.news.queries import public
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.subjects import Ref
from news.editing import publish, tomorrow, write
from uploads import PNG

TITLE = "Sperrige Nachricht (erfunden)"


def doors(client: Client, article: Article) -> dict[str, bool]:
    """Which public doors show it."""
    page = f"/aktuelles/{article.public_id}/"
    return {
        "list": TITLE in client.get("/aktuelles/").content.decode(),
        "search": TITLE in client.get("/aktuelles/?q=sperrig").content.decode(),
        "feed": TITLE in client.get("/aktuelles/feed.atom").content.decode(),
        "page": client.get(page).status_code == 200,
        "image": _picture(client, f"{page}bild/"),
    }


def _picture(client: Client, address: str) -> bool:
    answer = client.get(address)
    if answer.streaming:
        answer.getvalue()
    return answer.status_code == 200


def newsletter_shows(cast: Cast, article: Article) -> bool:
    actor = cast["koordination"]
    with scope(stelle=actor.stelle):
        offered = [one for _, rows in subjects.announced(actor, timezone.now()) for one in rows]
        kept = subjects.still_announced(actor, [Ref("news.article", article.public_id)], timezone.now())
    return any(one.title == TITLE for one in offered) or bool(kept)


def with_picture(cast: Cast, article: Article) -> Article:
    by = cast["koordination"]
    with scope(stelle=by.stelle):
        upload = SimpleUploadedFile("bild.png", PNG)
        actions.set_image(article=article, upload=upload, alt="Ein Haus", licence="CC0", now=timezone.now(), by=by)
    return article


def test_before_its_embargo_no_door_shows_it(cast: Cast, client: Client) -> None:
    article = with_picture(cast, publish(cast["koordination"], TITLE, embargo_until=tomorrow()))
    assert set(doors(client, article).values()) == {False}
    assert not newsletter_shows(cast, article)


def test_afterwards_every_door_shows_it_until_it_is_withdrawn(cast: Cast, client: Client) -> None:
    by = cast["koordination"]
    article = with_picture(cast, publish(by, TITLE))
    assert set(doors(client, article).values()) == {True}
    assert newsletter_shows(cast, article)
    with scope(stelle=by.stelle):
        actions.step_article(article=article, step=ArticleStep.ZURUECKZIEHEN, now=timezone.now(), by=by)
    assert set(doors(client, article).values()) == {False}
    assert not newsletter_shows(cast, article)


def test_the_embargo_ends_to_the_minute(cast: Cast) -> None:
    end = tomorrow().replace(second=0, microsecond=0)
    article = publish(cast["koordination"], embargo_until=end)
    assert not public.public_articles(end - timedelta(seconds=1)).filter(pk=article.pk).exists()
    assert public.public_articles(end).filter(pk=article.pk).exists()


def test_a_new_embargo_takes_back_what_is_out(cast: Cast, client: Client) -> None:
    by, article = cast["koordination"], publish(cast["koordination"], TITLE)
    with scope(stelle=by.stelle):
        now, values = timezone.now(), {"embargo_until": tomorrow()}
        actions.save_article(article=article, values=values, seen=article.version, now=now, by=by)
    assert not doors(client, article)["page"]


def test_who_writes_does_not_release_nor_change_what_is_released(cast: Cast) -> None:
    draft, out = write(cast["mitarbeit"]), publish(cast["koordination"])
    by, now = cast["mitarbeit"], timezone.now()
    with scope(stelle=by.stelle):
        with pytest.raises(NotAllowed, match="news_release_not_for_role"):
            actions.step_article(article=draft, step=ArticleStep.FREIGEBEN, now=now, by=by)
        with pytest.raises(NotAllowed, match="article_is_released"):
            actions.save_article(article=out, values={"title": "Anders"}, seen=out.version, now=now, by=by)


def test_a_picture_needs_its_words_and_must_be_one(cast: Cast) -> None:
    by, article = cast["koordination"], write(cast["koordination"])
    with scope(stelle=by.stelle):
        for upload, alt, code in (
            (SimpleUploadedFile("x.png", PNG), " ", "article_image_words"),
            (SimpleUploadedFile("x.pdf", b"%PDF-1.7\n" + b"0" * 40), "Ein Haus", "article_image_kind"),
            (None, "Ein Haus", "article_image_missing"),
        ):
            with pytest.raises(Invalid, match=code):
                actions.set_image(article=article, upload=upload, alt=alt, licence="CC0", now=timezone.now(), by=by)


def test_two_people_at_one_article(cast: Cast) -> None:
    by, article = cast["koordination"], write(cast["koordination"])
    browser, address = cast.client("koordination"), f"/arbeit/hettstedt/aktuelles/{article.pk}/bearbeiten/"
    with scope(stelle=by.stelle):
        actions.save_article(article=article, values={"title": "Zuerst"}, seen=1, now=timezone.now(), by=by)
    answer = browser.post(address, {"version": "1", "kind": "meldung", "title": "Danach", "text": "Mein Text"})
    shown = answer.content.decode()
    assert "Inzwischen geändert" in shown
    assert "Zuerst" in shown
    assert "Mein Text" in shown


def test_lists_cost_the_same_for_many(cast: Cast, client: Client) -> None:
    browser, numbers = cast.client("lesen"), []
    for _ in range(2):
        publish(cast["koordination"])
        publish(cast["fremd"])
        with CaptureQueriesContext(connection) as seen:
            client.get("/aktuelles/")
            client.get("/aktuelles/feed.atom")
            browser.get("/arbeit/hettstedt/aktuelles/")
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] <= 14
