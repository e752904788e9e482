"""Who the threads of a process cannot serve yet is left to the others."""

import selectors
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from gunicorn.config import Config
from gunicorn.glogging import Logger

from lueckenlos.config.serve import Worker

THREADS, NEWCOMERS = 2, 5


class Patient(Worker):
    """Its pages take until the test lets them go; then the connection is closed."""

    def __init__(self, listener: socket.socket) -> None:
        settings = Config()
        settings.set("threads", THREADS)
        super().__init__(1, 0, [listener], None, 30, settings, Logger(settings))
        self.go = threading.Event()
        self.served: list[object] = []
        self.tpool = ThreadPoolExecutor(THREADS)
        self.poller = selectors.DefaultSelector()
        self.method_queue.init()
        self.poller.register(self.method_queue.fileno(), selectors.EVENT_READ, self.method_queue.run_callbacks)

    def handle(self, conn: object) -> bool:
        self.go.wait()
        self.served.append(conn)
        return False

    def turn(self) -> None:
        """As the loop of gunicorn does."""
        self.set_accept_enabled(True)
        self.wait_for_and_dispatch_events(timeout=0.01)


def serve_all(worker: Patient) -> None:
    worker.go.set()
    while len(worker.served) < NEWCOMERS or worker.nr_conns:
        worker.turn()


@pytest.fixture
def worker() -> Iterator[Patient]:
    with ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        made = Patient(listener)
        for _ in range(NEWCOMERS):
            stack.enter_context(socket.create_connection(listener.getsockname()))
        yield made
        serve_all(made)
        made.tpool.shutdown()
        made.poller.close()
        made.method_queue.close()
        made.tmp.close()


def test_only_as_many_are_taken_as_there_are_threads(worker: Patient) -> None:
    for _ in range(3 * NEWCOMERS):
        worker.turn()
    assert worker.nr_conns == THREADS


def test_whoever_waits_is_taken_when_a_thread_is_free(worker: Patient) -> None:
    for _ in range(3 * NEWCOMERS):
        worker.turn()
    serve_all(worker)
    assert len(worker.served) == NEWCOMERS
