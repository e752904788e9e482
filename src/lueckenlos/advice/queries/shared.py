"""The commune's side: what its KGC shares with it, read where it stands, so that withdrawing takes it away everywhere.

Every page, search, export and file of the commune begins here; nothing is copied.
"""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.advice import rules
from lueckenlos.advice.enums import Share
from lueckenlos.advice.models import Activity, Document
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.scope import all_tenants


def shared_with(actor: Actor, text: str = "") -> QuerySet[Activity]:
    """Of the commune's own Gebiete only, the latest first. An entry of a case that is not shared is not shared."""
    ensure(rules.may_read_shared(actor))
    areas = list(actor.stelle.gebiete.values_list("pk", flat=True))
    with all_tenants():
        rows = Activity.objects.filter(
            visibility=Share.KOMMUNE, commune__gebiet__in=areas, stelle__art=StelleArt.LAND
        ).filter(Q(case=None) | Q(case__visibility=Share.KOMMUNE))
    # what is not the commune's business is not even read
    told = rows.defer("goal", "author").select_related("case", "stelle")
    return told.filter(title_key__contains=sort_key(text)).order_by("-day", "-pk")


def documents_of(actor: Actor, activities: list[Activity]) -> dict[int, list[Document]]:
    """Activity → its papers. One query."""
    readable = shared_with(actor).filter(pk__in=[one.pk for one in activities]).values("pk")
    with all_tenants():
        rows = Document.objects.filter(activity__in=readable)
    found: dict[int, list[Document]] = {}
    for row in rows:
        found.setdefault(row.activity_id, []).append(row)
    return found


def get_shared_document_or_404(actor: Actor, pk: int) -> Document:
    readable = shared_with(actor).values("pk")
    with all_tenants():
        rows = Document.objects.filter(activity__in=readable)
    return get_object_or_404(rows, pk=pk)
