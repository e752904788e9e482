"""What ``shared.kept`` promises, tried in a process with a database of its own: elsewhere nothing is ever committed.

Each function is one promise.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import django

if __name__ == "__main__":
    django.setup()

from django.db import connection, transaction
from django_scopes import scope, scopes_disabled

from lueckenlos.shared.kept import Kept, state_of_data
from lueckenlos.tenancy.models import Stelle
from promises import report

T = TypeVar("T")
WRITES, READERS = 150, 4


def elsewhere(work: Callable[[], T]) -> T:
    """In another thread, with a connection of its own."""

    def done() -> T:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(done).result()


def rename(name: str) -> None:
    Stelle.objects.update_or_create(slug="ort", defaults={"name": name, "art": "kommune", "land": "st"})


def names() -> list[str]:
    return list(Stelle.objects.values_list("name", flat=True))


def keeper() -> Kept[list[str]]:
    return Kept(10, len)


def a_value_is_made_once() -> None:
    rename("A")
    kept = keeper()
    first = kept.get(["names"], names)
    assert kept.get(["names"], list) is first
    assert elsewhere(lambda: kept.get(["names"], list)) is first
    assert kept.get(["others"], list) == []


def any_name_will_do() -> None:
    kept = keeper()
    whole = kept.get(["whole"], names)
    assert kept.get(["whole", "part"], list) is whole
    part = kept.get(["everything", "part"], lambda: ["part"])
    assert kept.get(["part"], list) is part
    assert kept.get(["everything"], list) == []


def each_scope_has_its_own() -> None:
    rename("A")
    stelle, kept = Stelle.objects.get(), keeper()
    for active in (stelle, stelle.pk + 1, [stelle, stelle.pk + 1], [stelle]):
        with scope(stelle=active):
            value = kept.get(["names"], lambda active=active: [str(active)])
            assert value == [str(active)]
            assert kept.get(["names"], list) is value
    with scopes_disabled():
        assert kept.get(["names"], list) == []
    with scope(stelle=Stelle.objects.get()):
        assert kept.get(["names"], list) == [str(stelle)]


def own_commits_end_it() -> None:
    rename("A")
    kept = keeper()
    assert kept.get(["names"], names) == ["A"]
    rename("B")
    assert kept.get(["names"], names) == ["B"]


def commits_of_others_end_it() -> None:
    rename("A")
    kept = keeper()
    assert kept.get(["names"], names) == ["A"]
    elsewhere(lambda: rename("B"))
    assert kept.get(["names"], names) == ["B"]


def raw_statements_end_it() -> None:
    rename("A")
    kept = keeper()
    kept.get(["names"], names)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tenancy_stelle SET name = 'R'")
    assert kept.get(["names"], names) == ["R"]


def reading_does_not_end_it() -> None:
    rename("A")
    before = state_of_data()
    names()
    elsewhere(names)
    with transaction.atomic():
        names()
    assert state_of_data() == before is not None


def nothing_is_kept_inside_a_transaction() -> None:
    rename("A")
    kept = keeper()
    kept.get(["names"], names)
    with transaction.atomic():
        assert state_of_data() is None
        rename("B")
        assert kept.get(["names"], names) == ["B"]
        assert elsewhere(lambda: kept.get(["names"], names)) == ["A"]
        transaction.set_rollback(True)
    assert kept.get(["names"], names) == ["A"]


def what_is_written_meanwhile_is_seen_by_the_next() -> None:
    rename("A")
    kept = keeper()

    def slow() -> list[str]:
        found = names()
        elsewhere(lambda: rename("B"))
        return found

    assert kept.get(["names"], slow) == ["A"]
    assert kept.get(["names"], names) == ["B"]


def its_room_is_bounded() -> None:
    kept = keeper()
    kept.get(["large"], lambda: [""] * 11)
    assert kept.get(["large"], list) == []
    for name in "abc":
        kept.get([name], lambda name=name: [name] * 4)
    assert kept.get(["b"], list) == ["b"] * 4
    kept.get(["d"], lambda: ["d"] * 4)
    assert [kept.get([name], list) for name in "ac"] == [[], []]
    assert kept.get(["b"], list) == ["b"] * 4


def nobody_reads_what_was_replaced_before_they_asked() -> None:
    """One writer, several readers: what they get is at least as new as the last commit before their call."""
    rename("0")
    kept, written, over = keeper(), [0], threading.Event()

    def read() -> int:
        calls = 0
        while not over.is_set():
            least = written[0]
            (found,) = kept.get(["names"], names)
            assert int(found) >= least, (found, least)
            calls += 1
        return calls

    def reader() -> int:
        try:
            return read()
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(reader) for _ in range(READERS)]
        try:
            for number in range(1, WRITES + 1):
                rename(str(number))
                written[0] = number
        finally:
            over.set()
        assert all(each.result() for each in readers)


PROMISES = (
    a_value_is_made_once,
    any_name_will_do,
    each_scope_has_its_own,
    own_commits_end_it,
    commits_of_others_end_it,
    raw_statements_end_it,
    reading_does_not_end_it,
    nothing_is_kept_inside_a_transaction,
    what_is_written_meanwhile_is_seen_by_the_next,
    its_room_is_bounded,
    nobody_reads_what_was_replaced_before_they_asked,
)


if __name__ == "__main__":
    report(PROMISES)
