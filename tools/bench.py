"""Measures what we promise and prints medians with sizes and machine; nothing here passes or fails.

python tools/bench.py [import] [pages] [picture] [served] [events] [process] [rush] [equity] [goals …]    (none: all)

``goals`` and the like measure one package alone, on a database that holds nothing else.
"""

import importlib
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
# at their largest: a conference of 500 people, 200 communes of five years
PACKAGES = {
    "events": ("halls", "bazaar", "courses", "conferences"),
    "process": (
        *("process", "goals", "boards", "quality", "participation", "indicators"),
        *("adoption", "network", "library", "advice", "news", "reports", "imports"),
        *("funding", "health", "prizes"),
    ),
}
sys.path.insert(0, str(ROOT / "tools"))


def main() -> int:
    parts = {"import", "pages", "picture", "served", "packages", "events", "process", "rush", "equity"}
    wanted = set(sys.argv[1:]) or parts
    # as on any machine where it is installed: the first start compiles, later ones do not
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    machine = f"{os.cpu_count()} Kerne, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"Rechner: {machine}, {platform.system()} {platform.machine()}")
    with tempfile.TemporaryDirectory(prefix="lueckenlos-bench-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "lueckenlos.config.settings"
        import django

        django.setup()
        from django.test.utils import override_settings

        with override_settings(ALLOWED_HOSTS=["*"]):
            _in_process(wanted, Path(folder))
    for name, part in {"served": served, "rush": rush, "equity": equity}.items():
        if name in wanted:
            part()
    return 0


def _in_process(wanted: set[str], folder: Path) -> None:
    import bench_parts as parts
    from lueckenlos.config.serve import keep_what_stays

    if "packages" in wanted:
        parts.packages()
    if wanted & {"import", "pages", "picture"}:
        parts.make_database()
    if "import" in wanted:
        parts.imports(folder)
    if wanted & {"pages", "picture"}:
        parts.fill(folder)
    # as the server does before its first page
    keep_what_stays()
    with parts.as_served():
        if "picture" in wanted:
            parts.pictures()
        if "pages" in wanted:
            parts.pages()
            parts.computed()
    packages = [one for group, those in PACKAGES.items() for one in those if wanted & {group, one}]
    if packages:
        _packages(packages)


def _packages(names: list[str]) -> None:
    from lueckenlos.config.tables import bring_up_to_date

    bring_up_to_date()
    print("\nMediane der Rechenzeit im Prozess")
    for name in names:
        for line in importlib.import_module(f"bench_{name}").run():
            print(line)


def equity() -> None:
    """Pure numbers, without a database."""
    import bench_equity

    for line in bench_equity.run():
        print(line)


def rush() -> None:
    """In one process and over HTTP."""
    import bench_rush
    import rush_http

    bench_rush.rush()
    rush_http.rush(set())


def median_ms(work: Callable[[], object], runs: int = RUNS, before: Callable[[], object] = lambda: None) -> float:
    """Median of ``runs`` after one run that warms the caches. What is done ``before`` each is not measured."""
    work()
    times = []
    for _ in range(runs):
        before()
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def served() -> None:
    """The demo as ``make run`` serves it: time to be ready (first, second start) and memory after a walk through it."""
    with tempfile.TemporaryDirectory(prefix="lueckenlos-bench-") as folder:
        port = "28917"
        environment = {**os.environ, "DATA_DIR": folder, "PORT": port}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        for start in ("erster", "zweiter"):
            started = time.perf_counter()
            command = Path(sys.executable).with_name("lueckenlos")
            subprocess.run([command, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
            server = subprocess.Popen([command, "serve", "--port", port], env=environment, stdout=subprocess.DEVNULL)
            try:
                _wait(port)
                print(f"Vorführung, {start} Start: bereit nach {time.perf_counter() - started:.1f} s")
                if start == "zweiter":
                    walk = [sys.executable, str(ROOT / "tools" / "fetch_demo.py"), f"http://127.0.0.1:{port}"]
                    subprocess.run(walk, check=True, stdout=subprocess.DEVNULL)
                    for name, size in _memory(server.pid):
                        print(f"Speicher nach einem Rundgang: {name} {size} MiB")
            finally:
                server.terminate()
                server.wait(timeout=20)


def _wait(port: str) -> None:
    import urllib.error
    import urllib.request

    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/gesund/", timeout=2)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the demo did not come up")


def _memory(pid: int) -> list[tuple[str, int]]:
    """Proportional set size in MiB of the process and its children: what the machine would get back."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    sizes = []
    for process in [str(pid), *children]:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        values = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
        name = "Aufseher" if process == str(pid) else "Server"
        sizes.append((f"{name} (PSS)", values["Pss"] // 1024))
        sizes.append((f"{name} (RSS)", values["Rss"] // 1024))
    return sizes


if __name__ == "__main__":
    sys.exit(main())
