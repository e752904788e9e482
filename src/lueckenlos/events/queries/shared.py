"""What the worker looks up over all Stellen: keys, no people."""

from datetime import datetime

from lueckenlos.events.models import Registration
from lueckenlos.events.queries.tidy import due, reminding
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants


def stellen_with_due(now: datetime) -> list[Stelle]:
    """Stellen where a term has run out. One query, usually without a row."""
    with all_tenants():
        keys = Registration.objects.filter(due(now)).values("stelle")
        return list(Stelle.objects.filter(pk__in=keys).order_by("pk"))


def stellen_to_remind(now: datetime) -> list[Stelle]:
    """Stellen with somebody who has not been reminded of a coming event. One query."""
    with all_tenants():
        keys = Registration.objects.filter(reminding(now)).values("stelle")
        return list(Stelle.objects.filter(pk__in=keys).order_by("pk"))
