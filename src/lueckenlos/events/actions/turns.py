"""One after the other before the transaction begins, where the database cannot queue writers itself.

SQLite lets writers poll: under a rush the thread that has just written wins again and again while others give up after
five seconds. Inside one process a lock lets them through as they come. PostgreSQL queues by the lock of the event.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import OperationalError, connection

from lueckenlos.shared.errors import Invalid

log = logging.getLogger(__name__)
_LOCK: Final = threading.Lock()


@contextmanager
def in_turn() -> Iterator[None]:
    """Enter before ``transaction.atomic``. A database that does not answer becomes a sentence: please send again.

    Whether the place was written then is unknown here; the same form asks again and learns it.
    """
    alone = connection.vendor == "sqlite" and not connection.in_atomic_block
    if alone:
        _LOCK.acquire()
    try:
        yield
    except OperationalError as error:
        # busy is usual under a rush, a full disk or a lost server is not: who runs the machine must see which
        log.warning("registration not written: %s", error)
        raise Invalid("registration_busy") from error
    finally:
        if alone:
            _LOCK.release()
