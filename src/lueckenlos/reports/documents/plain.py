"""Reports as plain values that a version keeps, and back."""

from dataclasses import asdict, fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Self, Union, get_args, get_origin, get_type_hints


class Plain:
    """A dataclass of texts, numbers, days, and tuples of such dataclasses; its fields say what is read back."""

    __slots__ = ()

    def as_json(self) -> dict[str, Any]:
        values = asdict(self)  # type: ignore[call-overload] # only dataclasses are of this kind
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """What ``as_json`` has written, also before a field with a default was there. TypeError for anything else."""
        return _read(cls, data)  # type: ignore[no-any-return] # of the kind that was asked for


def _read(kind: Any, data: Any) -> Any:
    """``kind`` is a type as a field names it; of a type variable, such as a table's numbers or words, the value is."""
    origin = get_origin(kind) or kind
    if origin in {Union, UnionType}:
        return None if data is None else _read(get_args(kind)[0], data)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in data)
    if origin is date:
        return date.fromisoformat(data)
    if isinstance(origin, type) and is_dataclass(origin):
        kinds = _kinds(origin)
        return origin(**{name: _read(kinds[name], data[name]) for name in kinds if name in data})
    return data


@cache
def _kinds(of: type[Any]) -> dict[str, Any]:
    """Field → what it holds."""
    hints = get_type_hints(of)
    return {one.name: hints[one.name] for one in fields(of)}
