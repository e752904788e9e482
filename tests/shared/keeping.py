"""What ``shared.kept`` promises, tried in a process with a database of its own: elsewhere nothing is ever committed.

Each function is one promise.
"""

import logging
import threading
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from unittest.mock import patch

import django

if __name__ == "__main__":
    django.setup()

from django.db import connection, transaction
from django_scopes import get_scope, scope, scopes_disabled

from lueckenlos.accounts.models import User
from lueckenlos.shared import watched
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


class Keeper:
    """Kept values; each look brings what would make them, so that one that is made again shows."""

    def __init__(self) -> None:
        self._look = threading.local()
        self.kept: Kept[list[str]] = Kept(10, len, lambda name: self._look.make())

    def get(self, wanted: Sequence[Hashable], make: Callable[[], list[str]]) -> list[str]:
        self._look.make = make
        return self.kept.get(wanted)


def keeper() -> Keeper:
    return Keeper()


def logged() -> list[str]:
    """What is logged from now on."""
    told: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign] # the usual way
    logging.getLogger("lueckenlos.shared.kept").addHandler(handler)
    return told


class Renewing:
    """Names of Stellen, kept, and what was made to keep them. ``now`` goes on only when somebody moves it."""

    def __init__(self) -> None:
        self.made: list[Hashable] = []
        self.now = 0.0
        self.kept = Kept(1000, len, self.make, lambda: self.now)

    def make(self, name: Hashable) -> list[str]:
        self.made.append(name)
        return [f"{name} {found}" for found in names()]

    def get(self, *wanted: str) -> list[str]:
        return self.kept.get(wanted)

    def renewed(self) -> list[Hashable]:
        """What is made by renewing now, until nothing is left to renew."""
        self.made.clear()
        while self.kept.renew():
            pass
        return list(self.made)


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


def what_is_not_done_yet_ends_it_when_it_is_done() -> None:
    """Whoever reads while somebody writes keeps what was, and not a moment longer than that."""
    rename("A")
    kept = keeper()
    with transaction.atomic():
        rename("B")
        assert elsewhere(lambda: kept.get(["names"], names)) == ["A"]
    assert elsewhere(lambda: kept.get(["names"], names)) == kept.get(["names"], names) == ["B"]


def every_way_of_writing_ends_it() -> None:
    rename("A")
    stelle = Stelle.objects.get()
    for write in (
        lambda: Stelle.objects.bulk_create([Stelle(slug="neu", name="N", art="kommune", land="st")]),
        lambda: Stelle.objects.bulk_update([stelle], ["name"]),
        lambda: Stelle.objects.update(name="U"),
        lambda: Stelle.objects.filter(slug="neu").delete(),
        lambda: Stelle.objects.filter(slug="ort")._raw_delete("default"),
    ):
        before = state_of_data()
        write()
        assert state_of_data() != before


def what_is_written_to_other_tables_does_not_end_it() -> None:
    rename("A")
    kept = keeper()
    before = kept.get(["names"], names)
    User.objects.update_or_create(email="a@example.org", defaults={"name": "A"})
    elsewhere(lambda: User.objects.update(name="B"))
    assert kept.get(["names"], names) is before


def what_was_read_from_other_tables_is_not_kept() -> None:
    kept, told = keeper(), logged()
    User.objects.update_or_create(email="a@example.org", defaults={"name": "A"})

    def people() -> list[str]:
        return [*names(), *User.objects.values_list("name", flat=True)]

    assert kept.get(["people"], people)[-1] == "A"
    User.objects.update(name="B")
    assert kept.get(["people"], people)[-1] == "B"
    assert "accounts_user" in told[0]


def without_watching_nothing_is_kept() -> None:
    kept = keeper()
    with patch.object(watched, "_watched", frozenset()):
        assert state_of_data() is None
        assert kept.get(["names"], lambda: ["first"]) == ["first"]
        assert kept.get(["names"], lambda: ["second"]) == ["second"]


def triggers_that_were_lost_are_made_again() -> None:
    """As after a migration that makes the table anew; what was written meanwhile counts."""
    rename("A")
    kept = keeper()
    kept.get(["names"], names)
    name, where = ("update", "") if connection.vendor == "sqlite" else ("", " ON tenancy_stelle")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {'_'.join(filter(None, ['watched_tenancy_stelle', name]))}{where}")
    rename("B")
    watched.watch(["tenancy_stelle"])
    assert kept.get(["names"], names) == ["B"]
    rename("C")
    assert kept.get(["names"], names) == ["C"]


def other_tables_may_be_watched_from_now_on() -> None:
    """As after an update to a version that keeps other things."""
    watched.watch(["accounts_user"])
    before = state_of_data()
    rename("D")
    assert state_of_data() == before
    User.objects.update_or_create(email="a@example.org", defaults={"name": "C"})
    assert state_of_data() != before
    watched.watch(["tenancy_stelle"])
    assert state_of_data() != before


def what_was_put_back_is_not_taken_for_what_was() -> None:
    """The counter of a restored database stands where it stood, and would come by the same numbers again."""
    rename("A")
    before = state_of_data()
    watched.leap()
    assert state_of_data() != before
    kept = keeper()
    kept.get(["names"], names)
    rename("B")
    assert kept.get(["names"], names) == ["B"]


def who_finds_everything_in_order_changes_nothing() -> None:
    before = state_of_data()
    watched.watch(["tenancy_stelle"])
    assert state_of_data() == before


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


def what_was_asked_for_is_made_ready() -> None:
    rename("A")
    renewing = Renewing()
    assert not renewing.kept.is_asked()
    assert renewing.get("town") == ["town A"]
    assert renewing.kept.is_asked()
    assert renewing.renewed() == []
    elsewhere(lambda: rename("B"))
    assert renewing.renewed() == ["town"]
    assert renewing.renewed() == []
    assert renewing.get("town") == ["town B"]
    assert renewing.made == []


def the_whole_is_made_ready_for_its_parts() -> None:
    rename("A")
    renewing = Renewing()
    assert renewing.get("whole", "part") == ["part A"]
    rename("B")
    assert renewing.renewed() == ["whole"]
    assert renewing.get("whole", "other") == renewing.get("whole", "part") == ["whole B"]


def it_is_made_ready_in_the_scope_it_was_asked_for_in() -> None:
    rename("A")
    seen: list[object] = []

    def make(name: Hashable) -> list[str]:
        seen.append(get_scope().get("stelle"))
        return names()

    kept = Kept(10, len, make)
    with scope(stelle=7):
        kept.get(["names"])
    rename("B")
    assert kept.renew()
    with scope(stelle=7):
        assert kept.get(["names"]) == ["B"]
    assert seen == [7, 7]
    kept.get(["names"])
    assert seen == [7, 7, None]


def only_what_was_asked_for_lately_is_made_ready() -> None:
    rename("A")
    renewing = Renewing()
    renewing.get("first")
    renewing.now = 299
    renewing.get("second")
    for name, moment, ready in (("B", 299, ["second", "first"]), ("C", 301, ["second"]), ("D", 600, [])):
        renewing.now = moment
        rename(name)
        assert renewing.renewed() == ready
    # what is made ready is not asked for: else it would be for ever
    assert not renewing.kept.is_asked()


def the_latest_look_comes_first() -> None:
    rename("A")
    renewing = Renewing()
    for name in ("first", "second", "third", "first"):
        renewing.get(name)
    rename("B")
    renewing.made.clear()
    assert renewing.kept.renew()
    assert renewing.made == ["first"]
    assert renewing.renewed() == ["third", "second"]


def a_look_is_answered_so_many_times_and_no_more() -> None:
    """Where somebody writes all the time, nothing is made for ever."""
    rename("A")
    renewing = Renewing()
    for _ in range(2):
        renewing.get("town")
        for number in range(5):
            rename(f"B{number}")
            assert renewing.renewed() == ["town"]
        rename("C")
        assert renewing.renewed() == []
        assert not renewing.kept.is_asked()


def so_many_are_made_ready_and_no_more() -> None:
    rename("A")
    renewing = Renewing()
    for number in range(20):
        renewing.get(str(number))
    rename("B")
    assert renewing.renewed() == [str(number) for number in range(19, 11, -1)]


def what_cannot_be_made_ready_is_logged_once_and_does_not_stop_others() -> None:
    rename("A")
    told, broken = logged(), set[Hashable]()

    def make(name: Hashable) -> list[str]:
        if name in broken:
            raise ValueError(name)
        return [f"{name} {found}" for found in names()]

    kept = Kept(100, len, make)
    for name in ("sound", "broken"):
        kept.get([name])
    broken.add("broken")
    for written in "BC":
        rename(written)
        while kept.renew():
            pass
    assert len(told) == 1
    assert "broken" in told[0]
    with patch.object(kept, "_make", lambda name: ["read"]):
        assert kept.get(["sound"]) == ["sound C"]
        assert kept.get(["broken"]) == ["read"]


def who_wants_what_is_being_made_waits_for_it() -> None:
    rename("A")
    kept, begun, go_on, made = keeper(), threading.Event(), threading.Event(), []

    def make() -> list[str]:
        made.append(1)
        begun.set()
        go_on.wait()
        return names()

    def asked() -> list[str]:
        try:
            return kept.get(["names"], make)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(asked)
        begun.wait()
        second = pool.submit(asked)
        # another value is not waited for
        assert kept.get(["others"], list) == []
        go_on.set()
        assert first.result() is second.result()
    assert len(made) == 1


def what_fails_while_being_made_fails_for_its_maker_alone() -> None:
    rename("A")
    kept = keeper()

    def broken() -> list[str]:
        raise ValueError

    for _ in range(2):
        try:
            kept.get(["names"], broken)
        except ValueError:
            continue
        raise AssertionError
    assert kept.get(["names"], names) == ["A"]


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
    what_is_not_done_yet_ends_it_when_it_is_done,
    every_way_of_writing_ends_it,
    what_is_written_to_other_tables_does_not_end_it,
    what_was_read_from_other_tables_is_not_kept,
    without_watching_nothing_is_kept,
    triggers_that_were_lost_are_made_again,
    other_tables_may_be_watched_from_now_on,
    what_was_put_back_is_not_taken_for_what_was,
    who_finds_everything_in_order_changes_nothing,
    its_room_is_bounded,
    nobody_reads_what_was_replaced_before_they_asked,
    what_was_asked_for_is_made_ready,
    the_whole_is_made_ready_for_its_parts,
    it_is_made_ready_in_the_scope_it_was_asked_for_in,
    only_what_was_asked_for_lately_is_made_ready,
    the_latest_look_comes_first,
    a_look_is_answered_so_many_times_and_no_more,
    so_many_are_made_ready_and_no_more,
    what_cannot_be_made_ready_is_logged_once_and_does_not_stop_others,
    who_wants_what_is_being_made_waits_for_it,
    what_fails_while_being_made_fails_for_its_maker_alone,
)


if __name__ == "__main__":
    watched.watch(["tenancy_stelle"])
    report(PROMISES)
