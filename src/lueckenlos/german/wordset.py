"""Which words there are and what each leads to, without keeping them: sorted 64-bit hashes, about a microsecond each.

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


class WordMap:
    """A map from words to words that can only be asked."""

    __slots__ = ("_hashes", "_places", "_texts")

    def __init__(self, hashes: Sequence[int], places: Sequence[int], texts: bytes | memoryview) -> None:
        self._hashes = hashes
        self._places = places  # where the text of each hash begins; one more than there are texts
        self._texts = texts

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "WordMap":
        """Of two equal keys the last one counts."""
        found = {_hash(key): value for key, value in pairs}
        starts: dict[str, int] = {}
        texts = bytearray()
        for value in found.values():
            if value not in starts:
                starts[value] = len(texts)
                content = value.encode()
                texts += bytes((len(content),)) + content
        hashes = array("q", sorted(found))
        return cls(hashes, array("I", [starts[found[one]] for one in hashes]), bytes(texts))

    def get(self, word: str) -> str | None:
        hashed, hashes = _hash(word), self._hashes
        at = bisect_left(hashes, hashed)
        if at == len(hashes) or hashes[at] != hashed:
            return None
        start = self._places[at] + 1
        return str(self._texts[start : start + self._texts[start - 1]], "utf-8")

    def __len__(self) -> int:
        return len(self._hashes)

    def as_bytes(self) -> tuple[bytes, bytes, bytes]:
        """Hashes, places and texts as the machine keeps them, for ``write_words``."""
        return array("q", self._hashes).tobytes(), array("I", self._places).tobytes(), bytes(self._texts)


def write_words(path: Path, version: str, sets: Sequence[WordSet], words: WordMap) -> None:
    """Put sets and a map into a file, whole or not at all; ``version`` says what they were made from."""
    parts = [one.as_bytes() for one in sets] + list(words.as_bytes())
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(_header(version, [len(part) for part in parts]))
        for part in parts:
            file.write(part + bytes(-len(part) % _BYTES))
    made = Path(file.name)
    made.chmod(0o644)
    made.replace(path)


def read_words(path: Path, version: str) -> tuple[list[WordSet], WordMap] | None:
    """The sets and the map of a file; None if there is none, or one of another version or machine."""
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
    if len(content) != start + sum(size + -size % _BYTES for size in sizes):
        return None
    parts = []
    for size in sizes:
        parts.append(content[start : start + size])
        start += size + -size % _BYTES
    *sets, hashes, places, texts = parts
    return [WordSet(part.cast("q")) for part in sets], WordMap(hashes.cast("q"), places.cast("I"), texts)


def _header(version: str, sizes: Sequence[int]) -> bytes:
    """One line, filled up so that the numbers behind it lie where the machine reads them best."""
    line = f"{version} {sys.byteorder} {' '.join(map(str, sizes))}\n".encode()
    return line + b"\n" * (-len(line) % _BYTES)


def _hash(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode(errors="surrogatepass"), digest_size=_BYTES).digest(), "little", signed=True
    )
