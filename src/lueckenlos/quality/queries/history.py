"""The same subject assessed again: earlier and later closed assessments of one set, whatever the edition."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Rating
from lueckenlos.quality.queries.work import given_of
from lueckenlos.quality.rating import Given
from lueckenlos.quality.scale import Scaled

# more than this nobody reads in a row
MOST = 8


@dataclass(frozen=True, slots=True)
class Past:
    """One closed assessment with its common result and its own scale."""

    assessment: Assessment
    results: dict[str, Given]
    criteria: dict[str, Scaled]


def past_of(assessment: Assessment) -> list[Past]:
    """Up to MOST, the oldest first, this one included once it is closed. Two queries."""
    rows = list(_same(assessment).order_by("-closed_on", "-pk")[:MOST])[::-1]
    ratings: dict[int, list[Rating]] = {}
    for rating in Rating.objects.filter(assessment__in=rows, assessor=None):
        ratings.setdefault(rating.assessment_id, []).append(rating)
    return [Past(row, given_of(ratings.get(row.pk, ())), {one.slug: one for one in row.criteria}) for row in rows]


def _same(assessment: Assessment) -> QuerySet[Assessment]:
    """Of the same Stelle; the scope holds the rest out."""
    return Assessment.objects.filter(
        set_key=assessment.set_key,
        subject_kind=assessment.subject_kind,
        subject_key=assessment.subject_key,
        state=State.ABGESCHLOSSEN,
    )
