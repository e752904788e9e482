"""A query whose statement Django builds once and not every time.

For a row with its related ones the building takes four times as long as the answer of the database, beside a window ten
times. Nobody notices that but a rush, where half a town asks for the same event in the same minute, and who waits for
a Kettenbild (ADR 11).
"""

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

from cachetools import LRUCache
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from django_scopes import scope

M = TypeVar("M", bound=models.Model)
V = TypeVar("V")
H = TypeVar("H", bound=Hashable)
One = str | int
Given = One | Sequence[int] | Sequence[str]
# for values while the statement is built; nobody can give them: no database takes the text, and no key is below zero
_MARKS: Final[dict[type, Callable[[int], One]]] = {str: "\x00{}".format, int: (-(1 << 52)).__sub__}
# a list has as many places in the statement as it has values; a Stelle asks for as many Gebiete every time
_SHAPES: Final = 64


@dataclass(frozen=True, slots=True)
class Statement:
    """``sql`` is empty where the lists given leave nothing to ask for."""

    sql: str
    parameters: Sequence[Any]
    marks: Sequence[One]
    compiler: SQLCompiler
    converters: dict[int, Any]


class Prepared(Generic[M]):
    """``build`` makes the query from values, or lists of values, of these types and opens the scope that is to hold.

    One that relied on the scope of its first caller would show that Stelle's rows to everybody: it raises ScopeError.
    A value must reach the statement as it is: one inside a pattern of LIKE raises ValueError.

    ``Prepared(lambda slug: Stelle.objects.filter(slug=slug), str).first("hettstedt")`` is the row or None.
    """

    def __init__(self, build: Callable[..., models.QuerySet[M, Any]], *types: type) -> None:
        self._build, self._types = build, types
        self._statement = lru_cache(_SHAPES)(self._made)

    def first(self, *given: Given) -> M | None:
        """The first row with what ``select_related`` names. One query, for a query of one row or few."""
        return next(iter(self.all(*given)), None)

    def all(self, *given: Given) -> list[M]:
        """All rows with what ``select_related`` names. One query, none where empty lists leave nothing to ask."""
        asked, rows = self.ask(*given)
        return [self._instance(asked, row) for row in rows]

    def tuples(self, *given: Given) -> list[tuple[Any, ...]]:
        """All rows of a ``values_list``. One query, or none as with ``all``."""
        asked, rows = self.ask(*given)
        return self.as_tuples(asked, rows)

    def as_tuples(self, asked: Statement, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """Rows of ``ask`` with the values that Django makes of those of the driver."""
        return list(map(tuple, asked.compiler.apply_converters(rows, asked.converters)))

    def ask(self, *given: Given) -> tuple[Statement, Sequence[Sequence[Any]]]:
        """What the database answers, as the driver gives it."""
        asked = self._statement(*(None if isinstance(one, One) else len(one) for one in given))
        if not asked.sql:
            return asked, []
        flat = [value for one in given for value in ([one] if isinstance(one, One) else one)]
        meant = dict(zip(asked.marks, flat, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(asked.sql, [meant.get(one, one) for one in asked.parameters])
            return asked, cursor.fetchall()

    def _made(self, *shape: int | None) -> Statement:
        """``shape``: for each value how many it is a list of, None for one that is no list."""
        marks: list[One] = []
        values: list[One | list[One]] = []
        for kind, size in zip(self._types, shape, strict=True):
            begin = len(marks)
            marks += [_MARKS[kind](begin + place) for place in range(1 if size is None else size)]
            values.append(marks[begin] if size is None else marks[begin:])
        with scope(stelle=None):
            compiler = self._build(*values).query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return Statement("", (), (), compiler, {})
        if lost := set(marks).difference(parameters):
            message = f"{len(lost)} of {len(marks)} values do not reach the statement as they are"
            raise ValueError(message)
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        return Statement(sql, parameters, marks, compiler, compiler.get_converters(columns))

    def _instance(self, asked: Statement, row: Sequence[Any]) -> M:
        """As ``ModelIterable`` makes it."""
        compiler, kinds = asked.compiler, asked.compiler.klass_info
        (values,) = compiler.apply_converters([row], asked.converters)
        fields = kinds["select_fields"]
        own = slice(fields[0], fields[-1] + 1)
        names = [column.target.attname for column, *_ in compiler.select[own]]
        made: M = kinds["model"].from_db(DEFAULT_DB_ALIAS, names, values[own])
        for related in get_related_populators(kinds, compiler.select, DEFAULT_DB_ALIAS):  # type: ignore[call-arg] # the stubs know a later Django
            related.populate(values, made)
        return made


class Made(Generic[V, H]):
    """What ``make`` makes of the rows of a ``values_list``, made anew only where the database answers differently.

    One query every time, so that nothing of before is shown. ``make`` gets the rows and ``more``; on nothing else may
    its result rest. ``room`` is how many rows are remembered in all, those longest unused go first. Several readers get
    the same result, so nobody may change it.
    """

    def __init__(self, query: Prepared[Any], make: Callable[[list[tuple[Any, ...]], H], V], room: int) -> None:
        self._query, self._make, self._room = query, make, room
        self._results: LRUCache[Hashable, tuple[int, V]] = LRUCache(room, getsizeof=lambda kept: kept[0])
        self._lock = threading.Lock()

    def get(self, *given: Given, more: H) -> V:
        """The result for these values of the query."""
        asked, rows = self._query.ask(*given)
        key = (more, *rows)
        with self._lock:
            if kept := self._results.get(key):
                return kept[1]
        result = self._make(self._query.as_tuples(asked, rows), more)
        if len(rows) < self._room:
            with self._lock:
                self._results[key] = len(rows) + 1, result
        return result
