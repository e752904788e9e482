"""What every part of the benchmark needs: medians of processor time, a browser of someone who leads, a page's line."""

import statistics
import time
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lueckenlos.accounts.models import User
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

RUNS = 5


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median of processor time in this process, after one run that warms the caches."""
    work()
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    return seconds(work, runs) * 1000


def leader(*slugs: str) -> Client:
    """A browser signed in as somebody who leads these Stellen."""
    user, _ = User.objects.get_or_create(email=f"{slugs[0]}@example.org", defaults={"name": slugs[0]})
    for stelle in Stelle.objects.filter(slug__in=slugs):
        Mitgliedschaft.objects.get_or_create(user=user, stelle=stelle, defaults={"role": "leitung"})
    browser = Client()
    browser.force_login(user)
    return browser


def page(browser: Client, label: str, address: str) -> str:
    """A line: how long the page takes, how much it asks the database, how much it sends."""

    def get() -> bytes:
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.getvalue()

    median = milliseconds(get)
    with CaptureQueriesContext(connection) as queries:
        content = get()
        asked = len(queries)
    return f"{label}: {median:,.0f} ms, {asked} Abfragen, {len(content) // 1000} KB"
