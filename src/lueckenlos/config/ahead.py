"""Makes ready what people have just looked at, as soon as data have changed: the next page finds it instead of waiting.

Half a second of a Kettenbild is then over before a hand has reached the next link.
"""

import logging
import threading
from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from django.db import close_old_connections

from lueckenlos.chains.queries import PICTURES, TRANSITIONS
from lueckenlos.desk.queries import OFFER_COUNTS
from lueckenlos.shared.kept import Kept, state_of_data

log = logging.getLogger(__name__)
# seconds between two looks, and how long data must have been still: whoever saves something gets the next page first
LOOK: Final = 0.1
# the database may be on its way back
AFTER_FAILURE: Final = 30.0


class Ahead:
    """Renews what is kept, while data are still and the process is not ``busy`` with pages."""

    def __init__(self, kept: Sequence[Kept[Any]], busy: Callable[[], bool]) -> None:
        self._kept, self._busy = kept, busy
        self._seen: Hashable = None
        self._done: Hashable = None

    def look(self) -> None:
        """Make ready one value at most. One or two queries, none while nobody has asked for anything lately."""
        if not any(one.is_asked() for one in self._kept):
            return
        state = state_of_data()
        if state == self._done:
            return
        if state != self._seen or self._busy():
            self._seen = state
            return
        if not any(one.renew() for one in self._kept):
            self._done = state


def make_ready(busy: Callable[[], bool], stop: threading.Event | None = None) -> None:
    """For a thread of its own; without ``stop`` for as long as the process lives."""
    ahead, stop = Ahead((PICTURES, TRANSITIONS, OFFER_COUNTS), busy), stop or threading.Event()
    pause = LOOK
    while not stop.wait(pause):
        try:
            close_old_connections()
            ahead.look()
            pause = LOOK
        except Exception:
            log.exception("nothing is made ready")
            pause = AFTER_FAILURE
