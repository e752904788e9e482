"""Works off jobs; those of a dead worker are taken up again, which the job library leaves lying for ever."""

import os
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from types import FrameType
from typing import Any

from django.db import close_old_connections, transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from lueckenlos.accounts.tasks import send_reset_mail
from lueckenlos.config import nightly
from lueckenlos.events import tasks as event_tasks
from lueckenlos.events.mail import mail_letter
from lueckenlos.exchange.mail import mail_digest, mail_nudge
from lueckenlos.funding.mail import mail_deadlines
from lueckenlos.imports import tasks as import_tasks
from lueckenlos.news.mail import mail_signup
from lueckenlos.news.sending import send_part
from lueckenlos.prizes.mail import mail_applicant, mail_juror

INTERVAL_SECONDS = 1.0
RECLAIM_SECONDS = 60.0
# so long a job waits for a calmer moment; then it is done all the same
LONGEST_PAUSE = 0.5
# a job of another machine whose worker cannot be asked: nothing here runs longer
LONGEST_JOB = timedelta(hours=2)
# a mail server is usually back within minutes, a full one within a day
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720)]
_MAIL_JOBS = (
    mail_applicant,
    mail_deadlines,
    mail_digest,
    mail_juror,
    mail_letter,
    mail_nudge,
    mail_signup,
    send_part,
    send_reset_mail,
)
MAILS = [task.module_path for task in _MAIL_JOBS]


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


def work_forever(busy: Callable[[], bool]) -> None:
    """Run jobs in this thread for as long as the process lives; while it is ``busy`` with people they go slowly."""
    _reclaim_now_and_then()
    _worker(busy).run()


def reclaim_lost_jobs() -> int:
    """Put running jobs whose worker is gone back into the queue; returns how many."""
    lost = 0
    with transaction.atomic():
        for job in DBTaskResult.objects.running():
            if not _alive(job.worker_ids[-1] if job.worker_ids else "", job):
                lost += DBTaskResult.objects.filter(pk=job.pk, status="RUNNING").update(status="READY", started_at=None)
    return lost


def retry_mails(now: datetime) -> int:
    """Put mails back into the queue that the mail server did not take; returns how many.

    The pauses grow; after the last one the job stays failed, and ``lueckenlos check`` names it.
    """
    again = 0
    for job in DBTaskResult.objects.failed().filter(task_path__in=MAILS, finished_at__isnull=False):
        tried = len(job.worker_ids)
        if 0 < tried <= len(PAUSES) and job.finished_at + PAUSES[tried - 1] <= now:
            failed = DBTaskResult.objects.failed().filter(pk=job.pk)
            again += failed.update(status="READY", started_at=None, finished_at=None)
    return again


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
            event_tasks.remind_due(timezone.now())
            retry_mails(timezone.now())
            nightly.run_if_due(timezone.now())
            close_old_connections()

    threading.Thread(target=loop, name="auftraege-zurueckholen", daemon=True).start()


class PoliteWorker(Worker):
    """Lets people go first: in a rush a page is waited for, a mail is not, and both share one processor."""

    busy: Callable[[], bool]

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        latest = time.monotonic() + LONGEST_PAUSE
        while self.busy() and time.monotonic() < latest:
            time.sleep(0.02)
        super().run_task(db_task_result)


def _worker(busy: Callable[[], bool] = lambda: False) -> Worker:
    worker = PoliteWorker(
        queue_names=["default"],
        interval=INTERVAL_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(6)}",
        excluded_queue_names=[],
    )
    worker.busy = busy
    return worker


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
