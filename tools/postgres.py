"""A throw-away PostgreSQL server for tests: own folder, own port, own life.

python tools/postgres.py -- pytest …     runs the command with DATABASE_URL set; exit code of the command
"""

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOT_THERE = 77


def server_folder() -> Path | None:
    """The folder of initdb and postgres, newest version first; None where no server is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def server(*settings: str) -> Iterator[str]:
    """Address of a fresh, empty database; the server is gone afterwards. ``settings`` such as ``autovacuum=off``."""
    folder = server_folder()
    if folder is None:
        raise SystemExit(NOT_THERE)
    # the server refuses to run as root
    user = _plain_user()
    home = Path(tempfile.mkdtemp(prefix="lueckenlos-pg-"))
    if user:
        shutil.chown(home, user)
    port = free_port()

    def run(*command: object) -> None:
        subprocess.run([str(part) for part in command], check=True, user=user, cwd=home, stdout=subprocess.DEVNULL)

    data = home / "data"
    try:
        run(folder / "initdb", "-D", data, "-U", "lueckenlos", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories=''"
        for setting in ("fsync=off", "full_page_writes=off", "synchronous_commit=off", *settings):
            options += f" -c {setting}"
        run(folder / "pg_ctl", "-D", data, "-o", options, "-l", home / "log", "-w", "start")
        try:
            yield f"postgresql://lueckenlos@127.0.0.1:{port}/postgres"
        finally:
            run(folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _plain_user() -> str | None:
    if getpass.getuser() != "root":
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    command = sys.argv[sys.argv.index("--") + 1 :]
    with server() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
