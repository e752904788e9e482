"""What the job runner does with a run. Each can be started twice without harm: the state says what is still to do."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django_scopes import scope

from lueckenlos.accounts.models import User
from lueckenlos.imports.enums import RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offers import progress
from lueckenlos.imports.offers.apply import apply_rows
from lueckenlos.imports.offers.ledger import Entry, choices_of, write_entries
from lueckenlos.imports.offers.parse.rows import UnknownTerms
from lueckenlos.imports.offers.session import Plan, certain_term, open_run, open_session
from lueckenlos.imports.offers.undo import undo_run
from lueckenlos.shared.errors import DomainError
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.scope import all_tenants

log = logging.getLogger(__name__)
HEARTBEAT: Final = timedelta(seconds=2)
DEAD_AFTER: Final = timedelta(seconds=60)
# where a run goes back to when the job on it has ended before its time
SAFE: Final = {
    RunStatus.WIRD_GEPRUEFT: RunStatus.ZUORDNUNG,
    RunStatus.WIRD_UEBERNOMMEN: RunStatus.VORSCHAU,
    RunStatus.WIRD_ZURUECKGENOMMEN: RunStatus.UEBERNOMMEN,
}
_INTERRUPTED: Final = {
    RunStatus.WIRD_GEPRUEFT: "import_check_interrupted",
    RunStatus.WIRD_UEBERNOMMEN: "import_apply_interrupted",
    RunStatus.WIRD_ZURUECKGENOMMEN: "import_undo_interrupted",
}


def check(run_pk: int) -> None:
    """Read the table: unknown values go to the page that asks about them, else the preview is written."""
    with _job(run_pk, RunStatus.WIRD_GEPRUEFT) as run:
        if run is not None:
            _check(run)


def apply(run_pk: int, *, user_name: str, user_pk: int | None) -> None:
    """Carry the run out; a run that an earlier worker has begun goes back to its preview instead."""
    with _job(run_pk, RunStatus.WIRD_UEBERNOMMEN, once=True) as run:
        if run is None:
            return
        by = _actor(run, user_name, user_pk)
        with transaction.atomic():
            _lock(run, RunStatus.WIRD_UEBERNOMMEN)
            now = timezone.now()
            session = open_session(run.stelle, Plan.of(run))
            tally = apply_rows(
                run,
                session,
                open_run(run),
                by=by,
                now=now,
                choices=choices_of(run),
                progress=lambda done: progress.report(run, done),
            )
            run.counts, run.report, run.applied_at = session.counts.as_json(), tally.as_json(), now
            run.status, run.rows_done, run.heartbeat_at = RunStatus.UEBERNOMMEN, run.rows_total, None
            run.save()
            audit.record("imports.run.apply", run, by=by, changes={"report": (None, _summary(run))})
        progress.forget(run)


def undo(run_pk: int, *, user_name: str, user_pk: int | None) -> None:
    """Take the run back."""
    with _job(run_pk, RunStatus.WIRD_ZURUECKGENOMMEN, once=True) as run:
        if run is None:
            return
        with transaction.atomic():
            _lock(run, RunStatus.WIRD_ZURUECKGENOMMEN)
            undo_run(run, by=_actor(run, user_name, user_pk), now=timezone.now())


def recover_runs(now: datetime) -> int:
    """Bring runs back whose worker has died; returns how many. A living one has locked its run and is left alone."""
    with all_tenants():
        silent = ImportRun.objects.filter(status__in=SAFE, heartbeat_at__lt=now - DEAD_AFTER)
        keys = list(silent.values_list("pk", flat=True))
        recovered = 0
        for key in keys:
            try:
                recovered += _recover(key, now - DEAD_AFTER)
            except OperationalError:
                # SQLite: somebody is writing for long, which can only be an import that is alive
                log.info("import run %s is busy", key)
    return recovered


def _recover(run_pk: int, before: datetime) -> bool:
    with transaction.atomic():
        rows = ImportRun.objects.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
        run = rows.filter(pk=run_pk, status__in=SAFE, heartbeat_at__lt=before).first()
        if run is not None:
            _interrupt(run)
    return run is not None


def _check(run: ImportRun) -> None:
    unknown = UnknownTerms(run.mapping, certain_term, run.value_mapping)
    rows = 0
    for row in open_run(run).rows:
        unknown.look(row.cells)
        rows += 1
    run.rows_total = rows
    run.unknown_values = [[*key, count] for key, count in unknown.found.items()]
    if unknown.found:
        run.status, run.heartbeat_at = RunStatus.WERTE, None
        run.save()
        return
    _write_preview(run)


def _write_preview(run: ImportRun) -> None:
    ImportRow.objects.filter(run=run).delete()
    session = open_session(run.stelle, Plan.of(run))
    for batch in session.batches(session.read(open_run(run)), _beat(run)):
        write_entries(run, [Entry(row) for row in batch], choices={})
    run.counts = session.counts.as_json()
    run.rows_done = run.rows_total
    run.status, run.heartbeat_at = RunStatus.VORSCHAU, None
    run.save()


def _beat(run: ImportRun) -> Callable[[int], None]:
    """Progress into the database, at most every other second."""
    last = timezone.now()

    def beat(done: int) -> None:
        nonlocal last
        now = timezone.now()
        if now - last >= HEARTBEAT:
            last = now
            ImportRun.objects.filter(pk=run.pk).update(rows_done=done, heartbeat_at=now)

    return beat


@contextmanager
def _job(run_pk: int, status: RunStatus, *, once: bool = False) -> Iterator[ImportRun | None]:
    """The run inside its scope, or None where there is nothing to do; a failure puts it back to its safe state."""
    with all_tenants():
        run = ImportRun.objects.select_related("stelle").filter(pk=run_pk, status=status).first()
    if run is None:
        yield None
        return
    with scope(stelle=run.stelle):
        if once and run.heartbeat_at is not None:
            _interrupt(run)
            yield None
            return
        run.heartbeat_at = timezone.now()
        run.save(update_fields=["heartbeat_at"])
        try:
            yield run
        except DomainError as error:
            _put_back(run_pk, status, error.code, dict(error.values))
        except Exception:
            log.exception("import run %s failed", run_pk)
            _put_back(run_pk, status, "import_failed", {})


def _lock(run: ImportRun, status: RunStatus) -> None:
    """Hold the row until the end: that is how ``recover_runs`` knows that somebody is alive."""
    ImportRun.objects.select_for_update().get(pk=run.pk, status=status)


def _interrupt(run: ImportRun) -> None:
    status = RunStatus(run.status)
    _put_back(run.pk, status, _INTERRUPTED[status], {})
    progress.forget(run)


def _put_back(run_pk: int, status: RunStatus, code: str, values: dict[str, object]) -> None:
    rows = ImportRun.objects.filter(pk=run_pk, status=status)
    rows.update(status=SAFE[status], error_code=code, error_values=values, heartbeat_at=None, rows_done=0)


def _actor(run: ImportRun, name: str, user_pk: int | None) -> Actor:
    user = User.objects.filter(pk=user_pk).first() if user_pk else None
    return Actor(user=user, name=name, stelle=run.stelle, role=Role.KOORDINATION)


def _summary(run: ImportRun) -> str:
    report = run.report
    return f"+{report['created']} ~{report['updated']}"
