"""What ``config.ahead`` promises, in a process with a database of its own: elsewhere nothing is ever committed."""

import threading
from types import SimpleNamespace
from unittest.mock import patch

import django

if __name__ == "__main__":
    django.setup()

from django.utils import timezone
from django_scopes import scope

from lueckenlos.chains.picture import Axis
from lueckenlos.chains.queries import picture_of, snapshot, transitions, transitions_of
from lueckenlos.config import serve, tables
from lueckenlos.tenancy.models import Stelle
from promises import report

PATIENCE = 30.0


class Watched:
    """What a picture is made from, and which threads have asked for it."""

    def __init__(self) -> None:
        self.threads: list[str] = []
        self.ready = threading.Event()
        self.load, self.read = snapshot.load_snapshot, transitions.all_transitions

    def load_snapshot(self, *given: object) -> object:
        self.threads.append(threading.current_thread().name)
        return self.load(*given)

    def all_transitions(self) -> object:
        # of the two it is made ready last
        if threading.current_thread().name == "bereithalter":
            self.ready.set()
        return self.read()


def a_server_makes_ready_what_was_looked_at() -> None:
    # as every server does first
    tables.bring_up_to_date()
    stelle = Stelle.objects.create(slug="ort", name="A", art="kommune", land="st")
    other = Stelle.objects.create(slug="anderswo", name="B", art="kommune", land="st")
    watched, today = Watched(), timezone.localdate()

    def looks(at: Stelle) -> None:
        with scope(stelle=at):
            picture_of(at, Axis.LEBENSLAGE, today)
            transitions_of(at, today)

    with (
        patch.object(snapshot, "load_snapshot", watched.load_snapshot),
        patch.object(transitions, "all_transitions", watched.all_transitions),
    ):
        looks(stelle)
        assert watched.threads == ["MainThread"]
        serve._start_worker_thread(SimpleNamespace(age=2, wsgi=SimpleNamespace(is_full=lambda: False)))
        Stelle.objects.filter(pk=stelle.pk).update(name="C")
        assert watched.ready.wait(PATIENCE)
        assert watched.threads == ["MainThread", "bereithalter"]
        looks(stelle)
        assert watched.threads == ["MainThread", "bereithalter"]
        looks(other)
        assert watched.threads == ["MainThread", "bereithalter", "MainThread"]


PROMISES = (a_server_makes_ready_what_was_looked_at,)


if __name__ == "__main__":
    report(PROMISES)
