"""Hand-overs at Übergänge, in the scope of the Stelle."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.chains.models import Handover
from lueckenlos.chains.rules import may_edit_handovers
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


def get_editable_handover_or_404(actor: Actor, pk: int) -> Handover:
    """One hand-over of the own Stelle, for those who may edit it."""
    found = get_object_or_404(Handover.objects.select_related("giver", "receiver"), pk=pk)
    ensure(may_edit_handovers(actor))
    return found


def organisations() -> QuerySet[Organisation]:
    """Who can hand over and receive: the organisations of the Stelle by name."""
    return Organisation.objects.order_by("name_key")
