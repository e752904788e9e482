"""What packages add to the pages of packages they do not know, and when they are asked to add it.

Starting a process needs the models alone. Whoever first reads a register needs what all packages add, and only then
are the modules imported that bring it: half of the time of every command, 40 MB of a process that only watches others.
"""

import threading
from collections.abc import Callable, Iterator
from typing import Final, Generic, TypeVar

from django.apps import AppConfig

T = TypeVar("T")
_TO_CONNECT: Final[list[Callable[[], None]]] = []
_CONNECTING: Final = threading.RLock()


class PackageConfig(AppConfig):
    """An app that adds something to the registers of others.

    Import the module, not the class: Django takes every class it finds in ``apps.py`` for one of the package's own.
    """

    def ready(self) -> None:
        _TO_CONNECT.append(self.connect)

    def connect(self) -> None:
        """Import and add. Called once, in the order of the installed apps, before a register is first read."""
        raise NotImplementedError


class Register(Generic[T]):
    """What was added, in the order of the installed apps. Reading it waits until every package has added its own."""

    def __init__(self) -> None:
        self._added: dict[str, T] = {}

    def add(self, one: T, name: str = "") -> None:
        """``name`` is what it is found by, where it is; the same name again takes the place of the first."""
        self._added[name or f"{type(one).__module__}.{type(one).__qualname__}"] = one

    def get(self, name: str) -> T | None:
        connect_all()
        return self._added.get(name)

    def __iter__(self) -> Iterator[T]:
        connect_all()
        return iter(self._added.values())


def connect_all() -> None:
    """Everything that packages add to each other is there afterwards. A server calls it before anybody visits."""
    if not _TO_CONNECT:
        return
    with _CONNECTING:
        # emptied at the end: until then other threads wait here, and what fails is tried again instead of missing
        for connect in tuple(_TO_CONNECT):
            connect()
        _TO_CONNECT.clear()
