"""What somebody sees of the assessments of their own Stelle."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from lueckenlos.quality import rules
from lueckenlos.quality.models import Assessment, Assessor, Rating
from lueckenlos.quality.rating import Given
from lueckenlos.quality.registry import CriteriaSet, criteria_set
from lueckenlos.tenancy.actor import Actor

Row = Assessment | Assessor
Ratings = dict[str, Given]


def assessments_for(actor: Actor) -> QuerySet[Assessment]:
    """Newest first, with ``people`` and ``handed_in``, their numbers."""
    rows = Assessment.objects.annotate(
        people=Count("assessors"), handed_in=Count("assessors", filter=Q(assessors__handed_in_on__isnull=False))
    ).order_by("-begun_on", "-pk")
    return rows if rules.may_view(actor) else rows.none()


def get_assessment_or_404(actor: Actor, pk: int) -> Assessment:
    return get_object_or_404(assessments_for(actor).select_related("stelle"), pk=pk)


def get_set_or_404(slug: str) -> CriteriaSet:
    found = criteria_set(slug)
    if found is None:
        raise Http404
    return found


def own_row(assessment: Assessment, actor: Actor) -> Assessor:
    """The row of the signed-in person; not saved before their first view."""
    found = Assessor.objects.filter(assessment=assessment, user=actor.user).first()
    return found or Assessor(stelle=actor.stelle, assessment=assessment, user=actor.user)


def ratings_of(assessor: Assessor) -> Ratings:
    """Criterion → what this person said."""
    return given_of(Rating.objects.filter(assessor=assessor)) if assessor.pk else {}


def results_of(assessment: Assessment) -> Ratings:
    """Criterion → what the group agreed on."""
    return given_of(Rating.objects.filter(assessment=assessment, assessor=None))


def views_of(assessment: Assessment) -> list[tuple[Assessor, Ratings]]:
    """Every person with what they said, in the order they joined. Two queries."""
    people = list(Assessor.objects.filter(assessment=assessment).select_related("user").order_by("pk"))
    said: dict[int, list[Rating]] = {}
    for row in Rating.objects.filter(assessment=assessment, assessor__isnull=False):
        said.setdefault(row.assessor_id or 0, []).append(row)
    return [(one, given_of(said.get(one.pk, ()))) for one in people]


def due_for_forgetting(today: date) -> list[Assessment]:
    """Of the active Stelle: those that still hold names longer than they serve."""
    people = Assessor.objects.filter(assessment=OuterRef("pk"))
    rows = Assessment.objects.filter(Exists(people), people_forgotten=False)
    return [one for one in rows if rules.names_due(one, today)]


def given_of(rows: Iterable[Rating], *, nameless: bool = False) -> Ratings:
    """Criterion → Einstufung; ``nameless`` leaves out who shall do what is next."""
    return {
        row.criterion: Given(
            row.criterion,
            row.now,
            row.wanted,
            row.irrelevant,
            row.evidence,
            row.next_action,
            "" if nameless else row.who,
            row.until_on,
        )
        for row in rows
    }
