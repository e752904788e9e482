"""Förderprogramme that a Stelle sees: its own, and those a KGC shares with the Kreise and communes of its Land."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.funding import rules
from lueckenlos.funding.models import Deadline, Programme
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.queries import ancestors
from lueckenlos.tenancy.scope import all_tenants


def programmes_for(actor: Actor) -> QuerySet[Programme]:
    """With their Stelle; those that take no more applications last. The Stellen above take one query."""
    above = [one.pk for one in ancestors(actor.stelle)] if rules.may_view(actor) else []
    with all_tenants():
        rows = Programme.objects.filter(Q(stelle=actor.stelle) | Q(stelle__in=above, shared=True))
        return (rows if rules.may_view(actor) else rows.none()).select_related("stelle")


def get_programme_or_404(actor: Actor, pk: int) -> Programme:
    return get_object_or_404(programmes_for(actor), pk=pk)


def programme_of(actor: Actor, key: str) -> Programme | None:
    """The one a Mappe points to; None where it is gone or not shared any more."""
    return programmes_for(actor).filter(pk=key).first() if key.isdecimal() else None


def deadlines_of(programmes: QuerySet[Programme] | list[Programme]) -> QuerySet[Deadline]:
    """Of programmes that the caller may see, with their programme, the nearest first."""
    with all_tenants():
        return Deadline.objects.filter(programme__in=programmes).select_related("programme").order_by("due_on", "pk")
