"""What a file is, judged by its first bytes, and its content as one guarded stream, whether gzipped, zipped or plain.

Nothing is ever unpacked under a name that the archive chooses, so such a name cannot lead out of a folder.
"""

import contextlib
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import IO, Final, cast

from django.conf import settings

from lueckenlos.shared.errors import BadInput

UNPACKED_TIMES: Final = 4  # unpacked data may be this many times MAX_UPLOAD_BYTES
MAX_RATIO: Final = 300  # deflate reaches 1,032; the most repetitive statistical file seen reaches 60
RATIO_COUNTS_FROM: Final = 20 * 1024 * 1024
MAX_MEMBERS: Final = 5_000
CHUNK: Final = 1 << 20
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError)
_OLE_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OLE_MACROS: Final = ("_VBA_PROJECT_CUR".encode("utf-16-le"), "_VBA_PROJECT".encode("utf-16-le"))
_OLE_BOOKS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


class Format(StrEnum):
    TEXT = "text"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    ZIP = "zip"  # several files, or one that is no table
    GPKG = "gpkg"
    SHP = "shp"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class Container:
    """A file that passed the guards. ``format`` is that of the content; ``members`` are filled for archives."""

    path: Path
    format: Format
    packed: str = ""  # "", "gz" or "zip"
    member: str = ""
    members: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Name of the data file itself."""
        return PurePosixPath(self.member).name if self.member else self.path.name

    @contextlib.contextmanager
    def open(self, member: str = "") -> Iterator[IO[bytes]]:
        """The content as bytes; raises ``file_zip_bomb`` or ``file_unreadable`` while reading, if it comes to that."""
        with contextlib.ExitStack() as stack:
            if self.packed == "gz":
                unzipped = cast("IO[bytes]", stack.enter_context(gzip.open(self.path)))
                yield stack.enter_context(io.BufferedReader(_Guarded(unzipped), CHUNK))
            elif self.packed == "zip":
                archive = stack.enter_context(zipfile.ZipFile(self.path))
                inner = stack.enter_context(archive.open(member or self.member))
                yield stack.enter_context(io.BufferedReader(_Guarded(inner), CHUNK))
            else:
                yield stack.enter_context(self.path.open("rb"))

    def read(self, member: str = "") -> bytes:
        with self.open(member) as stream:
            return stream.read()


class _Guarded(io.RawIOBase):
    """Counts what comes out of a packed stream and turns damage into one kind of error."""

    def __init__(self, inner: IO[bytes]) -> None:
        super().__init__()
        self._inner = inner
        self._left = unpacked_limit()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override] # typeshed: WriteableBuffer
        try:
            data = self._inner.read(len(buffer))
        except _BROKEN as error:
            raise BadInput("file_unreadable") from error
        self._left -= len(data)
        if self._left < 0:
            raise BadInput("file_zip_bomb")
        buffer[: len(data)] = data
        return len(data)


def unpacked_limit() -> int:
    """Bytes that the content of one upload may have."""
    return UNPACKED_TIMES * int(settings.MAX_UPLOAD_BYTES)


def open_container(path: Path) -> Container:
    """Look at ``path``; BadInput if it is empty, too large, broken, encrypted, with macros, or unpacks without end."""
    head = _head_of(path)
    if head.startswith(b"\x1f\x8b"):
        return _gzipped(path)
    if head.startswith(b"PK"):
        return _zipped(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        _check_ole(path.read_bytes())
        return Container(path, Format.XLS)
    return Container(path, _format_of(head))


def _head_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size == 0:
            raise BadInput("file_empty")
        if size > settings.MAX_UPLOAD_BYTES:
            raise BadInput("file_too_large", megabytes=settings.MAX_UPLOAD_BYTES // (1024 * 1024))
        with path.open("rb") as stream:
            return stream.read(4_096)
    except OSError as error:
        raise BadInput("file_unreadable") from error


def _format_of(head: bytes) -> Format:
    if head.startswith(b"SQLite format 3\x00"):
        return Format.GPKG
    if head.startswith(b"\x00\x00\x27\x0a"):
        return Format.SHP
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"PAR1", b"7z\xbc\xaf", b"Rar!")):
        return Format.BINARY
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return Format.BINARY if b"\x00" in head and not wide and not _looks_utf16(head) else Format.TEXT


def _looks_utf16(head: bytes) -> bool:
    """Every second byte is zero: UTF-16 without a mark, as some old programs write it."""
    odd = head[1::2]
    return len(odd) > 1 and odd.count(0) > 0.8 * len(odd)


def _gzipped(path: Path) -> Container:
    unknown = Container(path, Format.BINARY, "gz", path.name.removesuffix(".gz"))
    with unknown.open() as stream:
        head = stream.read(4_096)
    if not head:
        raise BadInput("file_empty")
    if head.startswith((b"PK", b"\x1f\x8b")):
        raise BadInput("file_archive")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        _check_ole(unknown.read())
        return Container(path, Format.XLS, "gz", unknown.member)
    return Container(path, _format_of(head), "gz", unknown.member)


def _zipped(path: Path) -> Container:
    try:
        with zipfile.ZipFile(path) as archive:
            found = [entry for entry in archive.infolist() if not entry.is_dir()]
    except _BROKEN as error:
        raise BadInput("file_unreadable") from error
    _check_archive(found)
    names = tuple(entry.filename for entry in found)
    book = _book_format(names)
    if book is not None:
        _check_book(path, names, book)
        return Container(path, book, members=names)
    data = [name for name in names if not _is_side_file(name)]
    if not data:
        raise BadInput("file_empty")
    if len(data) == 1:
        return _only_member(path, data[0], names)
    return Container(path, Format.ZIP, "zip", members=names)


def _only_member(path: Path, name: str, names: tuple[str, ...]) -> Container:
    inner = Container(path, Format.BINARY, "zip", name, names)
    with inner.open() as stream:
        head = stream.read(4_096)
    if not head:
        raise BadInput("file_empty")
    if head.startswith((b"\x1f\x8b", b"PK", b"\xd0\xcf\x11\xe0")):
        raise BadInput("file_archive")
    return Container(path, _format_of(head), "zip", name, names)


def _is_side_file(name: str) -> bool:
    """What a Mac, a data portal or a thumbnail maker adds beside the data."""
    path = PurePosixPath(name)
    return name.startswith("__MACOSX/") or path.name.startswith(".") or path.suffix.lower() in {".pdf", ".html", ".md"}


def _check_archive(found: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 0x1 for entry in found):
        raise BadInput("file_password")
    unpacked = sum(entry.file_size for entry in found)
    packed = sum(entry.compress_size for entry in found) or 1
    bomb = unpacked > RATIO_COUNTS_FROM and unpacked / packed > MAX_RATIO
    if bomb or unpacked > unpacked_limit() or len(found) > MAX_MEMBERS:
        raise BadInput("file_zip_bomb")


def _book_format(names: tuple[str, ...]) -> Format | None:
    if any(name.startswith("xl/workbook.") for name in names):
        return Format.XLSX
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return Format.ODS
    return None


def _check_book(path: Path, names: tuple[str, ...], book: Format) -> None:
    """Refuse macros and encryption; read every member once, because the sizes an archive states may be a lie."""
    if any(name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise BadInput("file_macro")
    try:
        with zipfile.ZipFile(path) as archive:
            if book is Format.ODS and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise BadInput("file_password")
            if archive.testzip() is not None:
                raise BadInput("file_unreadable")
    except _BROKEN as error:
        raise BadInput("file_unreadable") from error


def _check_ole(data: bytes) -> None:
    """Old Excel books and encrypted new ones share this container."""
    if _OLE_ENCRYPTED in data:
        raise BadInput("file_password")
    if any(mark in data for mark in _OLE_MACROS):
        raise BadInput("file_macro")
    if not any(mark in data for mark in _OLE_BOOKS):
        raise BadInput("file_not_table")
