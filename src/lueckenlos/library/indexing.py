"""The search index: derived data of what is published. A title is found at once, the text of files after a job."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django_scopes import scope
from django_tasks import task

from lueckenlos.german import index_tokens
from lueckenlos.library.enums import READABLE
from lueckenlos.library.models import Edition, Publication, PublicationFile, PublishedExample, SearchText
from lueckenlos.library.models.example import CHAPTERS
from lueckenlos.vocabulary.registry import vocabulary

# terms people would type, by field
_OF_PUBLICATION: Final = {"themen": "thema", "lebensphasen": "lebensphase", "handlungsfelder": "handlungsfeld"}
_OF_EXAMPLE: Final = {
    "lebensphasen": "lebensphase",
    "uebergaenge": "uebergang",
    "handlungsfelder": "handlungsfeld",
    "zielgruppen": "zielgruppe",
    "lebenswelten": "lebenswelt",
}


def make_findable(publication: Publication) -> None:
    """Within the transaction that has changed it."""
    index_publication(publication)
    if publication.text_pending:
        index_text.enqueue(publication.pk, publication.stelle_id)


@task()
def index_text(publication_id: int, stelle_id: int) -> None:
    """Once: what was indexed or withdrawn meanwhile is left alone."""
    with scope(stelle=stelle_id), transaction.atomic():
        rows = Publication.objects.select_for_update().filter(pk=publication_id, text_pending=True)
        if publication := rows.first():
            index_whole_publication(publication)


def index_publication(publication: Publication) -> None:
    """Put the edition in force into the index, without the text of its files; take it out where none is.

    ``text_pending`` then says whether a job is to follow that reads them: a thousand pages take seconds.
    """
    edition = _edition_in_force(publication)
    publication.text_pending = edition is not None and _texts_of(edition).exists()
    publication.save(update_fields=["text_pending"])
    _write(publication, edition, ())


def index_whole_publication(publication: Publication) -> None:
    """With the text of its files, for the job. The row must be locked."""
    edition = _edition_in_force(publication)
    _write(publication, edition, _texts_of(edition).values_list("text", flat=True) if edition else ())
    publication.text_pending = False
    publication.save(update_fields=["text_pending"])


def _edition_in_force(publication: Publication) -> Edition | None:
    return Edition.objects.filter(publication=publication, number=publication.current).defer("cover").first()


def _texts_of(edition: Edition) -> QuerySet[PublicationFile]:
    return PublicationFile.objects.filter(edition=edition, state__in=READABLE).exclude(text="")


def _write(publication: Publication, edition: Edition | None, texts: Iterable[str]) -> None:
    SearchText.objects.filter(publication=publication).delete()
    if edition is None:
        return
    kind = vocabulary("dokumenttyp").label_of(publication.art)
    body = (publication.summary, edition.authors, edition.editors, kind, *_labels(publication, _OF_PUBLICATION), *texts)
    title = f"{publication.title} {publication.subtitle}"
    SearchText.objects.create(publication=publication, **words_of(title, body))


def index_example(example: PublishedExample) -> None:
    SearchText.objects.filter(example=example).delete()
    chapters = (getattr(example, name) for name in ("summary", "where", "provider", *CHAPTERS))
    titles = (one["title"] for one in (*example.criteria, *example.indicators))
    evidence = (one.get("evidence", "") for one in example.criteria)
    body = (*chapters, *titles, *evidence, *_labels(example, _OF_EXAMPLE))
    SearchText.objects.create(example=example, **words_of(example.title, body))


def words_of(title: str, body: Iterable[str]) -> dict[str, str]:
    """Columns of a SearchText."""
    titles = index_tokens(title)
    words = index_tokens(" ".join(body))
    return {
        "title_words": " ".join(titles),
        "body_words": " ".join(word for word in words if word not in titles),
    }


def _labels(row: Publication | PublishedExample, fields: Mapping[str, str]) -> Iterable[str]:
    for name, slug in fields.items():
        known = vocabulary(slug)
        for term in (known.by_slug[one] for one in known.sorted(getattr(row, name))):
            yield " ".join((term.label, *term.synonyms))
