"""Doors without a login: looks beyond a scope for one address, and opens the scope of its Stelle."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from django.db.models import Q

from lueckenlos.prizes.enums import PUBLIC, CallState
from lueckenlos.prizes.links import application_nonce, juror_nonce
from lueckenlos.prizes.models import Application, Call, Juror
from lueckenlos.tenancy.doors import behind_address, behind_address_or_404
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants

# so long the page of the commune tells of winners
_TOLD = timedelta(days=180)


def call_behind(public_id: str) -> AbstractContextManager[Call]:
    """A call that is out, the scope of its Stelle open; Http404 for drafts and strangers."""
    states = [state.value for state in PUBLIC]
    return behind_address_or_404(
        lambda: Call.objects.filter(public_id=public_id, state__in=states).select_related("event")
    )


def application_behind(token: str) -> AbstractContextManager[Application | None]:
    """None for an address nobody was given, and for an application that was forgotten."""
    nonce = application_nonce(token)
    return behind_address(
        lambda: Application.objects.filter(nonce=nonce or "-", forgotten_at=None).select_related("call__stelle", "rank")
    )


def juror_behind(token: str) -> AbstractContextManager[Juror | None]:
    """None for an address nobody was given, for somebody who has left the jury, and before the jury begins."""
    nonce = juror_nonce(token)
    return behind_address(
        lambda: Juror.objects.filter(nonce=nonce or "-").select_related("call__stelle", "user"),
        is_open=lambda juror: juror.call.state in PUBLIC and juror.call.state != CallState.OFFEN,
    )


def winners_of(call: Call) -> list[Application]:
    """By prize, those who do not want to be named too: the page says that there is one, not who. One query."""
    rows = call.applications.filter(rank__isnull=False).select_related("rank")
    return list(rows.order_by("rank__position", "number"))


def told_calls(stelle: Stelle, now: datetime) -> list[Call]:
    """Open ones, and those decided not long ago. One query."""
    open_now = Q(state=CallState.OFFEN, deadline__gt=now)
    decided = Q(state__in=[CallState.ENTSCHIEDEN, CallState.VERLIEHEN], decided_at__gt=now - _TOLD)
    with all_tenants():
        rows = Call.objects.filter(open_now | decided, stelle=stelle).defer("text", "eligible", "proposal")
        return list(rows.order_by("-year", "-pk"))
