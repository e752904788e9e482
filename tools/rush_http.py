"""The rush over HTTP against the real ``lueckenlos serve``, with every answer judged against the database afterwards.

python tools/rush_http.py [sqlite] [postgres] [send] [whole] [kill] [PEOPLE]

Without a name both databases, the whole way, once undisturbed and once killed: that is what ``make bench`` shows.
"""

import contextlib
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import bench_rush as crowd
import postgres

TICKS: Final = os.sysconf("SC_CLK_TCK")
WAYS: Final = MappingProxyType({"send": "Absenden und Antwort", "whole": "beide Seiten, Absenden und Antwort"})


class App:
    """The server in a process group of its own, which can be killed and started again at the same port."""

    def __init__(self, environment: dict[str, str], processes: int) -> None:
        self.port = postgres.free_port()
        self.settings = {**os.environ, **environment, "PROXY_COUNT": "1", "PORT": str(self.port)}
        self.processes = processes
        # of the killed ones; nobody can ask them any more
        self.used = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "lueckenlos.config.cli", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(
            [*command, "--workers", str(self.processes)],
            env=self.settings,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )

    def kill(self) -> None:
        assert self._process
        self.used += self._now()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def seconds_used(self) -> float:
        """Of processor, by all its processes."""
        return self.used + self._now()

    def settle(self) -> None:
        """Wait until what a fresh start still loads (the dictionary) is there; at most 20 seconds."""
        for _ in range(40):
            before = self._now()
            time.sleep(0.5)
            if self._now() - before < 0.1:
                return

    def _now(self) -> float:
        assert self._process
        return sum(_seconds_of(status) for status in _members(self._process.pid))


def _members(group: int) -> Iterator[list[str]]:
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            status = file.read_text().rpartition(")")[2].split()
            if int(status[2]) == group:
                yield status


def _seconds_of(status: Sequence[str]) -> float:
    return (int(status[11]) + int(status[12])) / TICKS


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=5)
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
        else:
            return
    raise SystemExit("the server did not come up")


@contextmanager
def served(environment: dict[str, str], processes: int, *, settled: bool) -> Iterator[tuple[App, str]]:
    """The running server, and the address of the form of the newest event."""
    (where,) = crowd.finish(crowd.start(["where"], environment))
    app = App(environment, processes)
    address = f"http://127.0.0.1:{app.port}{where['path']}"
    app.start()
    try:
        _wait_for(address)
        if settled:
            app.settle()
        yield app, address
    finally:
        app.kill()


@dataclass(frozen=True, slots=True)
class Run:
    """What came out of one rush. ``answers`` are the client's lines, ``held`` is the tally of the database."""

    answers: list[crowd.Answer]
    held: crowd.Answer
    seconds: float
    app_used: float
    client_used: float
    kills: int

    def wrong(self, people: int) -> dict[str, int]:
        """All zero, or something was sold twice, lost or told wrongly."""
        rows = {person: (number, status) for person, number, status in self.held["rows"]}
        told = {answer["person"]: answer for answer in self.answers}
        right = [a for a in told.values() if rows.get(a["person"]) == (a.get("number"), a["answer"])]
        waiting = any(status == "warteliste" for _, status in rows.values())
        return {
            "überbucht": max(0, max(self.held["held"], self.held["taken"]) - self.held["capacity"]),
            "leer geblieben": self.held["capacity"] - self.held["held"] if waiting else 0,
            "doppelt": len(self.held["rows"]) - len(rows),
            "verloren": people - len(rows),
            "ohne Brief": self.held["registrations"] - self.held["mailed"],
            "falsch beantwortet": people - len(right),
        }


def run(
    environment: dict[str, str],
    *,
    places: int,
    people: int,
    at_once: int,
    processes: int,
    way: str,
    kills: int = 0,
    settled: bool = True,
) -> Run:
    """One rush on a new event. ``kills`` times all processes of the server die in the middle and are started again."""
    crowd.finish(crowd.start(["setup", places], environment))
    client = [sys.executable, str(Path(__file__).with_name("rush_client.py"))]
    with served(environment, processes, settled=settled) as (app, address):
        asking = [*client, address, way, str(people), str(at_once)]
        lines: list[Any] = []
        with subprocess.Popen(asking, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            began, used = time.perf_counter(), app.seconds_used()
            killed = 0
            for line in process.stdout:
                lines.append(json.loads(line))
                if killed < kills and len(lines) == people * (killed + 1) // (kills + 1):
                    killed += 1
                    app.kill()
                    app.start()
            seconds = time.perf_counter() - began
        app_used = app.seconds_used() - used
    (held,) = crowd.finish(crowd.start(["tally"], environment))
    return Run(lines[:-1], held, seconds, app_used, lines[-1]["used"], killed)


def report(name: str, way: str, done: Run, people: int) -> None:
    waits = sorted(answer["waited"] for answer in done.answers)
    pages = sorted(answer["slowest"] for answer in done.answers)
    again = Counter(bool(answer["again"]) for answer in done.answers)[True]
    wrong = ", ".join(f"{what} {number}" for what, number in done.wrong(people).items())
    killed = f", Server {done.kills}-mal abgeschossen (kill -9)" if done.kills else ""
    print(
        f"Ansturm über HTTP ({name}, {WAYS[way]}{killed}): {len(waits) / done.seconds * 60:.0f} Anmeldungen je Minute, "
        f"vom Absenden bis zur Antwort Median {statistics.median(waits):.2f} s, p95 {_p95(waits):.2f} s, "
        f"längste {waits[-1]:.2f} s; langsamste Seite p95 {_p95(pages):.2f} s; Rechenzeit je Anmeldung "
        f"Server {done.app_used / people * 1000:.1f} ms, Besucher {done.client_used / people * 1000:.1f} ms; "
        f"noch einmal gefragt haben {again}; {wrong}",
        flush=True,
    )


def _p95(values: Sequence[float]) -> float:
    return values[int(len(values) * 0.95)]


def rush(wanted: set[str]) -> None:
    """PEOPLE want PLACES: SQLite with one process, PostgreSQL with two; and the same with the server killed."""
    ways = [(way, 0) for way in WAYS if way in wanted]
    if "kill" in wanted:
        ways.append(("whole", 2))
    people = next((int(word) for word in wanted if word.isdecimal()), crowd.PEOPLE)
    size = {"places": crowd.PLACES, "people": people, "at_once": crowd.AT_ONCE}
    for way, kills in ways or [("whole", 0), ("whole", 2)]:
        if "postgres" not in wanted:
            with tempfile.TemporaryDirectory(prefix="lueckenlos-rush-") as folder:
                environment = {"DATA_DIR": folder, "DATABASE_URL": ""}
                done = run(environment, processes=1, way=way, kills=kills, **size)
            report("SQLite, ein Prozess", way, done, people)
        if "sqlite" not in wanted:
            with crowd.throw_away() as address, tempfile.TemporaryDirectory(prefix="lueckenlos-rush-") as folder:
                if not address:
                    continue
                environment = {"DATA_DIR": folder, "DATABASE_URL": address}
                done = run(environment, processes=2, way=way, kills=kills, **size)
            report("PostgreSQL ohne fsync, zwei Prozesse", way, done, people)


def main() -> int:
    # so that a time limit leaves no server behind
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    rush(set(sys.argv[1:]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
