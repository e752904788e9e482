"""Search over publications and Praxisbeispiele: the facets of each, and the hits with their counts."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy

from lueckenlos.library.models import Edition, Publication, PublishedExample
from lueckenlos.library.queries import public, search
from lueckenlos.portal.facets import Criteria, FacetKind, Hits, columns_for
from lueckenlos.quality.registry import criteria_sets
from lueckenlos.shared.columns import columns_of

_FIELD = gettext_lazy("Worum geht es?")
_PHASE = gettext_lazy("Welche Lebensphase?")
PUBLICATION_FACETS: Final = (
    FacetKind("art", "art", "dokumenttyp", gettext_lazy("Was für eine Veröffentlichung?"), single=True),
    FacetKind("alter", "lebensphasen", "lebensphase", _PHASE),
    FacetKind("thema", "handlungsfelder", "handlungsfeld", _FIELD),
    FacetKind("sprache", "sprachen", "sprache", gettext_lazy("In welcher Sprache?")),
)
EXAMPLE_FACETS: Final = (
    FacetKind("alter", "lebensphasen", "lebensphase", _PHASE),
    FacetKind("uebergang", "uebergaenge", "uebergang", gettext_lazy("Welcher Übergang?")),
    FacetKind("thema", "handlungsfelder", "handlungsfeld", _FIELD),
    FacetKind("fuer", "zielgruppen", "zielgruppe", gettext_lazy("Für wen?")),
    FacetKind("wo", "lebenswelten", "lebenswelt", gettext_lazy("Wo findet es statt?")),
)


def find_publications(criteria: Criteria, stelle: str) -> Hits:
    """All that answer, best first for a text, else the newest; ``stelle`` is the slug of one, or empty."""
    groups = search.understood(criteria.text)
    rows = search.answering_publications(public.public_publications(), groups)
    if stelle:
        rows = rows.filter(stelle__slug=stelle)
    columns = columns_of(rows.values_list("pk", *columns_for(PUBLICATION_FACETS)))
    hits = Hits.of(columns, criteria.chosen, PUBLICATION_FACETS)
    return hits.first(search.best_first(hits.all_ids(), groups, "publication")) if groups else hits


def find_examples(criteria: Criteria, gap: str, criterion: str = "") -> Hits:
    groups = search.understood(criteria.text)
    rows = public.showing(public.answering(public.public_examples(), gap), criterion)
    rows = search.answering_examples(rows, groups)
    hits = Hits.of(columns_of(rows.values_list("pk", *columns_for(EXAMPLE_FACETS))), criteria.chosen, EXAMPLE_FACETS)
    return hits.first(search.best_first(hits.all_ids(), groups, "example")) if groups else hits


def criteria_choices() -> list[tuple[str, str]]:
    """The Good-Practice-Kriterien of the newest edition; an older one's criterion of the same key counts, too."""
    newest = next(one for one in criteria_sets() if one.has_sheets)
    return [(one.slug, one.name) for one in newest.criteria]


def day_of(edition: Edition) -> date:
    """Whose words it carries: the day of its release, or for what is older than its entry the end of its year."""
    released = edition.published_on
    return released if released and released.year == edition.year else date(edition.year, 12, 31)


def publications_with_covers(keys: Sequence[int]) -> list[tuple[Publication, str]]:
    """Each with the key of the file whose first page is its cover; empty where there is none. Two queries."""
    rows = public.in_order(keys)
    covers = public.covers_of(rows)
    return [(row, covers.get(row.pk, "")) for row in rows]


def examples(keys: Sequence[int]) -> list[PublishedExample]:
    return public.examples_in_order(keys)
