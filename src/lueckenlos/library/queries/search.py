"""Full-text search over what is published, alike on SQLite and PostgreSQL.

As with offers, the index knows nothing of visibility: it narrows a query that already starts from what the reader may
see. A title that answers comes first, the best of them on top; then the texts, in the order of the list.
"""

from collections.abc import Sequence
from typing import Final

from django.db import connection
from django.db.models import Count, Max, QuerySet
from django.db.models.expressions import RawSQL

from lueckenlos.german import Lexicon, QueryWord, query_groups, score, to_fts5, to_tsquery, with_rescue
from lueckenlos.library.models import Publication, PublishedExample, SearchText

_RANKED: Final = 500


def understood(text: str) -> list[QueryWord]:
    """The words of a question; those in no title with similar ones."""
    groups = query_groups(text)
    return with_rescue(groups, title_lexicon()) if groups else groups


def answering_publications(rows: QuerySet[Publication], groups: Sequence[QueryWord]) -> QuerySet[Publication]:
    return rows.filter(search__in=hits(groups)) if groups else rows


def answering_examples(rows: QuerySet[PublishedExample], groups: Sequence[QueryWord]) -> QuerySet[PublishedExample]:
    return rows.filter(search__in=hits(groups)) if groups else rows


def best_first(keys: Sequence[int], groups: Sequence[QueryWord], owner: str) -> list[int]:
    """``owner`` is "publication" or "example". One query."""
    if not groups:
        return list(keys)
    rows = SearchText.objects.filter(pk__in=hits(groups, title_only=True), **{f"{owner}__isnull": False})
    titles = rows.values_list(owner, f"{owner}__title", "title_words")[:_RANKED]
    scores = {key: score(groups, *words) for key, *words in titles}
    return sorted(keys, key=lambda key: -scores.get(key, 0.0))


def hits(groups: Sequence[QueryWord], *, title_only: bool = False) -> RawSQL:
    if connection.vendor == "postgresql":
        words = "title_words" if title_only else "title_words || ' ' || body_words"
        sql = f"SELECT id FROM library_searchtext WHERE library_search_tokens({words}) @@ %s::tsquery"  # noqa: S608 -- ours
        return RawSQL(sql, [to_tsquery(groups)])  # noqa: S611 -- fixed text, the question is a parameter
    sql = "SELECT rowid FROM library_searchindex WHERE library_searchindex MATCH %s"
    asked = to_fts5(groups, column="title_words" if title_only else "")
    return RawSQL(sql, [asked])  # noqa: S611 -- fixed text, the question is a parameter


class _Cache:
    """The lexicon of this process, and of which rows it was made."""

    def __init__(self) -> None:
        self.made_of: tuple[int, int] = (0, 0)
        self.lexicon = Lexicon()


_cache: Final = _Cache()


def title_lexicon() -> Lexicon:
    """Words of all titles: where spelling mistakes look for their original. One query when nothing has changed.

    Full texts are left out: half of what looks like a word in them is a name or a line end.
    """
    counted = SearchText.objects.aggregate(last=Max("pk"), number=Count("pk"))
    made_of = (counted["last"] or 0, counted["number"])
    if made_of == _cache.made_of:
        return _cache.lexicon
    titles = SearchText.objects.values_list("title_words", flat=True)
    lexicon = Lexicon(word for title in titles.iterator() for word in title.split() if not word.isdigit())
    # what is read within a transaction may still be taken back
    if not connection.in_atomic_block:
        _cache.lexicon, _cache.made_of = lexicon, made_of
    return lexicon
