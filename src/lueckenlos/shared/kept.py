"""Values computed from the database, kept in memory until anybody writes anything (ADR 16).

What a value rests on is not listed: any commit of any process ends them all. A list would be forgotten one day, and
then a page would show yesterday's gaps.
"""

import threading
from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from cachetools import LRUCache
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django_scopes import get_scope

V = TypeVar("V")


class Kept(Generic[V]):
    """At most ``room`` of values, measured by ``size``; the ones longest unused go first. For all threads of a process.

    Each scope has its own: what one Stelle was shown is never handed to another. Several readers get the same value, so
    nobody may change it.
    """

    def __init__(self, room: int, size: Callable[[V], int]) -> None:
        self._room, self._size = room, size
        self._values: LRUCache[Hashable, V] = LRUCache(room, getsizeof=size)
        self._lock = threading.Lock()

    def get(self, names: Sequence[Hashable], make: Callable[[], V]) -> V:
        """A kept value under one of the names, or a new one, kept under the last.

        Inside a transaction it is always a new one: nobody else may see what may still be undone. PostgreSQL is asked
        one query more.
        """
        # asked before anything is read: a commit in between makes the value younger than its name, never older
        state = state_of_data()
        if state is None:
            return make()
        full_names = [(state, _scope(), name) for name in names]
        with self._lock:
            for name in full_names:
                if (kept := self._values.get(name)) is not None:
                    return kept
        value = make()
        if self._size(value) <= self._room:
            with self._lock:
                self._values[full_names[-1]] = value
        return value


def state_of_data() -> Hashable | None:
    """Two equal answers to one process: nothing was committed in between. None inside a transaction."""
    if connection.in_atomic_block:
        return None
    if connection.vendor == "sqlite":
        return _WATCH.version()
    with connection.cursor() as cursor:
        # which transactions a reader sees; the position in the log moves before a commit can be seen, and would not do
        cursor.execute("SELECT pg_current_snapshot()::text")
        (snapshot,) = cursor.fetchone()
    return str(snapshot)


def _scope() -> Hashable:
    return tuple(sorted((name, _keys(value)) for name, value in get_scope().items()))


def _keys(value: object) -> Hashable:
    if isinstance(value, (list, tuple)):
        return tuple(map(_keys, value))
    return str(value.pk if isinstance(value, Model) else value)


class _Watch:
    """A connection of its own that never writes: SQLite tells each connection of the commits of others only."""

    def __init__(self) -> None:
        self._connection: BaseDatabaseWrapper | None = None
        self._lock = threading.Lock()

    def version(self) -> Hashable:
        with self._lock:
            watching = self._opened()
            with watching.cursor() as cursor:
                cursor.execute("PRAGMA data_version")
                (version,) = cursor.fetchone()
            # numbers of different connections do not compare
            return id(watching.connection), version

    def _opened(self) -> BaseDatabaseWrapper:
        if self._connection is None:
            self._connection = connection.copy()
            self._connection.inc_thread_sharing()
        return self._connection


_WATCH: Final = _Watch()
