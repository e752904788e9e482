"""Samples for the table of doors: articles, issues, and what readers get by mail."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_scopes import scope

from factories import Cast
from lueckenlos.news.actions.articles import set_image
from lueckenlos.news.links import ORDER, READER, SUBSCRIPTION, token_of
from lueckenlos.news.models import Newsletter, Subscription
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle
from news.editing import compose, open_newsletter, order, publish, read_by, send, write
from uploads import PNG

Sample = Callable[[Cast, Stelle], tuple[object, ...]]


def article(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (write(system_actor(stelle)).pk,)


def issue(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    _newsletter(stelle)
    return (compose(system_actor(stelle)).pk,)


def public_article(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    row = publish(by)
    with scope(stelle=stelle):
        upload = SimpleUploadedFile("bild.png", PNG)
        set_image(article=row, upload=upload, alt="Ein Haus", licence="CC0", now=timezone.now(), by=by)
    return (row.public_id,)


def public_issue(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    _newsletter(stelle)
    by = system_actor(stelle)
    return (send(compose(by), by).public_id,)


def order_token(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (token_of(ORDER, order(f"{stelle.slug}@example.org", _newsletter(stelle)).nonce),)


def reader_token(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (token_of(READER, read_by(f"{stelle.slug}@example.org", _newsletter(stelle)).nonce),)


def subscription_token(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    reader = read_by(f"{stelle.slug}@example.org", _newsletter(stelle))
    with scope(stelle=stelle):
        return (token_of(SUBSCRIPTION, Subscription.objects.get(reader=reader).nonce),)


def _newsletter(stelle: Stelle) -> Newsletter:
    with scope(stelle=stelle):
        found = Newsletter.objects.filter(stelle=stelle).first()
    return found or open_newsletter(system_actor(stelle))


NEWS_DOORS: dict[str, Sample] = {
    "news:article_detail": article,
    "news:article_edit": article,
    "news:article_image": article,
    "news:article_step": article,
    "news:issue_detail": issue,
    "news:issue_edit": issue,
    "news:issue_step": issue,
}
NEWS_PUBLIC: dict[str, Sample] = {
    "newsletter:confirm": order_token,
    "newsletter:issue": public_issue,
    "newsletter:lists": reader_token,
    "newsletter:unsubscribe": subscription_token,
    "portal:news_image": public_article,
    "portal:news_page": public_article,
}
