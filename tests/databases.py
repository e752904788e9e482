"""Empty databases with all tables: made once for all workers and all processes of a run, the others get a copy.

Made as for whoever starts Lückenlos for the first time (ADR 13). The copy lies in DATA_DIR (on PostgreSQL in the
server) under a name that changes with our code.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import connection

from lueckenlos.config.tables import bring_up_to_date

EmptyDatabase = Callable[[Path], AbstractContextManager[dict[str, str]]]
SOURCE = Path(__file__).resolve().parents[1] / "src" / "lueckenlos"


def _key() -> str:
    """What the tables are made from: our code, and the packages that bring some of their own."""
    digest = sha256(f"{version('django')} {version('django-tasks-db')}".encode())
    for path in sorted(SOURCE.rglob("*.py")):
        digest.update(str(path.relative_to(SOURCE)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


NAME = f"lueckenlos_leer_{_key()}"
FILE = Path(settings.DATA_DIR) / f"{NAME}.sqlite3"


@contextmanager
def test_database() -> Iterator[None]:
    """The database of this worker."""
    fill, keep = (_fill_memory, _keep_memory) if connection.vendor == "sqlite" else (_fill_server, _keep_server)
    usual, creation = connection.settings_dict["NAME"], connection.creation
    own = creation._get_test_db_name()
    connection.close()
    with _one_after_the_other():
        there = fill(own)
        if not there:
            creation._create_test_db(verbosity=0, autoclobber=True)
        connection.settings_dict["NAME"] = settings.DATABASES[connection.alias]["NAME"] = own
        if not there:
            bring_up_to_date()
            keep()
    yield
    creation.destroy_test_db(usual, verbosity=0)


@contextmanager
def empty_database(folder: Path) -> Iterator[dict[str, str]]:
    """DATA_DIR and DATABASE_URL of a database for a test's own processes, of the kind the suite runs on."""
    environment = {"DATA_DIR": str(folder), "DATABASE_URL": ""}
    if connection.vendor == "sqlite":
        shutil.copy(FILE, folder / "lueckenlos.sqlite3")
        yield environment
        return
    with _at_the_server_for_a_while(f'TEMPLATE "{NAME}"') as address:
        yield {**environment, "DATABASE_URL": address}


@contextmanager
def bare_database(folder: Path) -> Iterator[dict[str, str]]:
    """The same without a single table."""
    if connection.vendor == "sqlite":
        yield {"DATA_DIR": str(folder), "DATABASE_URL": ""}
        return
    with _at_the_server_for_a_while() as address:
        yield {"DATA_DIR": str(folder), "DATABASE_URL": address}


@contextmanager
def _one_after_the_other() -> Iterator[None]:
    with FILE.with_name("lueckenlos_leer.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# ---------------------------------------------------------------- SQLite: from memory to a file and back
def _fill_memory(name: str) -> bool:
    if not FILE.exists():
        return False
    with closing(sqlite3.connect(FILE)) as source, closing(sqlite3.connect(name, uri=True)) as memory:
        source.backup(memory)
        # the memory is there as long as somebody is connected
        connection.settings_dict["NAME"] = name
        connection.ensure_connection()
    return True


def _keep_memory() -> None:
    for old in FILE.parent.glob("lueckenlos_leer_*.sqlite3"):
        old.unlink()
    half = FILE.with_suffix(".half")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(half)) as target:
        connection.connection.backup(target)
    half.rename(FILE)


# ---------------------------------------------------------------- PostgreSQL: one database as the template of the next
def _fill_server(name: str) -> bool:
    if not _at_the_server(f"SELECT FROM pg_database WHERE datname = '{NAME}'"):
        return False
    _at_the_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _at_the_server(f'CREATE DATABASE "{name}" TEMPLATE "{NAME}"')
    return True


def _keep_server() -> None:
    connection.close()
    _at_the_server(f'CREATE DATABASE "{NAME}" TEMPLATE "{connection.settings_dict["NAME"]}"')


@contextmanager
def _at_the_server_for_a_while(options: str = "") -> Iterator[str]:
    name = f"lueckenlos_{uuid4().hex}"
    _at_the_server(f'CREATE DATABASE "{name}" {options}')
    try:
        yield f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"
    finally:
        _at_the_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def _at_the_server(sql: str) -> int:
    """How many rows it answers; each statement stands for itself, as databases are made outside of transactions."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        return max(admin.execute(sql).rowcount, 0)
