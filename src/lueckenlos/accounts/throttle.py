"""Slows guessing down: how many tries an account and an address have before everybody must wait.

A try is counted before the password is looked at, so a thousand parallel requests get no more tries than five in a row,
and it is counted alike for accounts that do not exist. Counters vanish when their time is over.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from lueckenlos.accounts.models import Attempts


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``tries`` within ``minutes``, counted from the first."""

    name: str
    tries: int
    minutes: int


# from one address on one account; five is what people need who mix up two passwords
ACCOUNT_AND_ADDRESS: Final = Limit("account+address", 5, 15)
# many addresses on one account: high enough that a stranger cannot lock a person out by the way
ACCOUNT: Final = Limit("account", 50, 60)
# one address on many accounts: a whole town hall may share it
ADDRESS: Final = Limit("address", 100, 15)
RESET_ACCOUNT: Final = Limit("reset", 3, 60)
RESET_ADDRESS: Final = Limit("reset-address", 30, 60)
OLD_PASSWORD: Final = Limit("old-password", 5, 15)

Count = tuple[Limit, str]
# tries and the end of their time, by limit and value, of ``take_try_here``
_HERE: Final[dict[tuple[str, str], tuple[int, datetime]]] = {}
_HERE_LOCK: Final = threading.Lock()
# beyond so many, counters whose time is over are thrown away
_MOST_HERE: Final = 10_000


def login_counts(email: str, address: str) -> list[Count]:
    """What one try to sign in counts against."""
    account = email.strip().lower()
    return [(ACCOUNT_AND_ADDRESS, f"{account} {address}"), (ACCOUNT, account), (ADDRESS, address)]


def reset_counts(email: str, address: str) -> list[Count]:
    """What one request for a reset mail counts against."""
    return [(RESET_ACCOUNT, email.strip().lower()), (RESET_ADDRESS, address)]


def take_try(counts: Sequence[Count]) -> timedelta | None:
    """Count one try; None lets it pass, otherwise how long to wait. Call outside a transaction that may roll back."""
    now = timezone.now()
    limits = {_key(limit, value): limit for limit, value in counts}
    again = [key for key, limit in limits.items() if not _begun(key, now, limit)]
    # a first try is never one too many
    rows = Attempts.objects.filter(key__in=again) if again else []
    ends = [row.until for row in rows if row.count > limits[row.key].tries]
    return max(ends) - now if ends else None


@transaction.atomic
def _begun(key: str, now: datetime, limit: Limit) -> bool:
    """Count one more, False; or start counting, and the counters whose time is over go."""
    if Attempts.objects.filter(key=key, until__gt=now).update(count=F("count") + 1):
        return False
    Attempts.objects.filter(until__lte=now).delete()
    first = Attempts(key=key, count=1, until=now + timedelta(minutes=limit.minutes))
    Attempts.objects.bulk_create(
        [first], update_conflicts=True, unique_fields=["key"], update_fields=["count", "until"]
    )
    return True


def take_try_here(count: Count) -> timedelta | None:
    """As ``take_try``, counted in this process alone, and forgotten when it ends: costs no write.

    For what a whole town does in one minute, where a few tries more harm nobody.
    """
    now, (limit, value) = timezone.now(), count
    with _HERE_LOCK:
        if len(_HERE) > _MOST_HERE:
            for key in [key for key, (_, until) in _HERE.items() if until <= now]:
                del _HERE[key]
        tries, until = _HERE.get((limit.name, value), (0, now))
        if until <= now:
            tries, until = 0, now + timedelta(minutes=limit.minutes)
        _HERE[limit.name, value] = (tries + 1, until)
    return until - now if tries >= limit.tries else None


def forget(counts: Sequence[Count]) -> None:
    """After a success: the person's own tries do not count against them. The address keeps its count."""
    keys = [_key(limit, value) for limit, value in counts if limit is not ADDRESS]
    Attempts.objects.filter(key__in=keys).delete()


def client_address(request: HttpRequest) -> str:
    """Address of the browser; behind ``PROXY_COUNT`` proxies of ours it is what the outermost of them has seen.

    Of an IPv6 address only the first 64 bits count: one connection owns all the others.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PROXY_COUNT:
        # everything further left was sent by the browser and may be invented
        seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        address = seen[-settings.PROXY_COUNT :][0] or address
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else str(parsed)


def _key(limit: Limit, value: str) -> str:
    return salted_hmac(f"lueckenlos.throttle.{limit.name}", value, algorithm="sha256").hexdigest()
