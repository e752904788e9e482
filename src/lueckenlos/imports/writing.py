"""Many model instances to the database in few statements, with the fields' own conversions."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models

from lueckenlos.shared import bulk


def insert_all(objects: Sequence[models.Model], names: Sequence[str]) -> int:
    """Insert instances whose keys are set; ``names`` are attributes such as ``parent_id``."""
    if not objects:
        return 0
    fields = _fields(type(objects[0]), names)
    return bulk.insert_rows(type(objects[0]), _columns(fields), _prepared(objects, fields))


def update_all(objects: Sequence[models.Model], names: Sequence[str]) -> int:
    """Write the attributes ``names`` of instances that exist."""
    if not objects:
        return 0
    model = type(objects[0])
    key = model._meta.pk
    assert key is not None  # noqa: S101 -- a concrete model has one; tells mypy
    fields = _fields(model, names)
    (key_column,) = _columns([key])
    return bulk.update_rows(model, _columns(fields), _prepared(objects, [*fields, key]), key=key_column)


def _fields(model: type[models.Model], names: Sequence[str]) -> list[models.Field[Any, Any]]:
    known = {field.attname: field for field in model._meta.concrete_fields}
    return [known[name] for name in names]


def _columns(fields: Sequence[models.Field[Any, Any]]) -> list[str]:
    return [field.column or field.attname for field in fields]


def _prepared(objects: Sequence[models.Model], fields: Sequence[models.Field[Any, Any]]) -> Iterator[list[Any]]:
    named = [(field.attname, field.get_db_prep_save) for field in fields]
    for row in objects:
        yield [prepare(getattr(row, name), connection) for name, prepare in named]
