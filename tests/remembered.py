"""Rows that many tests begin with: made once in a process, then written into each test's own transaction."""

import pickle
import re
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import connection, transaction

T = TypeVar("T")
INSERT = re.compile(r'INSERT (?:OR IGNORE )?INTO "(\w+)"')


class Remembered(Generic[T]):
    """What ``make`` writes into an empty database, one statement a table, and what it returns.

    Tests share nothing: each has the rows in its own transaction and objects of its own.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        tables: dict[str, None] = {}

        def note(execute: Callable[..., Any], sql: str, *others: Any) -> Any:
            if found := INSERT.match(sql):
                tables[found[1]] = None
            return execute(sql, *others)

        with transaction.atomic(), connection.execute_wrapper(note):
            self._made = pickle.dumps(make())
            self._statements = [_insert(table) for table in tables]
            transaction.set_rollback(True)

    def put(self) -> T:
        with connection.cursor() as cursor:
            for statement, values in self._statements:
                cursor.execute(statement, values)
        return pickle.loads(self._made)  # noqa: S301 -- our own


def _insert(table: str) -> tuple[str, list[object]]:
    """All rows of this table as one statement that writes them."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        names = ", ".join(f'"{column[0]}"' for column in cursor.description)
        rows = cursor.fetchall()
    row = f"({', '.join(['%s'] * len(rows[0]))})"
    return f'INSERT INTO "{table}" ({names}) VALUES {", ".join([row] * len(rows))}', [
        value for one in rows for value in one
    ]
