"""Encoding and separator of a text table, guessed from all of its bytes and from its first rows."""

import codecs
import contextlib
import csv
from collections import Counter
from dataclasses import dataclass
from typing import IO, Final

from lueckenlos.imports.reading.containers import CHUNK, Container
from lueckenlos.shared.errors import BadInput

_ASCII: Final = bytes(range(128))
_GERMAN: Final = "äöüÄÖÜß§°²éè–„“”’€"
# what German offices still write; the order breaks ties
_SINGLE_BYTE: Final = ("cp1252", "cp850", "mac_roman")
_MOJIBAKE: Final = ("Ã¤", "Ã¶", "Ã¼", "ÃŸ", "Ã„", "Ã–", "Ãœ")
_SEPARATORS: Final = ("\t", ";", "|", ",")
_SAMPLE: Final = 256 * 1024
_SAMPLE_ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class TextInfo:
    """``damaged``: umlauts were destroyed before the file came here; nobody can bring them back."""

    encoding: str
    damaged: bool


def inspect(container: Container) -> TextInfo:
    """Read the whole text once. BadInput ``file_encoding`` if no known encoding fits, ``file_not_table`` if binary."""
    with container.open() as stream:
        head = stream.read(4)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TextInfo("utf-16", damaged=False)
    if len(head) == 4 and head[1] == 0 == head[3]:
        return TextInfo("utf-16-le", damaged=False)
    with container.open() as stream:
        return _utf8_or_single_byte(stream, marked=head.startswith(codecs.BOM_UTF8))


def _utf8_or_single_byte(stream: IO[bytes], *, marked: bool) -> TextInfo:
    decoder = codecs.getincrementaldecoder("utf-8")()
    high: Counter[int] = Counter()
    is_utf8, damaged = True, False
    while chunk := stream.read(CHUNK):
        if b"\x00" in chunk:
            raise BadInput("file_not_table")
        high.update(chunk.translate(None, _ASCII))
        if is_utf8:
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError:
                is_utf8 = False
            else:
                damaged = damaged or "\ufffd" in text or ("Ã" in text and any(pair in text for pair in _MOJIBAKE))
    if is_utf8 and not decoder.getstate()[0]:
        return TextInfo("utf-8-sig" if marked else "utf-8", damaged)
    return TextInfo(_best_single_byte(high), damaged=False)


def _best_single_byte(high: Counter[int]) -> str:
    def score(encoding: str) -> int:
        total = 0
        for byte, times in high.items():
            letter = bytes([byte]).decode(encoding, "replace")
            total += times if letter in _GERMAN else -times if letter in {"\ufffd", "\xad"} else 0
        return total

    best = max(_SINGLE_BYTE, key=score)
    if score(best) < 0:
        raise BadInput("file_encoding")
    if best == "cp1252" and any(bytes([byte]).decode(best, "replace") == "\ufffd" for byte in high):
        return "iso-8859-1"
    return best


def sample_of(container: Container, encoding: str) -> str:
    """The beginning as text, without the cut-off last line."""
    with container.open() as stream:
        raw = stream.read(_SAMPLE)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(raw)
    if len(raw) == _SAMPLE and "\n" in text:
        text = text[: text.rindex("\n")]
    return text


def separator_of(sample: str) -> str | None:
    """The character between cells; None if nothing separates the same number of cells in most rows.

    A file with ``;`` and decimal commas has as regular commas as semicolons, but not in its heading: the
    separator that fits the earliest row wins.
    """
    found = [_fit(sample, separator) for separator in _SEPARATORS]
    for least in (0.8, 0.3):
        good = [fit for fit in found if fit.share >= least]
        if good:
            return min(good, key=lambda fit: (fit.first, _SEPARATORS.index(fit.separator))).separator
    return None


@dataclass(frozen=True, slots=True)
class _Fit:
    separator: str
    share: float
    first: int


def _fit(sample: str, separator: str) -> _Fit:
    widths: list[int] = []
    with contextlib.suppress(csv.Error):  # a quotation mark never closed: judge by the rows before it
        for cells in csv.reader(sample.splitlines(keepends=True), delimiter=separator):
            if cells:
                widths.append(len(cells))
            if len(widths) == _SAMPLE_ROWS:
                break
    several = [width for width in widths if width > 1]
    if not several:
        return _Fit(separator, 0.0, 0)
    ((usual, times),) = Counter(several).most_common(1)
    return _Fit(separator, times / len(widths), widths.index(usual))
