"""Jobs on import runs, and what brings them back after a worker has died."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django_tasks import task

from lueckenlos.imports.enums import RunStatus
from lueckenlos.imports.models import ImportRun
from lueckenlos.imports.offers import jobs
from lueckenlos.tenancy.scope import all_tenants

KEEP_UPLOADS: Final = timedelta(days=30)
# a file without a run: the upload was broken off before its run was written
KEEP_STRAYS: Final = timedelta(days=1)


@task()
def check_offers(run_pk: int) -> None:
    """Read the uploaded table and write its preview."""
    jobs.check(run_pk)


@task()
def apply_offers(run_pk: int, user_name: str, user_pk: int | None) -> None:
    """Carry out a run."""
    jobs.apply(run_pk, user_name=user_name, user_pk=user_pk)


@task()
def undo_offers(run_pk: int, user_name: str, user_pk: int | None) -> None:
    """Take a run back."""
    jobs.undo(run_pk, user_name=user_name, user_pk=user_pk)


def recover_runs(now: datetime) -> int:
    """Bring back runs whose worker has died; at the start of a worker, every minute and every night."""
    return jobs.recover_runs(now)


def purge_uploads(now: datetime) -> int:
    """Remove uploaded files 30 days after their run was done, taken back or last looked at; returns how many."""
    removed = 0
    with all_tenants():
        running = {RunStatus.WIRD_GEPRUEFT, RunStatus.WIRD_UEBERNOMMEN, RunStatus.WIRD_ZURUECKGENOMMEN}
        for run in ImportRun.objects.exclude(stored_as="").exclude(status__in=running):
            if max(filter(None, (run.created_at, run.applied_at, run.undone_at))) < now - KEEP_UPLOADS:
                (Path(settings.UPLOAD_DIR) / run.stored_as).unlink(missing_ok=True)
                ImportRun.objects.filter(pk=run.pk).update(stored_as="")
                removed += 1
        known = set(ImportRun.objects.exclude(stored_as="").values_list("stored_as", flat=True))
    for path in Path(settings.UPLOAD_DIR).glob("offers-*"):
        if path.name not in known and path.stat().st_mtime < (now - KEEP_STRAYS).timestamp():
            path.unlink(missing_ok=True)
            removed += 1
    return removed
