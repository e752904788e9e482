"""Writing the search index.

Derived data: what may be written was decided, and recorded, where the offer itself was written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final, TypeVar

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from lueckenlos.directory.models import Offer, OfferArea, OfferPlace, SearchDocument, SearchWord
from lueckenlos.directory.queries.search import SEARCHED_TERMS, known_words, search_text_of
from lueckenlos.german import ANALYSER_VERSION

_BATCH: Final = 2_000
T = TypeVar("T")
Document = tuple[int, str, str]

_ON_CONFLICT: Final = """
    ON CONFLICT (offer_id) DO UPDATE
    SET title_words = excluded.title_words, body_words = excluded.body_words, analyser = excluded.analyser
"""
_COLUMNS: Final = "INSERT INTO directory_searchdocument (offer_id, title_words, body_words, analyser)"
_ADD: Final = f"{_COLUMNS} VALUES (%s, %s, %s, {ANALYSER_VERSION})"
_WRITE: Final = f"{_ADD} {_ON_CONFLICT}"
# one statement for a whole batch: half the time of single rows on PostgreSQL
_WRITE_ARRAYS: Final = f"""
    {_COLUMNS} SELECT *, {ANALYSER_VERSION} FROM unnest(%s::bigint[], %s::text[], %s::text[]) {_ON_CONFLICT}
"""  # noqa: S608 -- fixed text
_INDEX: Final = "INSERT INTO directory_searchindex (rowid, title_words, body_words) VALUES (%s, %s, %s)"
_UNINDEX: Final = """
    INSERT INTO directory_searchindex (directory_searchindex, rowid, title_words, body_words)
    VALUES ('delete', %s, %s, %s)
"""
_NEW_WORD: Final = "INSERT INTO directory_searchword (word) VALUES (%s) ON CONFLICT (word) DO NOTHING"
_NEW_WORDS: Final = """
    INSERT INTO directory_searchword (word) SELECT word FROM unnest(%s::text[]) AS new (word)
    WHERE NOT EXISTS (SELECT 1 FROM directory_searchword AS known WHERE known.word = new.word)
    ORDER BY word ON CONFLICT (word) DO NOTHING
"""


def index_offers(offer_ids: Iterable[int] | None = None) -> int:
    """Analyse the texts of these offers (of all, without keys) of the active scope anew; returns how many."""
    keys = Offer.objects.order_by("pk").values_list("pk", flat=True) if offer_ids is None else offer_ids
    return write_documents(chain.from_iterable(map(_documents, _batches(list(keys)))))


# without a savepoint of its own: inside one SQLite copies pages before every row of a table with triggers
@transaction.atomic(savepoint=False)
def write_documents(documents: Iterable[Document]) -> int:
    """Put (offer id, title words, body words) into the index, for new offers and for changed ones; returns how many.

    The words come from ``search_text_of``. An import calls this with everything it wrote; what has not changed costs
    a comparison.
    """
    written = 0
    words: set[str] = set()
    with connection.cursor() as cursor:
        for batch in _batches(documents):
            latest = {one[0]: one for one in batch}
            stored, outdated = _stored(latest)
            changed = [one for key, one in latest.items() if stored.get(key) != one]
            if connection.vendor == "sqlite":
                cursor.executemany(_UNINDEX, [stored[key] for key, _, _ in changed if key in stored])
                cursor.executemany(_INDEX, changed)
            _write(cursor, [latest[key] for key in sorted({one[0] for one in changed} | outdated)])
            written += len(latest)
            for _, title, body in changed:
                words.update(title.split(), body.split())
    _write_words(word for word in words if word not in known_words())
    return written


@transaction.atomic(savepoint=False)
def add_documents(documents: Sequence[Document], words: Iterable[str]) -> None:
    """Put the documents of offers just created into the index, and the words that are new in them.

    Nothing is compared or replaced: that halves the time of a large import. IntegrityError if an offer has one already.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(_INDEX, documents)
            cursor.executemany(_ADD, documents)
        else:
            _write(cursor, documents)
    _write_words(word for word in words if word not in known_words())


@transaction.atomic
def rebuild_index() -> int:
    """Analyse every offer of the active scope and forget words that no longer occur; for the command line."""
    written = index_offers()
    words: set[str] = set()
    for title, body in SearchDocument.objects.values_list("title_words", "body_words").iterator():
        words.update(title.split(), body.split())
    SearchWord.objects.all().delete()
    _write_words(words)
    return written


def _write(cursor: CursorWrapper, documents: Sequence[Document]) -> None:
    if connection.vendor != "postgresql":
        cursor.executemany(_WRITE, documents)
    elif documents:
        cursor.execute(_WRITE_ARRAYS, [list(column) for column in zip(*documents, strict=True)])


def _stored(keys: Iterable[int]) -> tuple[dict[int, Document], set[int]]:
    """What the index holds for these offers, and which of that an older analyser wrote."""
    rows = SearchDocument.objects.filter(pk__in=list(keys))
    found = list(rows.values_list("pk", "title_words", "body_words", "analyser"))
    stored = {key: (key, title, body) for key, title, body, _ in found}
    return stored, {key for key, _, _, version in found if version != ANALYSER_VERSION}


def _write_words(words: Iterable[str]) -> None:
    # sorted: two writers that meet in the same words must wait in the same order; nobody misspells a number
    ordered = sorted(word for word in words if not word.isdigit())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_NEW_WORDS, [ordered])
        else:
            cursor.executemany(_NEW_WORD, [(word,) for word in ordered])


def _documents(offer_ids: Sequence[int]) -> Iterator[Document]:
    """Five queries for a batch."""
    offers = Offer.objects.filter(pk__in=offer_ids).order_by("pk")
    names = _names(offers)
    fields = ("pk", "title", "summary", "description", "traeger__name", *SEARCHED_TERMS)
    for key, title, summary, description, traeger, *slugs in offers.values_list(*fields):
        terms = dict(zip(SEARCHED_TERMS, slugs, strict=True))
        own = (traeger or "", *names.get(key, ()))
        yield key, *search_text_of(title=title, texts=(summary, description), names=own, terms=terms)


def _names(offers: QuerySet[Offer]) -> Mapping[int, Sequence[str]]:
    """Names of places, areas and cooperating organisations, by offer."""
    keys = offers.values("pk")
    places = OfferPlace.objects.filter(offer__in=keys)
    rows: Iterable[tuple[Any, ...]] = chain(
        places.values_list("offer", "label", "ort", "gemeinde__name"),
        OfferArea.objects.filter(offer__in=keys).values_list("offer", "gebiet__name"),
        offers.filter(cooperation__isnull=False).values_list("pk", "cooperation__name"),
    )
    names: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        names[row[0]] += [name for name in row[1:] if name]
    return names


def _batches(rows: Iterable[T], size: int = _BATCH) -> Iterator[list[T]]:
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch
