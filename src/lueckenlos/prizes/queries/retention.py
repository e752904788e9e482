"""Whose term is over. The Stelle's scope must be open."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from lueckenlos.prizes.enums import ApplicationState, CallState
from lueckenlos.prizes.models import Application, Call

# a call nobody ever decided is over at last
_NEVER_DECIDED = timedelta(days=730)


def gone_applications(now: datetime, keep: timedelta) -> list[Application]:
    """Withdrawn ones, and those nobody has confirmed for so long. Two queries."""
    rows = Application.objects.filter(forgotten_at=None).select_related("call")
    withdrawn = rows.filter(state=ApplicationState.ZURUECKGEZOGEN)
    unconfirmed = rows.filter(state=ApplicationState.NEU, handed_in_at__lt=now - keep)
    return [*withdrawn, *unconfirmed]


def due_calls(now: datetime) -> list[Call]:
    """Counted from the decision, in local days. One query."""
    rows = Call.objects.filter(forgotten_at=None).exclude(state=CallState.ENTWURF)
    return [one for one in rows if forget_on(one) <= timezone.localdate(now)]


def forget_on(call: Call) -> date:
    """The first day on which nobody is known any more."""
    start = call.decided_at or call.deadline + _NEVER_DECIDED
    return timezone.localdate(start) + timedelta(days=call.keep_days + 1)
