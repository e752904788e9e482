"""The filter of a list of papers."""

from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from lueckenlos.adoption.models import Paper
from lueckenlos.shared.text import sort_key


def narrowed(papers: QuerySet[Paper], criteria: Mapping[str, str], *, published: bool) -> QuerySet[Paper]:
    """``criteria`` as FilterForm has them; others are searched by the title they published, not by their draft's."""
    if text := sort_key(criteria.get("text", "")):
        papers = papers.filter(**{"current_key__contains" if published else "title_key__contains": text})
    if kind := criteria.get("art"):
        papers = papers.filter(kind=kind)
    if phase := criteria.get("lebensphase"):
        papers = papers.filter(Q(("lebensphasen__any", [phase])))
    if field := criteria.get("handlungsfeld"):
        papers = papers.filter(Q(("handlungsfelder__any", [field])))
    if gap := criteria.get("luecke"):
        papers = papers.filter(gaps__contains=f",{gap},")
    return papers


def fitting(papers: QuerySet[Paper], gap: str, phases: Sequence[str]) -> QuerySet[Paper]:
    """Papers for this kind of gap; those for other Lebensphasen only are left out, those for all stay."""
    rows = papers.filter(gaps__contains=f",{gap},")
    return rows.filter(Q(("lebensphasen__any", phases)) | Q(lebensphasen=frozenset())) if phases else rows
