"""Whole columns at a time: where tens of thousands of rows are only counted, a row each costs more than the query."""

from typing import Any, Final

from django.db import connections
from django.db.models import Model, QuerySet

SEPARATOR: Final = ","


def columns_of(rows: QuerySet[Model, Any]) -> list[str]:
    """One text for each column of a ``values_list``, its values with commas between them, in the order of the rows.

    An empty list when there are no rows. For integers and slugs, which hold no comma; no column may hold NULL, which
    would shift the values after it. One query. Both databases read a sorted subquery in its order where an aggregate
    depends on it.
    """
    sql, parameters = rows.query.sql_with_params()
    connection = connections[rows.db]
    postgresql = connection.vendor == "postgresql"
    names = [f"c{number}" for number in range(len(rows.query.values_select) + len(rows.query.annotation_select))]
    texts = (f"string_agg({name}::text, '{SEPARATOR}')" if postgresql else f"group_concat({name})" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH hits({', '.join(names)}) AS ({sql}) SELECT {', '.join(texts)} FROM hits", parameters)  # noqa: S608 -- Django's own SQL
        found = cursor.fetchone()
    return [] if found[0] is None else list(found)
