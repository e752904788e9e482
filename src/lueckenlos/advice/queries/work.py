"""The door of the work area: what somebody of the KGC sees of its own work."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.advice import rules
from lueckenlos.advice.enums import Share
from lueckenlos.advice.models import Activity, Case, Document, FollowUp
from lueckenlos.tenancy.actor import Actor


def cases_for(actor: Actor) -> QuerySet[Case]:
    rows = Case.objects.select_related("commune__gebiet", "responsible")
    return rows.filter(_readable(actor, "")) if rules.may_view(actor) else rows.none()


def activities_for(actor: Actor) -> QuerySet[Activity]:
    """An activity within a confidential case is confidential as the case is."""
    rows = Activity.objects.select_related("commune__gebiet", "case", "goal", "author")
    return rows.filter(*_of_activity(actor, "")) if rules.may_view(actor) else rows.none()


def follow_ups_for(actor: Actor) -> QuerySet[FollowUp]:
    """Without those of entries the actor does not read."""
    rows = FollowUp.objects.select_related(
        "user", "commune__gebiet", "case__commune__gebiet", "activity__commune__gebiet"
    )
    if not rules.may_view(actor):
        return rows.none()
    return rows.filter(_inside(actor, "case__"), *_of_activity(actor, "activity__"))


def get_case_or_404(actor: Actor, pk: int) -> Case:
    return get_object_or_404(cases_for(actor).select_related("stelle", "author"), pk=pk)


def get_activity_or_404(actor: Actor, pk: int) -> Activity:
    return get_object_or_404(activities_for(actor).select_related("stelle"), pk=pk)


def get_document_or_404(actor: Actor, pk: int) -> Document:
    return get_object_or_404(Document, pk=pk, activity__in=activities_for(actor).values("pk"))


def _of_activity(actor: Actor, to: str) -> tuple[Q, Q]:
    """``to`` leads to the activity; where there is none, there is nothing to hide."""
    return (_inside(actor, to) if to else _readable(actor, to)), _inside(actor, f"{to}case__")


def _inside(actor: Actor, to: str) -> Q:
    # an empty condition would vanish beside „or“
    if rules.sees_confidential(actor):
        return Q()
    return Q(**{to.removesuffix("__"): None}) | _readable(actor, to)


def _readable(actor: Actor, to: str) -> Q:
    """Joins and no subqueries: the board of a KGC asks this of everything."""
    if rules.sees_confidential(actor):
        return Q()
    own = Q(**{f"{to}author": actor.user.pk}) if actor.user else Q()
    return ~Q(**{f"{to}visibility": Share.VERTRAULICH}) | own
