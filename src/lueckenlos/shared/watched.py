"""Whether anything has changed in the tables that kept values rest on, counted by the database itself (ADR 16).

Whoever writes, a page, a job, a command or another program, does so through the same triggers. PostgreSQL counts
statements, with a sequence: two writers of one row would wait for each other until the first commits. SQLite counts
changed and deleted rows. A trigger for new ones would make an import a third longer, because SQLite then copies every
page before it writes a row; they are known by their keys, which SQLite never gives twice. So nobody may write a new row
under an old key.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, Final

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

_READ: Final = re.compile(r"\b(?:FROM|JOIN)\s+\"?(\w+)")
_watched: frozenset[str] = frozenset()


def watch(tables: Collection[str]) -> None:
    """From now on this process asks about these tables. Makes the triggers where they are missing: a new database, a
    new version, a table that a migration has made anew."""
    global _watched  # noqa: PLW0603 -- set when a process starts, before anybody asks
    wanted = _kind().triggers(tables)
    if set(_existing()) != set(wanted):
        with transaction.atomic():
            _make(wanted)
    _watched = frozenset(tables)


def leap() -> None:
    """Count on from somewhere else. A database that was put back would give numbers once more, for other data."""
    with connection.cursor() as cursor:
        cursor.execute(_kind().leap)


def state() -> Hashable | None:
    """Two equal answers: nothing was committed to the tables in between. None where none are watched.

    One query, two on PostgreSQL. Not to be asked inside a transaction: what may still be undone counts there, too.
    """
    if not _watched:
        return None
    with connection.cursor() as cursor:
        return _kind().state(cursor, _watched)


def is_watched(tables: Collection[str]) -> bool:
    return _watched.issuperset(tables)


@contextmanager
def tables_read() -> Iterator[set[str]]:
    """Names of what this thread reads meanwhile."""
    found: set[str] = set()

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        found.update(_READ.findall(sql))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield found


class _Kind(ABC):
    """What the databases say in their own ways. ``counter`` is run before triggers are made, and always counts on: what
    was written without them was not counted."""

    existing: ClassVar[str]
    drop: ClassVar[str]
    leap: ClassVar[str]
    counter: ClassVar[tuple[str, ...]]

    @abstractmethod
    def triggers(self, tables: Collection[str]) -> Mapping[str, str]:
        """Name → what makes it."""

    @abstractmethod
    def state(self, cursor: CursorWrapper, tables: Collection[str]) -> Hashable: ...


class _Sqlite(_Kind):
    existing = r"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'watched\_%' ESCAPE '\'"
    drop = "DROP TRIGGER {name}"
    leap = "UPDATE watched_changes SET number = abs(random() / 4)"
    counter = (
        "CREATE TABLE IF NOT EXISTS watched_changes (number integer NOT NULL)",
        "INSERT INTO watched_changes SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM watched_changes)",
        "UPDATE watched_changes SET number = number + 1",
    )

    def triggers(self, tables: Collection[str]) -> Mapping[str, str]:
        names = {f"watched_{table}_{event}": (table, event) for table in tables for event in _EVENTS}
        return {name: _SQLITE_TRIGGER.format(name, *of) for name, of in names.items()}

    def state(self, cursor: CursorWrapper, tables: Collection[str]) -> Hashable:
        """Changes and deletions counted, and the last key of each table."""
        marks = ", ".join(["%s"] * len(tables))
        keys = f"SELECT name, seq FROM sqlite_sequence WHERE name IN ({marks})"  # noqa: S608 -- marks alone
        cursor.execute(f"SELECT '', number FROM watched_changes UNION ALL {keys}", list(tables))  # noqa: S608 -- as above
        return frozenset(cursor.fetchall())


_EVENTS: Final = ("update", "delete")
_SQLITE_TRIGGER: Final = """
    CREATE TRIGGER {0} AFTER {2} ON "{1}" BEGIN
        UPDATE watched_changes SET number = number + 1;
    END
"""


class _Postgresql(_Kind):
    existing = r"SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'watched\_%'"
    drop = "DROP TRIGGER {name} ON {table}"
    leap = "SELECT setval('watched_changes', (random() * 2e18)::bigint + 1)"
    counter = (
        "CREATE SEQUENCE IF NOT EXISTS watched_changes",
        # a new sequence shows its first number even before that was drawn
        "SELECT nextval('watched_changes')",
        # the lock stops nobody; it is let go after the commit can be seen and before the writer is told of it
        """
            CREATE OR REPLACE FUNCTION watched_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock_shared('watched_changes'::regclass::bigint);
                PERFORM nextval('watched_changes');
                RETURN NULL;
            END
            $$
        """,
    )

    def triggers(self, tables: Collection[str]) -> Mapping[str, str]:
        return {f"watched_{table}": _POSTGRESQL_TRIGGER.format(f"watched_{table}", table) for table in tables}

    def state(self, cursor: CursorWrapper, tables: Collection[str]) -> Hashable:
        """The sequence moves before the commit can be seen. So those who have counted and are not done belong to the
        state, and are asked for afterwards: without them it is another."""
        cursor.execute("SELECT last_value FROM watched_changes")
        (number,) = cursor.fetchone()
        cursor.execute(
            "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objsubid = 1 "
            "AND objid = 'watched_changes'::regclass "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return number, frozenset(cursor.fetchall())


_POSTGRESQL_TRIGGER: Final = """
    CREATE OR REPLACE TRIGGER {0} BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{1}"
    FOR EACH STATEMENT EXECUTE FUNCTION watched_change()
"""


def _kind() -> _Kind:
    return _Sqlite() if connection.vendor == "sqlite" else _Postgresql()


def _existing() -> Mapping[str, str]:
    """Name of the trigger → its table."""
    with connection.cursor() as cursor:
        cursor.execute(_kind().existing)
        return dict(cursor.fetchall())


def _make(wanted: Mapping[str, str]) -> None:
    # asked again: another process may have begun a moment earlier
    existing = _existing()
    obsolete = [_kind().drop.format(name=name, table=table) for name, table in existing.items() if name not in wanted]
    missing = [statement for name, statement in wanted.items() if name not in existing]
    with connection.cursor() as cursor:
        for statement in (*_kind().counter, *obsolete, *missing):
            cursor.execute(statement)
