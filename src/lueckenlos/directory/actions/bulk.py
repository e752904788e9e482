"""One step for many ticked offers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from lueckenlos.directory.actions.moves import archive_offer, confirm_offer, release_offer
from lueckenlos.directory.enums import BulkStep
from lueckenlos.directory.models import Offer
from lueckenlos.shared.errors import DomainError
from lueckenlos.tenancy.actor import Actor


@dataclass
class Outcome:
    """How many were done, and for the others the refusal with how often it was given."""

    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    examples: dict[str, DomainError] = field(default_factory=dict)


@transaction.atomic
def apply_to_many(*, step: BulkStep, offers: Iterable[Offer], by: Actor) -> Outcome:
    """Do ``step`` to each offer for which it is allowed; the rest stays as it is, with the reason."""
    outcome = Outcome()
    for offer in offers:
        try:
            _take(step, offer, by)
        except DomainError as error:
            outcome.refused[error.code] += 1
            outcome.examples.setdefault(error.code, error)
        else:
            outcome.done += 1
    return outcome


def _take(step: BulkStep, offer: Offer, by: Actor) -> None:
    match step:
        case BulkStep.FREIGEBEN:
            release_offer(offer=offer, by=by)
        case BulkStep.GEPRUEFT:
            confirm_offer(offer=offer, by=by)
        case BulkStep.ARCHIVIEREN:
            archive_offer(offer=offer, by=by)
