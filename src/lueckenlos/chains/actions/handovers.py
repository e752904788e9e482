"""Writing down who hands over to whom."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction

from lueckenlos.chains.enums import HandoverStatus
from lueckenlos.chains.models import Handover
from lueckenlos.chains.rules import may_edit_handovers
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class HandoverValues:
    """Everything people write about a hand-over."""

    uebergang: str
    giver: Organisation
    receiver: Organisation
    status: HandoverStatus
    agreement: str = ""
    agreed_on: date | None = None
    procedure: str = ""
    open_points: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@transaction.atomic
def create_handover(*, values: HandoverValues, by: Actor) -> Handover:
    """Raises Invalid ``handover_to_itself`` or ``agreed_in_words`` (agreed, but neither text nor date)."""
    ensure(may_edit_handovers(by))
    _check(values)
    handover = Handover.objects.create(stelle=by.stelle, **values.as_dict())
    changes = {name: (None, value) for name, value in values.as_dict().items() if value}
    audit.record("chains.handover.create", handover, by=by, changes=changes)
    return handover


@transaction.atomic
def update_handover(*, handover: Handover, values: HandoverValues, by: Actor) -> Handover:
    """Save what changed; nothing is written when nothing did."""
    ensure(may_edit_handovers(by))
    _check(values)
    changes = audit.changed(handover, values.as_dict())
    if changes:
        handover.save()
        audit.record("chains.handover.update", handover, by=by, changes=changes)
    return handover


@transaction.atomic
def delete_handover(*, handover: Handover, by: Actor) -> None:
    """The audit line keeps what it said."""
    ensure(may_edit_handovers(by))
    names = [field.name for field in fields(HandoverValues)]
    audit.record(
        "chains.handover.delete", handover, by=by, changes={name: (getattr(handover, name), None) for name in names}
    )
    handover.delete()


def _check(values: HandoverValues) -> None:
    if values.giver == values.receiver:
        raise Invalid("handover_to_itself")
    if values.status is HandoverStatus.VEREINBART and not (values.agreement.strip() or values.agreed_on):
        raise Invalid("agreed_in_words")
