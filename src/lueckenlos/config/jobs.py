"""Works off jobs; those of a dead worker are taken up again, which the job library leaves lying for ever."""

import os
import secrets
import signal
import socket
import threading
from datetime import timedelta
from types import FrameType
from typing import Any

from django.db import close_old_connections, transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from lueckenlos.events import tasks as event_tasks
from lueckenlos.imports import tasks as import_tasks

INTERVAL_SECONDS = 1.0
RECLAIM_SECONDS = 60.0
# a job of another machine whose worker cannot be asked: nothing here runs longer
LONGEST_JOB = timedelta(hours=2)


def work_until_stopped() -> int:
    """Run jobs in the foreground until SIGINT or SIGTERM; the job at hand is finished first."""
    worker = _worker()

    def stop(signum: int, frame: FrameType | None) -> None:
        worker.running = False

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    _reclaim_now_and_then()
    worker.run()
    return 0


def work_forever() -> None:
    """Run jobs in this thread for as long as the process lives."""
    _reclaim_now_and_then()
    _worker().run()


def reclaim_lost_jobs() -> int:
    """Put running jobs whose worker is gone back into the queue; returns how many."""
    lost = 0
    with transaction.atomic():
        for job in DBTaskResult.objects.running():
            if not _alive(job.worker_ids[-1] if job.worker_ids else "", job):
                lost += DBTaskResult.objects.filter(pk=job.pk, status="RUNNING").update(status="READY", started_at=None)
    return lost


def _reclaim_now_and_then() -> None:
    reclaim_lost_jobs()
    import_tasks.recover_runs(timezone.now())

    def loop() -> None:
        pause = threading.Event()
        while not pause.wait(RECLAIM_SECONDS):
            close_old_connections()
            reclaim_lost_jobs()
            import_tasks.recover_runs(timezone.now())
            event_tasks.expire_due(timezone.now())
            close_old_connections()

    threading.Thread(target=loop, name="auftraege-zurueckholen", daemon=True).start()


def _worker() -> Worker:
    return Worker(
        queue_names=["default"],
        interval=INTERVAL_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(6)}",
        excluded_queue_names=[],
    )


def _alive(worker_id: str, job: "DBTaskResult[Any, Any]") -> bool:
    host, _, rest = worker_id.partition(":")
    if host != socket.gethostname()[:30]:
        return job.started_at is not None and timezone.now() - job.started_at < LONGEST_JOB
    pid = rest.partition(":")[0]
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
