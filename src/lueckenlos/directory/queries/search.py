"""Full-text search over offers: alike on SQLite and PostgreSQL, ranked in Python over at most 500 candidates.

The index knows nothing of visibility: ``matching_offer_ids`` narrows a query that already starts from what the
reader may see, and never widens it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from threading import Lock
from typing import Final

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import In

from lueckenlos.directory.enums import PUBLIC
from lueckenlos.directory.models import Offer, SearchDocument, SearchWord
from lueckenlos.german import (
    Lexicon,
    Match,
    QueryWord,
    as_written,
    index_tokens,
    one_of,
    query_groups,
    score,
    to_fts5,
    to_tsquery,
    with_rescue,
)
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.vocabulary.registry import vocabulary

CANDIDATES: Final = 500
# terms a citizen would type; the jargon of planning (Ressort, Reichweite, Ansatz …) would only blur the hits
SEARCHED_TERMS: Final[Mapping[str, str]] = {
    "lebensphasen": "lebensphase",
    "handlungsfelder": "handlungsfeld",
    "lebenswelten": "lebenswelt",
    "zielgruppen": "zielgruppe",
    "angebotsform": "angebotsform",
    "uebergaenge": "uebergang",
    "kosten_art": "kosten",
    "sprachen": "sprache",
}
_EXAMPLES: Final = 20


# ---------------------------------------------------------------- what is indexed
def search_text_of(
    *,
    title: str,
    texts: Iterable[str] = (),
    names: Iterable[str] = (),
    terms: Mapping[str, str | Iterable[str]] | None = None,
) -> tuple[str, str]:
    """Title words and body words of an offer, from plain values so that an import needs no instance.

    ``texts``: summary, description; ``names``: of Träger, places and areas; ``terms``: slugs by field of the offer,
    of which those in SEARCHED_TERMS count with their labels and synonyms.
    """
    title_words, body_words = search_tokens_of(title=title, texts=texts, names=names, terms=term_tokens(terms or {}))
    return " ".join(title_words), " ".join(body_words)


def search_tokens_of(
    *, title: str, texts: Iterable[str], names: Iterable[str], terms: Mapping[str, None]
) -> tuple[dict[str, None], dict[str, None]]:
    """``search_text_of`` as ordered sets, for callers that keep what ``term_tokens`` has found."""
    title_words = index_tokens(title)
    body_words = index_tokens(" ".join(chain(texts, names)))
    body_words |= terms
    for word in title_words:
        body_words.pop(word, None)
    return title_words, body_words


def term_tokens(terms: Mapping[str, str | Iterable[str]]) -> dict[str, None]:
    """Words of the labels and synonyms of terms (slugs by field of the offer), as an ordered set."""
    found: dict[str, None] = {}
    for name, slugs in terms.items():
        if slugs and name in SEARCHED_TERMS:
            chosen = slugs if isinstance(slugs, str) else frozenset(slugs)
            found |= _term_words(SEARCHED_TERMS[name], chosen)
    return found


@lru_cache(maxsize=4_096)
def _term_words(slug: str, slugs: str | frozenset[str]) -> dict[str, None]:
    known = vocabulary(slug)
    chosen = [slugs] if isinstance(slugs, str) else known.sorted(slugs)
    terms = [known.by_slug[term] for term in chosen if term in known]
    return index_tokens(" ".join(chain.from_iterable((term.label, *term.synonyms) for term in terms)))


# ---------------------------------------------------------------- what is asked
def understood(text: str) -> list[QueryWord]:
    """The words of a question, those unknown to the index with similar ones; for search and for highlighting."""
    groups = query_groups(text)
    return with_rescue(groups, index_lexicon()) if groups else groups


def matching_offer_ids(text: str) -> RawSQL:
    """Keys of offers that hold every word of the question, for ``offers.filter(pk__in=…)``; all for an empty one."""
    groups = understood(text)
    return _hits(groups) if groups else RawSQL("SELECT id FROM directory_offer", [])


def answering(text: str) -> In:
    """The same as a condition for ``offers.filter(…)``."""
    # either database would look up every hit of the whole index row by row, those of other Stellen too; told to compute
    # the key, it reads the offers of the Stelle in an index and asks for each whether it is a hit
    return In(F("pk") + 0, matching_offer_ids(text))


def ranked(offer_ids: Iterable[int], text: str) -> list[int]:
    """The best of found offers, best first, at most 500; a title that answers goes before every other text.

    Of equal relevance the order of ``offer_ids`` stays. Three queries.
    """
    groups = understood(text)
    keys = list(offer_ids)
    if not groups:
        return keys[:CANDIDATES]
    answers = _keys(_hits(groups, title_only=True))
    by_title = [key for key in keys if key in answers][:CANDIDATES]
    by_body = [key for key in keys if key not in answers][: CANDIDATES - len(by_title)]
    titles = SearchDocument.objects.filter(pk__in=by_title).values_list("pk", "offer__title", "title_words")
    scores = {key: score(groups, *words) for key, *words in titles}
    bodies = SearchDocument.objects.filter(pk__in=by_body).values_list(
        "pk", "offer__title", "title_words", "body_words"
    )
    scores |= {key: score(groups, *words) for key, *words in bodies}
    return sorted(by_title + by_body, key=lambda key: -scores.get(key, 0.0))


def corrected(text: str, offers: QuerySet[Offer] | None = None) -> str:
    """The question with its unknown words as they stand in ``offers`` (by default all published); empty if none is.

    Taken from texts the reader may see, never from the index itself, which also knows drafts and other Stellen.
    """
    documents = SearchDocument.objects.filter(offer__visibility=Visibility.OEFFENTLICH, offer__status__in=PUBLIC)
    if offers is not None:
        documents = SearchDocument.objects.filter(offer__in=offers)
    words: list[str] = []
    changed = False
    for group in understood(text):
        similar = [one.tokens[0] for one in group.alternatives if one.match is Match.TYPO]
        found = _as_written(similar, documents) if similar else ""
        changed = changed or bool(found)
        words.append(found or group.text)
    return " ".join(words) if changed else ""


def stale_offer_ids(version: int) -> QuerySet[Offer, int]:
    """Offers of the active scope without words, or with words of another version of the analyser."""
    return Offer.objects.exclude(search__analyser=version).order_by("pk").values_list("pk", flat=True)


def _as_written(similar: Sequence[str], documents: QuerySet[SearchDocument]) -> str:
    rows = documents.filter(pk__in=_hits([one_of(similar)])).order_by("pk")
    fields = ("offer__title", "offer__summary", "offer__description")
    texts = list(chain.from_iterable(rows.values_list(*fields)[:_EXAMPLES]))
    return next(filter(None, (as_written(word, texts) for word in similar)), "")


def _hits(groups: Sequence[QueryWord], *, title_only: bool = False) -> RawSQL:
    if connection.vendor == "postgresql":
        words = "title_words" if title_only else "title_words || ' ' || body_words"
        found = f"SELECT offer_id FROM directory_searchdocument WHERE directory_search_tokens({words}) @@ %s::tsquery"  # noqa: S608 -- ours
        # found once: for the first page of a list the planner would rather split the text of every offer it passes
        sql = f"WITH found AS MATERIALIZED ({found}) SELECT offer_id FROM found"  # noqa: S608 -- ours
        return RawSQL(sql, [to_tsquery(groups)])  # noqa: S611 -- fixed text, the question is a parameter
    sql = "SELECT rowid FROM directory_searchindex WHERE directory_searchindex MATCH %s"
    asked = to_fts5(groups, column="title_words" if title_only else "")
    return RawSQL(sql, [asked])  # noqa: S611 -- fixed text, the question is a parameter


def _keys(hits: RawSQL) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(hits.sql, hits.params)
        return {key for (key,) in cursor.fetchall()}


# ---------------------------------------------------------------- the words of the index
class _Cache:
    """The lexicon of this process, with the span of keys it was read from."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.lexicon = Lexicon()
        self.first = 0
        self.last = 0


_cache: Final = _Cache()
# PostgreSQL hands out keys before it commits: words with smaller keys may turn up a little later
_LATE: Final = 2_000


def index_lexicon() -> Lexicon:
    """All words of the index. One query when nothing has changed, else one more for the new words.

    Inside a transaction the words may still be taken back, so they are read without keeping them.
    """
    first, last = _span()
    if (first, last) == (_cache.first, _cache.last):
        return _cache.lexicon
    if connection.in_atomic_block:
        return Lexicon(SearchWord.objects.values_list("word", flat=True))
    with _cache.lock:
        if first != _cache.first or last < _cache.last:
            _cache.lexicon, _cache.last = Lexicon(), 0
        words = SearchWord.objects.filter(pk__gt=_cache.last - _LATE)
        _cache.lexicon.add(words.values_list("word", flat=True).iterator())
        _cache.first, _cache.last = first, last
        return _cache.lexicon


def known_words() -> Lexicon:
    """The words this process has already seen committed; a subset of the index, without a query."""
    return _cache.lexicon


def _span() -> tuple[int, int]:
    # two look-ups at the ends of the key; both in one aggregate would read the whole table on SQLite
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT min(id) FROM directory_searchword), (SELECT max(id) FROM directory_searchword)")
        first, last = cursor.fetchone()
    return first or 0, last or 0
