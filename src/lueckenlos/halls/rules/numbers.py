"""What a new number of a table means for whoever stands there: people stay at the table, its number changes."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from lueckenlos.halls.rules.plan import Item


def renumbered(before: Iterable[Item], after: Iterable[Item], elsewhere: Collection[int]) -> dict[int, int]:
    """Old number → new number of the tables of one room that are still there (same id) under another number.

    ``elsewhere`` are the numbers of the other rooms. A number that stood twice said of nobody at which table they are;
    it moves nobody.
    """
    tables = [item for item in before if item.is_table]
    times = Counter([*(item.number for item in tables), *elsewhere])
    now = {item.id: item.number for item in after if item.is_table}
    return {
        item.number: now[item.id]
        for item in tables
        if times[item.number] == 1 and now.get(item.id, item.number) != item.number
    }


def twice(before: Iterable[Item], after: Iterable[Item], elsewhere: Collection[int]) -> set[int]:
    """Numbers that stand at two tables now and did not before."""
    was, now = (Counter([*(item.number for item in items if item.is_table), *elsewhere]) for items in (before, after))
    return {number for number, times in now.items() if times > 1 and was[number] < times}


def moved_tables(tables: Mapping[int, Sequence[int]], moved: Mapping[int, int]) -> dict[int, list[int]]:
    """Registration → its numbers after the change, only of those who have others than before."""
    now = {key: sorted(moved.get(number, number) for number in numbers) for key, numbers in tables.items()}
    return {key: numbers for key, numbers in now.items() if numbers != sorted(tables[key])}
