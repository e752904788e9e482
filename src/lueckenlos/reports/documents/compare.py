"""What has changed between two states of one report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol

from lueckenlos.reports.documents.tables import Column, Table, V


class Kept(Protocol[V]):
    """What of a report is compared; ``told`` are its texts by label, ``nothing`` is the value of a missing line."""

    @property
    def tables(self) -> Iterable[Table[V]]: ...
    @property
    def told(self) -> Iterable[tuple[str, str]]: ...
    @property
    def nothing(self) -> V: ...


@dataclass(frozen=True, slots=True)
class Change(Generic[V]):
    """One value that was ``frozen`` and is ``live`` now; ``line`` is empty for a sum."""

    table: Table[V]
    line: str
    label: str
    column: Column
    frozen: V
    live: V


def changes(frozen: Kept[V], live: Kept[V]) -> list[Change[V]]:
    """Values that differ, in the order of the report.

    A table that one of them does not have at all says nothing and is left out.
    """
    then = {table.key: table for table in frozen.tables}
    found = (_in_table(then[table.key], table, live.nothing) for table in live.tables if table.key in then)
    return [one for table in found for one in table]


def changed_texts(frozen: Kept[V], live: Kept[V]) -> list[str]:
    """Labels of the texts that were written on since."""
    before = dict(frozen.told)
    return [label for label, text in live.told if before.get(label, "") != text]


def _in_table(then: Table[V], now: Table[V], nothing: V) -> Iterator[Change[V]]:
    old, new = ({line.key: line for line in table.lines} for table in (then, now))
    missing = (nothing,) * len(now.columns)
    # lines of today in their order, then those that are gone
    for key in dict.fromkeys([*new, *old]):
        before, after = (lines[key].values if key in lines else missing for lines in (old, new))
        label = (new.get(key) or old[key]).label
        for column, was, is_now in zip(now.columns, before, after, strict=False):
            if was != is_now:
                yield Change(now, key, label, column, was, is_now)
