"""Places in the drawing, kept whenever somebody writes ties, so that the picture stays familiar."""

from datetime import date

from django.db import transaction

from lueckenlos.network import rules
from lueckenlos.network.layout import settle
from lueckenlos.network.models import Spot
from lueckenlos.network.queries.graph import Wanted, network_of
from lueckenlos.network.queries.work import spots_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


def keep_spots(by: Actor, day: date) -> None:
    """Actors that have ties and no place yet get one, those that are gone lose theirs, the others hardly move."""
    network = network_of(by, Wanted(day))
    names = [node.key for node in network.tied]
    kept = spots_of(by)
    placed = settle(names, network.pairs, kept)
    gone = kept.keys() - network.nodes.keys()
    moved = {key: point for key, point in placed.items() if kept.get(key) != point}
    if stale := sorted(gone | (moved.keys() & kept.keys())):
        Spot.objects.filter(actor__in=stale).delete()
    Spot.objects.bulk_create(
        [Spot(stelle=by.stelle, actor=key, x=x, y=y) for key, (x, y) in moved.items()], ignore_conflicts=True
    )


@transaction.atomic
def arrange_anew(*, by: Actor, day: date) -> None:
    """Forget all places: who has moved together stands together again."""
    ensure(rules.may_edit(by))
    Spot.objects.all().delete()
    keep_spots(by, day)
    audit.record("network.spots.keep", by.stelle, by=by)
