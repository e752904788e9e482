"""One file with everything an installation needs to come back: database, uploads, key.

The database is copied while people work (SQLite's own online copy, or ``pg_dump``). Nothing is replaced before the file
has been unpacked and checked, and the database is replaced in one step.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from lueckenlos import __version__
from lueckenlos.config import tables
from lueckenlos.shared import watched
from lueckenlos.tenancy.models import Stelle

FORMAT: Final = 1
_MANIFEST: Final = "lueckenlos.json"
_DATABASE: Final = "datenbank"
_KEY: Final = "secret.key"
_UPLOADS: Final = "uploads/"


_SENTENCES: Final = {
    "exists": "„{file}“ gibt es schon. Bitte geben Sie einen anderen Namen an.",
    "no_folder": "Den Ordner „{folder}“ gibt es nicht. Bitte legen Sie ihn zuerst an.",
    "in_use": "Diese Installation enthält schon Daten. Mit --ersetzen werden sie überschrieben.",
    "missing": "„{file}“ gibt es nicht.",
    "damaged": "„{file}“ ist keine Sicherung oder beschädigt. Bitte nehmen Sie eine andere Datei.",
    "other_format": "Diese Sicherung hat das Format {found}; diese Version kennt {known}.",
    "other_database": "Die Sicherung ist von {found}, eingestellt ist {known}. Bitte prüfen Sie DATABASE_URL.",
    "newer": "Die Sicherung ist von der neueren Version {version}. Bitte aktualisieren Sie Lückenlos zuerst.",
    "no_tool": "„{tool}“ fehlt. Bitte richten Sie die Werkzeuge von PostgreSQL ein.",
    "tool_failed": "{tool} ist gescheitert: {reason}",
}


class Refused(Exception):
    """Nothing was changed; its text says in German what to do."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(_SENTENCES[code].format(**values))


def backup(target: Path) -> int:
    """Write the file ``target``, readable by the owner alone. Exit code 2 with a sentence if that is not possible."""
    return _told(lambda: _backup(target))


def restore(source: Path, *, replace: bool) -> int:
    """Put back what ``backup`` wrote; an installation that is in use only with ``replace``."""
    return _told(lambda: _restore(source, replace=replace))


def _told(work: Callable[[], None]) -> int:
    try:
        work()
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    return 0


def _backup(target: Path) -> None:
    if target.exists():
        raise Refused("exists", file=target)
    if not target.parent.is_dir():
        raise Refused("no_folder", folder=target.parent)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".sicherung-") as folder:
        database, made = Path(folder) / _DATABASE, Path(folder) / target.name
        _copy_database(database)
        uploads = [path for path in sorted(settings.UPLOAD_DIR.rglob("*")) if path.is_file()]
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_MANIFEST, json.dumps(_manifest(), ensure_ascii=False, indent=1))
            archive.write(database, _DATABASE)
            key = settings.DATA_DIR / _KEY
            if key.is_file():
                archive.write(key, _KEY)
            for path in uploads:
                archive.write(path, _UPLOADS + path.relative_to(settings.UPLOAD_DIR).as_posix())
        made.chmod(0o600)
        made.replace(target)
    size = f"{target.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    print(f"Gesichert: {target} ({size} MB, hochgeladene Dateien: {len(uploads)}).")
    print("Die Datei enthält personenbezogene Daten. Bewahren Sie sie so sicher auf wie die Datenbank.")


def _restore(source: Path, *, replace: bool) -> None:
    with _opened(source) as archive, tempfile.TemporaryDirectory(dir=settings.DATA_DIR) as folder:
        manifest = _checked_manifest(archive)
        if not replace and _in_use():
            raise Refused("in_use")
        archive.extractall(folder, [name for name in archive.namelist() if name != _MANIFEST])
        unpacked = Path(folder)
        _load_database(unpacked / _DATABASE)
        _replace_files(unpacked)
    tables.bring_up_to_date()
    watched.leap()
    print(f"Zurückgespielt: Stand vom {manifest['made_at']}, Version {manifest['version']}.")
    print("Bitte starten Sie laufende Server jetzt neu.")


def _manifest() -> Mapping[str, Any]:
    return {
        "format": FORMAT,
        "version": __version__,
        "made_at": timezone.localtime().isoformat(timespec="minutes"),
        "database": connection.vendor,
        "migrations": _applied(),
    }


def _applied() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations)


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(source)
        broken = archive.testzip()
    except FileNotFoundError as error:
        raise Refused("missing", file=source) from error
    except (OSError, zipfile.BadZipFile) as error:
        raise Refused("damaged", file=source) from error
    if broken:
        raise Refused("damaged", file=source)
    return archive


def _checked_manifest(archive: zipfile.ZipFile) -> Mapping[str, Any]:
    names = archive.namelist()
    if _MANIFEST not in names or _DATABASE not in names:
        raise Refused("damaged", file=archive.filename)
    try:
        manifest: Mapping[str, Any] = json.loads(archive.read(_MANIFEST))
        _ = [manifest[name] for name in ("format", "version", "made_at", "database", "migrations")]
    except (ValueError, LookupError, TypeError) as error:
        raise Refused("damaged", file=archive.filename) from error
    if manifest["format"] != FORMAT:
        raise Refused("other_format", found=manifest["format"], known=FORMAT)
    if manifest["database"] != connection.vendor:
        raise Refused("other_database", found=manifest["database"], known=connection.vendor)
    known = {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations}
    newer = set(manifest["migrations"]) - known
    if newer:
        raise Refused("newer", version=manifest["version"])
    return manifest


def _in_use() -> bool:
    there = Stelle._meta.db_table in connection.introspection.table_names()
    return there and Stelle.objects.exists()


def _replace_files(unpacked: Path) -> None:
    key = unpacked / _KEY
    if key.is_file():
        key.chmod(0o600)
        key.replace(settings.DATA_DIR / _KEY)
    fresh = unpacked / _UPLOADS
    fresh.mkdir(exist_ok=True)
    shutil.rmtree(settings.UPLOAD_DIR, ignore_errors=True)
    fresh.replace(settings.UPLOAD_DIR)


def _copy_database(target: Path) -> None:
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(_sqlite_file())) as ours, closing(sqlite3.connect(target)) as copy:
            ours.backup(copy)
    else:
        _postgresql(["pg_dump", "--format=custom", "--no-owner", f"--file={target}"])


def _load_database(source: Path) -> None:
    connection.close()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(source)) as saved, closing(sqlite3.connect(_sqlite_file())) as ours:
            if saved.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Refused("damaged", file=source.name)
            saved.backup(ours)
    else:
        _postgresql(
            ["pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"], source
        )


def _sqlite_file() -> Path:
    return Path(str(settings.DATABASES["default"]["NAME"]))


def _postgresql(command: Sequence[str], source: Path | None = None) -> None:
    """Run one of PostgreSQL's tools; the password goes by the environment, where no list of processes shows it."""
    values = settings.DATABASES["default"]
    given = [f"--host={values['HOST']}", f"--port={values['PORT']}", f"--username={values['USER']}"]
    environment = {**os.environ, "PGPASSWORD": str(values["PASSWORD"])}
    rest = [f"--dbname={values['NAME']}", *([str(source)] if source else [])]
    try:
        tool = [*command, *given, *rest]
        subprocess.run(tool, env=environment, check=True, capture_output=True, text=True)  # noqa: S603 -- ours
    except FileNotFoundError as error:
        raise Refused("no_tool", tool=command[0]) from error
    except subprocess.CalledProcessError as error:
        raise Refused("tool_failed", tool=command[0], reason=error.stderr.strip()) from error
