"""Python's search for circles of objects that nobody needs any more, put off where it finds none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """For work that makes many objects and hardly a circle.

    A start keeps all it makes, and an import drops millions of small things at once: looking for circles took a fifth
    of the time of the one and a tenth of the other.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
