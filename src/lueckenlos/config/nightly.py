"""The nightly run: reminders, terms, tidying up. Running it twice on one day changes nothing more.

Whoever serves or works off jobs does it once a night without being told: what nobody has set up in cron would keep
people's names for ever.
"""

import fcntl
import logging
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_scopes import scope

from lueckenlos.adoption.actions.news import tell_followers
from lueckenlos.advice.actions import forget_names
from lueckenlos.boards.actions.tidy import forget_members
from lueckenlos.config import strays
from lueckenlos.directory.actions.freshness import run_freshness
from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.queries.search import stale_offer_ids
from lueckenlos.events.actions.tidy import expire, forget
from lueckenlos.exchange.actions.digests import queue_digests
from lueckenlos.exchange.actions.moderation import nudge
from lueckenlos.funding.actions import remind_of_deadlines
from lueckenlos.german import ANALYSER_VERSION
from lueckenlos.imports import area_uploads
from lueckenlos.imports import tasks as import_tasks
from lueckenlos.library.actions.orders import forget_orders
from lueckenlos.news.actions.bounces import forget_deliveries, forget_readers
from lueckenlos.news.actions.issues import resume_issues
from lueckenlos.participation.actions.ideas import forget_addresses
from lueckenlos.participation.actions.surveys import end_overdue
from lueckenlos.prizes.actions.tidy import forget_applicants
from lueckenlos.quality.actions import forget_people
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

log = logging.getLogger(__name__)
_HOUR: Final = 3  # nobody works then, and no hour of it is missing or doubled when the clocks change


def run_if_due(now: datetime) -> bool:
    """Run once a night, after three. Processes of one folder share a note; a new folder begins with the next night."""
    with _note().open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        latest, today = file.read(), timezone.localdate(now).isoformat()
        if latest and (latest >= today or timezone.localtime(now).hour < _HOUR):
            return False
        # before it runs: what fails each night must not be tried each minute
        file.truncate(0)
        file.write(today)
    if not latest:
        return False
    try:
        run()
    except Exception:
        log.exception("the nightly run failed")
    return True


def _note() -> Path:
    return Path(settings.DATA_DIR) / "nightly"


def run() -> int:
    """Every Stelle in turn; prints what was done."""
    today = timezone.localdate()
    for stelle in Stelle.objects.order_by("slug"):
        with scope(stelle=stelle):
            done = run_freshness(today=today, by=system_actor(stelle))
            # words of an older analyser find less; after an update this brings them up to date
            index_offers(stale_offer_ids(ANALYSER_VERSION))
            now, by = timezone.now(), system_actor(stelle)
            lapsed = expire(now=now, by=by)
            forgotten = forget(now=now, by=by) + forget_members(now=now, by=by)
            end_overdue(today=today, by=by)
            forgotten += forget_addresses(today=today, by=by)
            forgotten += forget_people(now=now, by=by)
            forgotten += forget_names(today=today, by=by)
            forgotten += forget_orders(today=today, by=by)
            forgotten += forget_applicants(now=now, by=by)
            forgotten += forget_deliveries(now=now, by=by)
            tell_followers(now=now, by=by)
            nudge(now=now, by=by)
            resume_issues(now=now, by=by)
            queue_digests(now=timezone.localtime(now), by=by)
            remind_of_deadlines(today=today, by=by)
        print(f"{stelle.slug}: {done}, Anmeldungen verfallen {lapsed}, gelöscht {forgotten}")
    import_tasks.recover_runs(timezone.now())
    print(f"Newsletter, gelöschte Adressen: {forget_readers(now=timezone.now())}")
    area_uploads.forget_old(timezone.now())
    removed = import_tasks.purge_uploads(timezone.now()) + strays.sweep(timezone.now())
    print(f"Hochgeladene Dateien entfernt: {removed}")
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    return 0
