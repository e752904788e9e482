"""Fast writing of many rows: one prepared statement, no model instance a row.

``bulk_create`` spends most of its time building instances and SQL; an import of 100,000 offers needs neither.
Values must already be what the database driver takes (the field's ``get_db_prep_value``).
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from django.db import connection, models

Plain = str | int | None
_NOTHING: Final[Mapping[str, Plain]] = MappingProxyType({})


def insert_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    same: Mapping[str, Plain] = _NOTHING,
    batch: int = 5_000,
) -> int:
    """Insert ``rows`` (tuples in the order of ``columns``, which are database column names); returns the count.

    ``same``: further columns that hold one value in all rows. It stands in the statement, as binding it again for every
    row would cost as much as a value that differs.
    """
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    names = ", ".join(quote(column) for column in (*columns, *same))
    marks = ", ".join([*["%s"] * len(columns), *map(_literal, same.values())])
    return _run(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows, batch)  # noqa: S608 -- names are ours


def update_rows(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    batch: int = 5_000,
    key: str = "id",
) -> int:
    """Update by primary key; each row holds the values of ``columns`` and then the key."""
    quote = connection.ops.quote_name
    pairs = ", ".join(f"{quote(column)} = %s" for column in columns)
    where = f"WHERE {quote(key)} = %s"
    return _run(f"UPDATE {quote(model._meta.db_table)} SET {pairs} {where}", rows, batch)  # noqa: S608 -- names are ours


def next_ids(model: type[models.Model], count: int) -> range:
    """``count`` fresh primary keys, so that dependent rows can be written without reading keys back.

    Call inside the writing transaction. On PostgreSQL the sequence hands them out; SQLite has one writer at a time.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [connection.ops.quote_name(table)])
            (sequence,) = cursor.fetchone()
            cursor.execute("LOCK TABLE " + connection.ops.quote_name(table) + " IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute("SELECT nextval(%s)", [sequence])
            (first,) = cursor.fetchone()
            cursor.execute("SELECT setval(%s, %s)", [sequence, first + count])
            return range(first, first + count)
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        first = (row[0] if row else 0) + 1
        return range(first, first + count)


def _literal(value: Plain) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("'", "''").replace("%", "%%") + "'"


def _run(sql: str, rows: Iterable[Sequence[Any]], batch: int) -> int:
    done = 0
    chunk: list[Sequence[Any]] = []
    with connection.cursor() as cursor:
        for row in rows:
            chunk.append(row)
            if len(chunk) == batch:
                cursor.executemany(sql, chunk)
                done += len(chunk)
                chunk.clear()
        if chunk:
            cursor.executemany(sql, chunk)
    return done + len(chunk)
