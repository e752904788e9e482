"""Which words there are, without keeping them: sorted 64-bit hashes, eight bytes and about a microsecond each.

The hash is the same in every process, so set-up compiles the words once and every process maps the same file into its
memory. A wrong yes has a chance of one in ten million million.
"""

import mmap
import sys
import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

_BYTES: Final = 8


class WordSet:
    """A set of words that can only be asked."""

    __slots__ = ("_hashes",)

    def __init__(self, hashes: Sequence[int]) -> None:
        self._hashes = hashes

    @classmethod
    def of(cls, words: Iterable[str]) -> "WordSet":
        return cls(array("q", sorted(set(map(_hash, words)))))

    def __contains__(self, word: str) -> bool:
        hashed = _hash(word)
        at = bisect_left(self._hashes, hashed)
        return at < len(self._hashes) and self._hashes[at] == hashed

    def __len__(self) -> int:
        return len(self._hashes)

    def as_bytes(self) -> bytes:
        """The hashes as the machine keeps them, for ``write_sets``."""
        return array("q", self._hashes).tobytes()


def write_sets(path: Path, version: str, sets: Sequence[WordSet]) -> None:
    """Put sets into a file, whole or not at all; ``version`` says what they were made from."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(_header(version, [len(one) for one in sets]))
        for one in sets:
            file.write(one.as_bytes())
    made = Path(file.name)
    made.chmod(0o644)
    made.replace(path)


def read_sets(path: Path, version: str) -> list[WordSet] | None:
    """The sets of a file; None if there is none, or one of another version or machine."""
    try:
        with path.open("rb") as file:
            first = file.readline(200)
            sizes = [int(size) for size in first.split()[2:]]
            if first + b"\n" * (-len(first) % _BYTES) != _header(version, sizes):
                return None
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
    start = len(_header(version, sizes))
    if len(content) != start + _BYTES * sum(sizes):
        return None
    sets = []
    for size in sizes:
        end = start + _BYTES * size
        sets.append(WordSet(content[start:end].cast("q")))
        start = end
    return sets


def _header(version: str, sizes: Sequence[int]) -> bytes:
    """One line, filled up so that the numbers behind it lie where the machine reads them best."""
    line = f"{version} {sys.byteorder} {' '.join(map(str, sizes))}\n".encode()
    return line + b"\n" * (-len(line) % _BYTES)


def _hash(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode(errors="surrogatepass"), digest_size=_BYTES).digest(), "little", signed=True
    )
