"""A query whose statement Django builds once and not every time.

For a row with its related ones the building takes four times as long as the answer of the database. Nobody notices that
but a rush, where half a town asks for the same event in the same minute (ADR 11).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.backends.utils import CursorWrapper
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from django_scopes import scope

M = TypeVar("M", bound=models.Model)
# for values while the statement is built; nobody can give them: no database takes the text, and no key is below zero
_MARKS: Final[dict[type, Callable[[int], str | int]]] = {str: "\x00{}".format, int: (-(1 << 52)).__sub__}


@dataclass(frozen=True, slots=True)
class _Statement:
    sql: str
    parameters: Sequence[Any]
    compiler: SQLCompiler
    converters: dict[int, Any]


class Prepared(Generic[M]):
    """``build`` makes the query from values of these types and opens the scope that is to hold for it.

    One that relied on the scope of its first caller would show that Stelle's rows to everybody: it raises ScopeError.

    ``Prepared(lambda slug: Stelle.objects.filter(slug=slug), str).first("hettstedt")`` is the row or None.
    """

    def __init__(self, build: Callable[..., models.QuerySet[M, Any]], *types: type) -> None:
        self._build = build
        self._marks = [_MARKS[one](number) for number, one in enumerate(types)]

    def first(self, *given: str | int) -> M | None:
        """The first row with what ``select_related`` names. One query."""
        with connection.cursor() as cursor:
            self._ask(cursor, given)
            row = cursor.fetchone()
        return self._instance(row) if row else None

    def tuples(self, *given: str | int) -> list[tuple[Any, ...]]:
        """All rows of a ``values_list``. One query."""
        with connection.cursor() as cursor:
            self._ask(cursor, given)
            rows = cursor.fetchall()
        asked = self._statement
        return list(map(tuple, asked.compiler.apply_converters(rows, asked.converters)))

    def _ask(self, cursor: CursorWrapper, given: Sequence[str | int]) -> None:
        meant = dict(zip(self._marks, given, strict=True))
        asked = self._statement
        cursor.execute(asked.sql, [meant.get(one, one) for one in asked.parameters])

    @cached_property
    def _statement(self) -> _Statement:
        with scope(stelle=None):
            compiler = self._build(*self._marks).query.get_compiler(DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        return _Statement(
            sql, parameters, compiler, compiler.get_converters([column for column, *_ in compiler.select])
        )

    def _instance(self, row: Sequence[Any]) -> M:
        """As ``ModelIterable`` makes it."""
        asked = self._statement
        compiler, kinds = asked.compiler, asked.compiler.klass_info
        (values,) = compiler.apply_converters([row], asked.converters)
        fields = kinds["select_fields"]
        own = slice(fields[0], fields[-1] + 1)
        names = [column.target.attname for column, *_ in compiler.select[own]]
        made: M = kinds["model"].from_db(DEFAULT_DB_ALIAS, names, values[own])
        for related in get_related_populators(kinds, compiler.select, DEFAULT_DB_ALIAS):  # type: ignore[call-arg] # the stubs know a later Django
            related.populate(values, made)
        return made
