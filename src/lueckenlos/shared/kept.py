"""Values computed from the database, kept in memory until somebody writes to one of the tables watched (ADR 16).

A value that was read from any other table is not kept. So a table that nobody thought of makes pages slow, never wrong.
"""

import logging
import threading
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from cachetools import LRUCache
from django.db import connection
from django.db.models import Model
from django_scopes import get_scope, scope

from lueckenlos.shared import watched

V = TypeVar("V")
# who works on a Stelle looks again within these seconds; for that so many values of one kind are made ready
_LATELY: Final = 300.0
_MOST: Final = 8
# so often after each look, or it would never end where others write all the time
_TIMES: Final = 5
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Asked:
    """The whole of what somebody asked for, in which scope, and how often it may be made ready until which moment."""

    name: Hashable
    scope: dict[str, Any]
    until: float
    left: int = _TIMES


class Kept(Generic[V]):
    """At most ``room`` of values, measured by ``size``; the ones longest unused go first. For all threads of a process.

    ``make`` may rest on nothing but the name and what it reads. It runs in the scope of whoever asked, and each scope
    has its own values: what one Stelle was shown is never handed to another. Several readers get the same value, so
    nobody may change it.
    """

    def __init__(
        self,
        room: int,
        size: Callable[[V], int],
        make: Callable[[Any], V],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._room, self._size, self._make, self._clock = room, size, make, clock
        self._values: LRUCache[Hashable, V] = LRUCache(room, getsizeof=size)
        # the latest look stands last
        self._asked: dict[Hashable, _Asked] = {}
        self._being_made: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, names: Sequence[Hashable]) -> V:
        """A kept value under one of the names, or a new one, kept under the last; the first is that of the whole, which
        would do for all who ask. Who wants what another is just making waits for it.

        Inside a transaction it is always a new one: nobody else may see what may still be undone. One query more, two
        on PostgreSQL.
        """
        state = state_of_data()
        if state is None:
            return self._make(names[-1])
        self._note(names[0])
        return self._kept_or_made(state, names)

    def is_asked(self) -> bool:
        """Whether somebody has asked lately for what may be made ready."""
        return bool(self._lately())

    def renew(self) -> bool:
        """Make ready one value that was asked for lately and has ended, the latest look first; False: there is none.

        What cannot be made is logged and left to readers.
        """
        return any(self._renewed(one) for one in self._lately())

    def _note(self, name: Hashable) -> None:
        key = _scope(), name
        with self._lock:
            self._asked.pop(key, None)
            self._asked[key] = _Asked(name, get_scope(), self._clock() + _LATELY)
            if len(self._asked) > _MOST:
                del self._asked[next(iter(self._asked))]

    def _lately(self) -> list[_Asked]:
        with self._lock:
            return [one for one in reversed(self._asked.values()) if one.left and self._clock() < one.until]

    def _renewed(self, one: _Asked) -> bool:
        state = state_of_data()
        with scope(**one.scope):
            if state is None or self._found([(state, _scope(), one.name)]) is not None:
                return False
            one.left -= 1
            try:
                self._kept_or_made(state, [one.name])
            except Exception:
                log.exception("cannot be made ready: %s", one.name)
                one.left = 0
        return True

    def _kept_or_made(self, state: Hashable, names: Sequence[Hashable]) -> V:
        """``state`` was asked before anything is read: a commit in between makes the value younger than its name, never
        older."""
        full_names = [(state, _scope(), name) for name in names]
        name = full_names[-1]
        if (kept := self._found(full_names)) is not None:
            return kept
        with self._lock:
            mine = self._being_made.setdefault(name, threading.Lock())
        with mine:
            if (kept := self._found(full_names)) is not None:
                return kept
            try:
                with watched.tables_read() as tables:
                    value = self._make(names[-1])
                self._keep(name, value, tables)
                return value
            finally:
                with self._lock:
                    self._being_made.pop(name, None)

    def _keep(self, name: Hashable, value: V, tables: set[str]) -> None:
        if not watched.is_watched(tables):
            log.error("not kept, because nobody watches %s", tables)
        elif self._size(value) <= self._room:
            with self._lock:
                self._values[name] = value

    def _found(self, full_names: Sequence[Hashable]) -> V | None:
        with self._lock:
            return next((kept for name in full_names if (kept := self._values.get(name)) is not None), None)


def state_of_data() -> Hashable | None:
    """Two equal answers: nothing that kept values rest on was committed in between. None inside a transaction."""
    return None if connection.in_atomic_block else watched.state()


def _scope() -> Hashable:
    # who has opened no scope is in the same as who has opened one without a Stelle
    active = {"_enabled": True} | get_scope()
    return tuple(sorted((name, _keys(value)) for name, value in active.items()))


def _keys(value: object) -> Hashable:
    if isinstance(value, (list, tuple)):
        return tuple(map(_keys, value))
    return str(value.pk if isinstance(value, Model) else value)
