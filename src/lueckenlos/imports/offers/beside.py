"""Reading rows and analysing their texts in a second process, for large imports at the command line.

Half of the work needs nothing of the database, and the analysis has to load its dictionary first. The child is forked,
because a fresh interpreter would have to start Django first; so only where forking is safe: on Linux, from a single
thread, with no connection open. The child touches nothing it has inherited and is killed when all is done.

It sends ``("rows", …)`` for every batch, ``("words", …)`` for the same batches in the same order but later, as the
dictionary is loaded while the first rows are already being written, and at last ``("end",)`` or ``("error", …)``.
"""

import fcntl
import logging
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from typing import Any, Final, overload

from django.db import connection

from lueckenlos.directory.actions.search import add_documents
from lueckenlos.german.analyser import prepare
from lueckenlos.imports.offers.duplicates import Marks
from lueckenlos.imports.offers.engine import Reader
from lueckenlos.imports.offers.indexing import Created, Helper, HereAndNow, Words, analysed
from lueckenlos.imports.offers.locate import Locator
from lueckenlos.imports.offers.match import Result
from lueckenlos.imports.offers.session import Session
from lueckenlos.imports.reading import Table
from lueckenlos.shared.errors import BadInput

log = logging.getLogger(__name__)
LARGE: Final = 3 * 1024 * 1024  # bytes of a file below which a second process does not pay
AHEAD: Final = 4  # batches sent before the dictionary is loaded: they keep the other side busy that long
QUEUED: Final = 30  # messages of about a megabyte that may wait for the other side
PIPE_BYTES: Final = 1 << 20  # what Linux lets anybody have
_BETWEEN: Final = "\x00"  # cannot occur in a text file, and no database would take it


@contextmanager
def helper_for(path: Path, reader: Reader, table: Table) -> Iterator[Helper]:
    """A second process for a large file where that is possible, otherwise this one."""
    if path.stat().st_size < LARGE or not _may_fork():
        yield HereAndNow()
        return
    connection.close()
    ours, theirs = Pipe(duplex=False)
    # a machine may grant less: the queue before the pipe makes up for it
    with suppress(OSError):
        fcntl.fcntl(theirs.fileno(), fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    child = os.fork()
    if child == 0:
        ours.close()
        _work(theirs, reader, table)
    theirs.close()
    try:
        yield Beside(ours)
    finally:
        ours.close()
        os.kill(child, signal.SIGKILL)  # it holds nothing that would have to be put away
        os.waitpid(child, 0)


class Beside:
    """Takes what the child sends; words wait for nothing, as their rows always come first."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._created: dict[int, int] = {}  # line → key of the offer that came of it
        self._lines: deque[list[int]] = deque()  # of the batches whose words are still to come

    def read(self, session: Session, table: Table) -> Iterator[list[Result]]:
        while message := self._receive():
            if message[0] == "words":
                self._add(*message[1:])
                continue
            rows = [_unpacked(row) for row in message[1]]
            self._lines.append([row.line for row in rows if not row.outcome])
            yield rows

    def index(self, created: Created, locator: Locator) -> None:
        for pk, row in created:
            self._created[row.line] = pk

    def finish(self) -> None:
        """Everything has come when ``read`` has ended."""

    def _receive(self) -> tuple[Any, ...] | None:
        try:
            message: tuple[Any, ...] = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise BadInput("import_failed") from error
        if message[0] == "error":
            raise BadInput(message[1], **message[2])
        return None if message[0] == "end" else message

    def _add(self, words: Words, different: set[str]) -> None:
        pop = self._created.pop
        lines = self._lines.popleft()
        documents = [
            (pk, *texts) for line, texts in zip(lines, words, strict=True) if (pk := pop(line, None)) is not None
        ]
        if documents:
            add_documents(documents, different)


def _may_fork() -> bool:
    free = threading.active_count() == 1 and not connection.in_atomic_block
    return free and sys.platform == "linux" and (os.cpu_count() or 1) > 1


def _work(pipe: Connection, reader: Reader, table: Table) -> None:
    """The child: read, send, analyse, send."""
    # Ctrl-C goes to both; the other side decides and ends this one
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    outbox = _Outbox(pipe)
    try:
        _send_all(outbox, reader, table)
    except BadInput as error:
        outbox.send(("error", error.code, dict(error.values)))
    except BaseException:
        log.exception("reading beside the import failed")
        outbox.send(("error", "import_failed", {}))
    finally:
        outbox.close()
        os._exit(0)


class _Outbox:
    """Sends from a thread of its own: a pipe holds half a batch, and reading must go on while the other side writes."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._messages: Queue[bytes] = Queue(QUEUED)
        self._thread = threading.Thread(target=self._empty, daemon=True)
        self._thread.start()

    def send(self, message: tuple[Any, ...]) -> None:
        self._messages.put(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))

    def close(self) -> None:
        self._messages.put(b"")
        self._thread.join()

    def _empty(self) -> None:
        while message := self._messages.get():
            try:
                self._pipe.send_bytes(message)
            except OSError:
                os._exit(1)  # nobody listens any more


def _send_all(outbox: _Outbox, reader: Reader, table: Table) -> None:
    waiting: deque[list[Result]] = deque()
    known: set[str] = set()
    prepared = False
    for batch in reader.batches(table.rows):
        outbox.send(("rows", [_packed(row) for row in batch]))
        waiting.append(batch)
        if prepared or len(waiting) == AHEAD:
            if not prepared:
                prepare()
                prepared = True
            _send_words(outbox, waiting, reader.locator, known)
    _send_words(outbox, waiting, reader.locator, known)
    outbox.send(("end",))


def _send_words(outbox: _Outbox, waiting: deque[list[Result]], locator: Locator, known: set[str]) -> None:
    while waiting:
        batch = waiting.popleft()
        words, different = analysed((row for row in batch if not row.outcome), locator)
        different -= known
        known |= different
        outbox.send(("words", words, different))


def _packed(row: Result) -> tuple[Any, ...]:
    """Plain tuples: pickling objects would cost more than making them."""
    cells = _BETWEEN.join(row.cells)
    problems = row.problems or None
    keys = (row.title_key, row.traeger_key, row.whole)
    return (row.line, cells, row.values, problems, keys, tuple(row.marks), row.outcome, row.gemeinde_id, row.area_id)


def _unpacked(packed: tuple[Any, ...]) -> Result:
    line, cells, values, problems, keys, marks, outcome, gemeinde_id, area_id = packed
    row = Result(line, Joined(cells), values, problems or [], marks=Marks._make(marks), outcome=outcome)
    row.title_key, row.traeger_key, row.whole = keys
    row.gemeinde_id, row.area_id = gemeinde_id, area_id
    return row


class Joined(Sequence[str]):
    """Cells that are parted only when somebody looks at them, which for most rows is never."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __len__(self) -> int:
        return self._text.count(_BETWEEN) + 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        return self._text.split(_BETWEEN)[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split(_BETWEEN))
