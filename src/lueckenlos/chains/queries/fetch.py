"""Thousands of rows at once, without Django's work on each of them."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet


def fetch(rows: QuerySet[Model, Any]) -> list[tuple[Any, ...]]:
    """What ``values_list`` rows hold, straight from the driver. Only for columns whose fields convert nothing."""
    try:
        sql, params = rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return []
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, params)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
