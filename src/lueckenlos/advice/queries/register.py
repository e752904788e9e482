"""The register of the Partnerprozess: all of it for the KGC, what was agreed for everybody."""

from django.db.models import Case, F, Prefetch, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from lueckenlos.advice import rules
from lueckenlos.advice.enums import PARTNERS, RegisterKind
from lueckenlos.advice.models import Commune, RegisterEntry, StatusChange
from lueckenlos.advice.queries.communes import communes_for
from lueckenlos.tenancy.actor import Actor


def partners_for(actor: Actor) -> QuerySet[Commune]:
    """Who has joined, has an agreement or is called a partner, with the history of its status. Two queries."""
    joined = Q(joined_on__isnull=False) | Q(agreement_on__isnull=False) | Q(status__in=PARTNERS)
    history = Prefetch("history", StatusChange.objects.order_by("since", "pk"))
    return communes_for(actor).filter(joined).prefetch_related(history).order_by("gebiet__sort_name", "gebiet__ars")


def entries_for(actor: Actor) -> QuerySet[RegisterEntry]:
    return _in_order(RegisterEntry.objects.all() if rules.may_view(actor) else RegisterEntry.objects.none())


def get_entry_or_404(actor: Actor, pk: int) -> RegisterEntry:
    return get_object_or_404(entries_for(actor), pk=pk)


def public_partners() -> QuerySet[Commune]:
    """Partner communes that have agreed to be named; the scope is that of the KGC whose page somebody opens."""
    rows = Commune.objects.filter(status__in=PARTNERS, public_since__isnull=False).select_related("gebiet__parent")
    return rows.order_by("gebiet__sort_name", "gebiet__ars")


def public_entries() -> QuerySet[RegisterEntry]:
    return _in_order(RegisterEntry.objects.filter(public=True))


def _in_order(rows: QuerySet[RegisterEntry]) -> QuerySet[RegisterEntry]:
    """As the kinds stand in their list, the oldest of each first."""
    place = Case(*(When(kind=kind, then=Value(place)) for place, kind in enumerate(RegisterKind)))
    return rows.order_by(place, F("since").asc(nulls_last=True), "name_key", "pk")
