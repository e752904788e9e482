"""The embedded server: where it listens, where it keeps its data, and that it goes without a trace."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from commands import COMMAND, lueckenlos, surroundings

pytestmark = pytest.mark.long

PATIENCE = 60.0
END = 10.0  # seconds it may take to stop


@contextmanager
def running(folder: Path, *arguments: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A command in a process group of its own; whatever happens, nothing of it stays."""
    process = subprocess.Popen(  # noqa: S603 -- our own command
        [COMMAND, *arguments],
        env=surroundings(folder, **settings),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if members(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stdout
        process.stdout.close()


def members(group: int) -> list[int]:
    """Processes of the group that still live; one that only waits to be collected does not."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of_group = status.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue  # it has just ended
        if int(of_group) == group and state != "Z":
            found.append(int(status.parent.name))
    return found


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


def page(port: int) -> int:
    """Status of the health page, as soon as the server listens."""
    latest = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/gesund/", timeout=PATIENCE) as answer:
                return int(answer.status)
        except ConnectionError:
            pass
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError) or time.monotonic() > latest:
                raise
        time.sleep(0.05)


@pytest.fixture
def port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see the processes")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_serves_and_ends(data: Path, port: int, end: signal.Signals) -> None:
    with running(data, "serve", PORT=str(port)) as server:
        assert first_line(server) == f"Lückenlos läuft auf http://127.0.0.1:{port} – beenden mit Strg-C.\n"
        assert page(port) == 200
        assert {"lueckenlos.sqlite3", "secret.key", "uploads"} <= {file.name for file in data.iterdir()}
        assert len(members(server.pid)) == 2  # the one that watches and the one that serves

        server.send_signal(end)
        assert server.wait(timeout=END) == 0
        assert members(server.pid) == []
        assert server.stdout
        assert "Traceback" not in server.stdout.read()


def test_port_that_is_taken(data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        answer = lueckenlos(data, "serve", PORT=taken)
    assert answer.code == 2
    assert answer.err == f"Port {taken} ist schon belegt. Bitte mit --port einen anderen nennen.\n"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_worker_ends(data: Path, end: signal.Signals) -> None:
    assert lueckenlos(data, "migrate").code == 0
    with running(data, "worker", LOG_LEVEL="INFO") as worker:
        assert re.search("Starting worker", first_line(worker))
        worker.send_signal(end)
        assert worker.wait(timeout=END) == 0
        assert members(worker.pid) == []
