"""Tables of a report: plain values that a page shows, a version keeps and the documents write."""

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Column:
    """``unit`` is „minuten“, „text“ for words, or empty; ``apart``: its numbers lead to lists of their own."""

    label: str
    unit: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Line(Generic[V]):
    """``before`` are the values of the year before, None where they are not known."""

    key: str
    label: str
    values: tuple[V, ...]
    before: tuple[V, ...] | None = None


@dataclass(frozen=True, slots=True)
class Table(Generic[V]):
    """``total`` is the sum of the lines; None where there is no such thing, or one row may count in several lines."""

    key: str
    title: str
    note: str
    columns: tuple[Column, ...]
    lines: tuple[Line[V], ...]
    total: Line[V] | None = None
