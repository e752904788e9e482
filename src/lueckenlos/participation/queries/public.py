"""Doors without a login: looks beyond a scope for one address, and opens the scope of its Stelle."""

from contextlib import AbstractContextManager
from datetime import date

from django.db.models import Q

from lueckenlos.participation.enums import CollectionState, IdeaState, SurveyState
from lueckenlos.participation.models import Idea, IdeaCollection, Survey
from lueckenlos.participation.models.surveys import Doored
from lueckenlos.tenancy.doors import behind_address_or_404
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants


def survey_behind(public_id: str) -> AbstractContextManager[Survey]:
    """A survey that has been started, its Stelle's scope open; Http404 for drafts and strangers."""
    return behind_address_or_404(lambda: Survey.objects.filter(public_id=public_id).exclude(state=SurveyState.ENTWURF))


def collection_behind(public_id: str) -> AbstractContextManager[IdeaCollection]:
    """As ``survey_behind``."""
    return behind_address_or_404(
        lambda: IdeaCollection.objects.filter(public_id=public_id).exclude(state=CollectionState.ENTWURF)
    )


def public_ideas(collection: IdeaCollection) -> list[Idea]:
    """What everybody reads, most supported first. One query."""
    rows = Idea.objects.filter(collection=collection, state=IdeaState.OEFFENTLICH).select_related("area")
    return list(rows.order_by("-supports", "-pk").defer("email"))


def open_doors(stelle: Stelle, today: date) -> list[Doored]:
    """What a commune asks its citizens just now and wants to be found: surveys, then collections. Two queries."""
    begun = Q(starts_on=None) | Q(starts_on__lte=today)
    goes_on = Q(ends_on=None) | Q(ends_on__gte=today)
    with all_tenants():
        surveys = Survey.objects.filter(begun, goes_on, stelle=stelle, listed=True, state=SurveyState.LAUFEND)
        collections = IdeaCollection.objects.filter(
            begun, goes_on, stelle=stelle, listed=True, state=CollectionState.OFFEN
        )
        return [*surveys.order_by("ends_on", "pk"), *collections.order_by("ends_on", "pk")]
