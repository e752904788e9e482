"""The public search as a GET form: whatever stands in the address, the criteria are valid."""

from collections.abc import Sequence
from typing import Final

from django.http import QueryDict

from lueckenlos.portal.facets import FACETS, Criteria, FacetKind

MAX_TEXT: Final = 200


def criteria_of(query: QueryDict, kinds: Sequence[FacetKind] = FACETS) -> Criteria:
    """Never fails: an address can be cut, old or made up."""
    chosen = {
        facet.name: tuple(slug for slug in query.getlist(facet.name) if slug in facet.vocabulary) for facet in kinds
    }
    return Criteria(text=query.get("q", "").replace("\x00", "").strip()[:MAX_TEXT], chosen=chosen)


def without(query: QueryDict, name: str, value: str = "") -> str:
    """The address's query without one choice, or without the whole parameter; the page number goes too."""
    rest = query.copy()
    rest.pop("seite", None)
    kept = [item for item in rest.getlist(name) if item != value] if value else []
    rest.setlist(name, kept)
    return rest.urlencode()
