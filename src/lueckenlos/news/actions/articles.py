"""Articles are written, released, withdrawn, deleted, and get a picture."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from lueckenlos.news import rules
from lueckenlos.news.enums import STEPS, ArticleState, ArticleStep
from lueckenlos.news.models import Article, ArticleImage
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.search import words_of
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.pictures import PICTURES

FIELDS: Final = ("kind", "title", "teaser", "text", "themen", "lebensphasen", "contact", "embargo_until")


@transaction.atomic
def create_article(*, values: Mapping[str, Any], by: Actor) -> Article:
    """A draft."""
    ensure(rules.may_edit(by))
    row = Article(stelle=by.stelle)
    _take(row, values)
    row.save()
    audit.record("news.article.create", row, by=by)
    return row


@transaction.atomic
def save_article(*, article: Article, values: Mapping[str, Any], seen: int, now: datetime, by: Actor) -> Article:
    """What is released stays so; a new embargo holds at once. Raises Invalid("changed_meanwhile")."""
    row = _locked(article)
    ensure(rules.may_edit_article(by, row))
    advance(row, seen)
    before = row.embargo_until
    changes = _take(row, values)
    if row.state == ArticleState.FREIGEGEBEN and row.embargo_until != before:
        # what is read already keeps its day; only an embargo that is still ahead moves it
        ahead = row.embargo_until is not None and row.embargo_until > now
        waiting = row.public_at is None or row.public_at > now
        if ahead or waiting:
            row.public_at = rules.public_from(now, row.embargo_until)
    row.save()
    audit.record("news.article.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def step_article(*, article: Article, step: ArticleStep, now: datetime, by: Actor) -> Article:
    """Release it, from the end of its embargo on; or withdraw it from every door at once."""
    row = _locked(article)
    ensure(rules.may_step(by, row, step))
    if step is ArticleStep.FREIGEBEN and not (row.teaser.strip() or row.text.strip()):
        raise Invalid("article_empty")
    row.state = STEPS[step][1]
    row.public_at = rules.public_from(now, row.embargo_until) if step is ArticleStep.FREIGEBEN else None
    row.version += 1
    row.save()
    audit.record("news.article.step", row, by=by, changes={"state": (article.state, row.state)})
    return row


@transaction.atomic
def delete_article(*, article: Article, by: Actor) -> None:
    """Only a draft: what was released leaves its withdrawn text behind."""
    row = _locked(article)
    ensure(rules.may_edit_article(by, row))
    if row.state != ArticleState.ENTWURF:
        raise Invalid("article_was_released")
    audit.record("news.article.delete", row, by=by)
    for image in ArticleImage.objects.filter(article=row):
        image.drop()
    row.delete()


@transaction.atomic
def set_image(
    *, article: Article, upload: "UploadedFile[bytes] | None", alt: str, licence: str, now: datetime, by: Actor
) -> ArticleImage:
    """A new picture in place of the old one; without an upload only its words change."""
    row = _locked(article)
    ensure(rules.may_edit_article(by, row))
    image = ArticleImage.objects.filter(article=row).first()
    if upload is not None:
        if image is not None:
            image.drop()
        image = ArticleImage(stelle=by.stelle, article=row)
        image.take(upload, now)
        if image.kind not in PICTURES:
            raise Invalid("article_image_kind")
    if image is None:
        raise Invalid("article_image_missing")
    image.alt, image.licence = alt.strip(), licence.strip()
    if not (image.alt and image.licence):
        raise Invalid("article_image_words")
    image.save()
    audit.record("news.image.set", image, by=by)
    return image


@transaction.atomic
def remove_image(*, article: Article, by: Actor) -> None:
    row = _locked(article)
    ensure(rules.may_edit_article(by, row))
    for image in ArticleImage.objects.filter(article=row):
        audit.record("news.image.remove", image, by=by)
        image.drop()


def _take(row: Article, values: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    known = {name: values[name] for name in FIELDS if name in values}
    changes = audit.changed(row, {name: _trimmed(value) for name, value in known.items()})
    row.title_key = sort_key(row.title)
    row.words = words_of(row.title, row.teaser, row.text)
    return changes


def _trimmed(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _locked(article: Article) -> Article:
    return Article.objects.select_for_update().get(pk=article.pk)
