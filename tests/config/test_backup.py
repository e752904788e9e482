"""Backup and restore as somebody types them: processes of their own on folders of their own."""

import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from lueckenlos.tenancy.files import FOLDER

pytestmark = pytest.mark.long

COMMAND = Path(sys.executable).with_name("lueckenlos")
STELLE = ("stelle", "musterstadt", "Stadt Musterstadt (erfunden)")


class Installation:
    """A folder with data, and a database."""

    def __init__(self, folder: Path, database: str = "") -> None:
        folder.mkdir()
        self.folder = folder
        clean = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        self._environment: Mapping[str, str] = {**clean, "DATA_DIR": str(folder), "DATABASE_URL": database}
        self._database = database

    def run(self, *arguments: str | Path) -> tuple[int, str]:
        done = subprocess.run(  # noqa: S603 -- our own command
            [COMMAND, *arguments], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def counted(self) -> int:
        """Where the counter of changes stands."""
        if self._database:
            with psycopg.connect(self._database) as server:
                (number,) = server.execute("SELECT last_value FROM watched_changes").fetchone() or (0,)
                return int(number)
        with closing(sqlite3.connect(self.folder / "lueckenlos.sqlite3")) as file:
            return int(file.execute("SELECT number FROM watched_changes").fetchone()[0])

    def stelle_again(self) -> int:
        """2 if the Stelle is there already."""
        return self.run(*STELLE)[0]


@contextmanager
def database(name: str) -> Iterator[str]:
    """Address of an empty database of its own; the empty text on SQLite, which lies in the folder."""
    if connection.vendor == "sqlite":
        yield ""
        return
    ours = settings.DATABASES["default"]
    server = f"postgresql://{ours['USER']}:{ours['PASSWORD']}@{ours['HOST']}:{ours['PORT']}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server}/{name}"
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_backup_brings_everything_back(tmp_path: Path, worker_id: str) -> None:
    saved = tmp_path / "sicherung.zip"
    with database(f"backup_{worker_id}_one") as first, database(f"backup_{worker_id}_two") as second:
        old, new = Installation(tmp_path / "alt", first), Installation(tmp_path / "neu", second)
        assert old.run("migrate")[0] == 0
        assert old.run(*STELLE)[0] == 0
        (old.folder / "uploads").mkdir()
        (old.folder / "uploads" / "liste.csv").write_text("titel", encoding="utf-8")
        private = Path("uploads") / FOLDER / "ab" / "abcdef"
        (old.folder / private).parent.mkdir(parents=True)
        (old.folder / private).write_bytes(b"%PDF-1.7")

        assert old.run("backup", saved)[0] == 0
        assert saved.stat().st_mode & 0o077 == 0
        assert new.run("restore", saved)[0] == 0

        # or a server that still runs would take what it keeps for what was put back
        assert new.counted() != old.counted()
        assert new.stelle_again() == 2
        assert (new.folder / "uploads" / "liste.csv").read_text(encoding="utf-8") == "titel"
        assert (new.folder / private).read_bytes() == b"%PDF-1.7"
        assert (new.folder / "secret.key").read_bytes() == (old.folder / "secret.key").read_bytes()

        code, told = new.run("restore", saved)
        assert (code, "--ersetzen" in told) == (2, True)
        (new.folder / "uploads" / "liste.csv").unlink()
        assert new.run("restore", saved, "--ersetzen")[0] == 0
        assert (new.folder / "uploads" / "liste.csv").is_file()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return Installation(tmp_path_factory.mktemp("backup") / "leer")


def test_nothing_is_overwritten(empty: Installation, tmp_path: Path) -> None:
    there = tmp_path / "da.zip"
    there.write_text("wichtig", encoding="utf-8")
    code, told = empty.run("backup", there)
    assert (code, told.strip()) == (2, f"„{there}“ gibt es schon. Bitte geben Sie einen anderen Namen an.")
    assert there.read_text(encoding="utf-8") == "wichtig"
    assert empty.run("backup", tmp_path / "fehlt" / "neu.zip")[0] == 2


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"kein Archiv",
        {"fremd.txt": "x"},
        {"lueckenlos.json": "{"},
        {"lueckenlos.json": "{}", "datenbank": ""},
    ],
)
def test_what_is_no_backup_is_refused(empty: Installation, tmp_path: Path, content: object) -> None:
    file = tmp_path / "sicherung.zip"
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif isinstance(content, dict):
        with zipfile.ZipFile(file, "w") as archive:
            for name, text in content.items():
                archive.writestr(name, text)
    code, told = empty.run("restore", file)
    assert (code, len(told.strip().splitlines()), str(file) in told) == (2, 1, True)


@pytest.mark.parametrize(
    ("manifest", "word"),
    [
        ('{"format": 9, "database": "sqlite", "migrations": [], "version": "9", "made_at": ""}', "Format"),
        ('{"format": 1, "database": "oracle", "migrations": [], "version": "9", "made_at": ""}', "DATABASE_URL"),
        (
            '{"format": 1, "database": "sqlite", "migrations": ["geo.0099_neu"], "version": "9", "made_at": ""}',
            "neueren",
        ),
    ],
)
def test_a_backup_of_another_world_is_refused(empty: Installation, tmp_path: Path, manifest: str, word: str) -> None:
    file = tmp_path / "sicherung.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("lueckenlos.json", manifest)
        archive.writestr("datenbank", "")
    code, told = empty.run("restore", file)
    assert (code, word in told) == (2, True)
