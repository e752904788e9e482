"""Doors between Stellen: a KGC's wording of steps downwards, closed assessments that were shared upwards."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.quality import rules
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Rating, StepWording
from lueckenlos.quality.queries.work import given_of
from lueckenlos.quality.rating import Given
from lueckenlos.quality.registry import CriteriaSet
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries import descendants
from lueckenlos.tenancy.queries.tree import kgc_of
from lueckenlos.tenancy.scope import all_tenants


def wordings_of_kgc(stelle: Stelle, chosen: CriteriaSet) -> tuple[str, dict[str, StepWording]]:
    """The KGC's name and, by criterion, how it words the steps. At most three queries."""
    kgc = kgc_of(stelle)
    if kgc is None:
        return "", {}
    with all_tenants():
        rows = StepWording.objects.filter(stelle=kgc, set_key=chosen.key, edition=chosen.edition)
    return kgc.name, {row.criterion: row for row in rows}


def shared_with(actor: Actor) -> QuerySet[Assessment]:
    """What communes share with this KGC, the latest first: an order of days and never of steps."""
    ensure(rules.may_read_shared(actor))
    accompanied = descendants(actor.stelle)
    if actor.stelle.land:
        # a Land can have two KGCs; both accompany all its communes
        accompanied |= Stelle.objects.filter(land=actor.stelle.land)
    with all_tenants():
        rows = Assessment.objects.filter(shared_on__isnull=False, state=State.ABGESCHLOSSEN, stelle__in=accompanied)
    return rows.select_related("stelle").order_by("-shared_on", "-pk")


def get_shared_or_404(actor: Actor, pk: int) -> Assessment:
    return get_object_or_404(shared_with(actor), pk=pk)


def shared_results(assessment: Assessment) -> dict[str, Given]:
    """The common result of a shared assessment, without whom it names."""
    with all_tenants():
        rows = Rating.objects.filter(assessment=assessment, assessor=None).defer("who")
    return given_of(rows, nameless=True)
