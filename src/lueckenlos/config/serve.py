"""One process that serves pages and works off jobs: the embedded use."""

import errno
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import TConn, ThreadWorker

from lueckenlos.config import tables
from lueckenlos.shared.collector import without_collector
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.registers import connect_all

if TYPE_CHECKING:
    from concurrent.futures import Future

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# many more than the cores can use: who registers at the same time is decided together (events.actions.registering),
# and of 24 who wait, twice as many at a time as of 10
THREADS = 24
# pages at once that keep the cores busy; jobs wait meanwhile
FULL = 4
# seconds a thread may compute once another wants the interpreter. Among many pages handing it round costs more than
# it gives, and everybody is late; beside a job a page must get it back soon after every query.
SELDOM = 0.02
OFTEN = sys.getswitchinterval()
# new objects before the collector looks for circles: a page makes some thousand and leaves hardly any behind
COLLECT_AFTER = 20_000


class Crowd:
    """The application, and whether pages keep the cores busy."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application
        self._lock = threading.Lock()
        self._inside = 0

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        self._count(1)
        try:
            # the page is made here; what is left afterwards is to send it
            return self._application(environ, start_response)
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        with self._lock:
            was_full = self.is_full()
            self._inside += change
            if self.is_full() != was_full:
                sys.setswitchinterval(OFTEN if was_full else SELDOM)

    def is_full(self) -> bool:
        return self._inside >= FULL


class Worker(ThreadWorker):  # type: ignore[misc] # gunicorn ships no types
    """Takes a newcomer only when one of its threads is free.

    Who has to wait does so in the one queue that all processes take from. A process that has once accepted a connection
    keeps it: of two, the quicker to accept had many more waiting, and they saw twice the usual time.
    """

    # requests that a thread works on or is about to
    _in_hand = 0

    def enqueue_req(self, conn: TConn) -> None:
        super().enqueue_req(conn)
        self._in_hand += 1
        self.set_accept_enabled(self._accepting)

    def finish_request(self, conn: TConn, fs: "Future[object]") -> None:
        self._in_hand -= 1
        super().finish_request(conn, fs)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Asked again by the loop after every event, so a thread that has become free is used at once."""
        super().set_accept_enabled(enabled and self._in_hand < self.cfg.threads)


class Server(BaseApplication):  # type: ignore[misc] # gunicorn ships no types
    """Gunicorn with our options instead of a configuration file."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from lueckenlos.config.wsgi import application  # noqa: PLC0415 -- app ready

        return Crowd(application)


def run(*, host: str, port: int | None, workers: int) -> int:
    """Bring the database up to date, then serve until a signal ends it."""
    port = port or int(os.environ.get("PORT") or 8000)
    _must_be_free(host, port)
    tables.bring_up_to_date()
    settings.UPLOAD_DIR.mkdir(parents=True, exist_ok=True)
    print(f"Lückenlos läuft auf http://{host}:{port} – beenden mit Strg-C.", flush=True)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Server(
        {
            "bind": f"{host}:{port}",
            "workers": workers,
            "worker_class": Worker,
            "threads": THREADS,
            "timeout": 120,
            "graceful_timeout": 5,
            # the default socket lies in HOME, where a second instance would take it over
            "control_socket_disable": True,
            "loglevel": "warning",
            "accesslog": None,
            "post_worker_init": _start_worker_thread,
        }
    ).run()
    return 0


def _must_be_free(host: str, port: int) -> None:
    """Gunicorn would try for five seconds and then write five lines of its own."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host.strip("[]"), port), family=family).close()
    except OSError as error:
        code = "cli_port_taken" if error.errno == errno.EADDRINUSE else "cli_port_closed"
        raise BadInput(code, host=host, port=port, reason=error.strerror) from error


def keep_what_stays() -> None:
    """Spare the collector what a started process never gives up: walking through it costs a page 90 ms now and then.

    And let it look seldom: at the usual 700 new objects it takes a tenth of the time of a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 10, 10)


def _start_worker_thread(worker: Any) -> None:
    """Jobs run beside the pages in the first process only, what is kept is made ready in each. The German dictionary
    loads while nobody waits for it.

    Pages are imported first: beside the busy dictionary that would take three times as long. And imported here, because
    the supervisor, which has only migrated, would carry all of it for nothing.
    """
    with without_collector():
        # reading the attribute imports the addresses and every view
        _ = get_resolver().url_patterns
        connect_all()
    keep_what_stays()
    from lueckenlos import german  # noqa: PLC0415 -- not in the supervisor
    from lueckenlos.config import ahead, jobs  # noqa: PLC0415 -- not in the supervisor

    threading.Thread(target=german.prepare, name="woerterbuch", daemon=True).start()
    beside: dict[str, Callable[[Callable[[], bool]], None]] = {"bereithalter": ahead.make_ready}
    if worker.age == 1:
        beside["auftragslaeufer"] = jobs.work_forever
    for name, work in beside.items():
        threading.Thread(target=work, args=[worker.wsgi.is_full], name=name, daemon=True).start()


if __name__ == "__main__":
    sys.exit(run(host="127.0.0.1", port=None, workers=1))
