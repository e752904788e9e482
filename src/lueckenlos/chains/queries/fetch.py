"""Thousands of rows at once, without Django's work on each of them."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from threading import Lock
from typing import Any, Final

import numpy as np
from cachetools import LRUCache, cached
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, Model, QuerySet, TextField
from django.db.models.sql.compiler import SQLCompiler

from lueckenlos.chains.picture.snapshot import UNKNOWN, IntArray

# bytes of numbers, and as many of codes, that are remembered: the columns of 45,000 offers take five and three million
_ROOM: Final = 8_000_000


def fetch(rows: QuerySet[Model, Any]) -> list[tuple[Any, ...]]:
    """What ``values_list`` rows hold, straight from the driver. Only for columns whose fields convert nothing."""
    return run(compiled(rows))


def compiled(rows: QuerySet[Model, Any]) -> tuple[str, Sequence[Any]]:
    """Statement and parameters; an empty statement finds nothing.

    It holds the scope in which it was built: to be kept only of tables that belong to no Stelle.
    """
    try:
        sql, parameters = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return "", ()
    return sql, tuple(parameters)


def run(statement: tuple[str, Sequence[Any]]) -> list[tuple[Any, ...]]:
    """The rows of a compiled query."""
    if not statement[0]:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


class Columns(Aggregate):
    """Columns of all rows of a query in one text, a JSON list of lists; ``read_columns`` takes it apart.

    A million values come as one object and are read by one call a column: half the time of a million objects.
    """

    output_field = TextField()
    template = "JSON_ARRAY(JSON_GROUP_ARRAY(%(expressions)s))"
    arg_joiner = "), JSON_GROUP_ARRAY("

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        template = "JSON_BUILD_ARRAY(JSON_AGG(%(expressions)s))::text"
        return self.as_sql(compiler, connection, template=template, arg_joiner="), JSON_AGG(", **context)


def read_columns(text: str | None, names: Sequence[str]) -> dict[str, str]:
    """The values of each of the ``Columns``, with commas between them; empty without rows."""
    # slugs, days and numbers hold no brackets; only PostgreSQL sets a blank between lists, and null for one of nothing
    inner = (text or "")[2:-2]
    parts = inner.split("],[" if "],[" in inner else "], [")
    return dict(zip(names, parts if len(parts) == len(names) else [""] * len(names), strict=True))


# who changes an offer changes one column or two; the others come as the same text, and reading them is what takes time
@cached(LRUCache(_ROOM, getsizeof=lambda numbers: numbers.nbytes), lock=Lock())
def read_numbers(text: str) -> IntArray:
    """A column of whole numbers, not to be written to; UNKNOWN where there is none."""
    return _for_many(np.fromstring(text.replace("null", str(UNKNOWN)), dtype=np.int64, sep=","))


def read_days(text: str) -> IntArray:
    """The ordinals of a column of days; UNKNOWN where there is none."""
    return read_coded(text, lambda day: date.fromisoformat(day).toordinal() if day else UNKNOWN)


def read_coded(text: str, code: Callable[[str], int]) -> IntArray:
    """A column of texts as numbers; every distinct text is asked once."""
    distinct, which = _distinct(text)
    codes: IntArray = np.array([code(one) for one in distinct], dtype=np.int64)
    return codes.take(which)


@cached(LRUCache(_ROOM, getsizeof=lambda found: found[1].nbytes), lock=Lock())
def _distinct(text: str) -> tuple[Sequence[str], IntArray]:
    """The different texts of a column, and which of them stands in each row."""
    texts = json.loads(f"[{text}]")
    numbers = {one: number for number, one in enumerate(dict.fromkeys(texts))}
    return tuple(numbers), _for_many(np.array([numbers[one] for one in texts], dtype=np.int64))


def _for_many(numbers: IntArray) -> IntArray:
    numbers.flags.writeable = False
    return numbers
