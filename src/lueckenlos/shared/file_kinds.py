"""What a file is, told by its content: a name is only what somebody claims."""

import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Final

_HEAD: Final = 16
_OPENDOCUMENT: Final = "application/vnd.oasis.opendocument."
_OOXML: Final = "application/vnd.openxmlformats-officedocument."
# the part that every file of this kind has
_OFFICE_PARTS: Final = (
    ("word/document.xml", "docx", _OOXML + "wordprocessingml.document"),
    ("ppt/presentation.xml", "pptx", _OOXML + "presentationml.presentation"),
    ("xl/workbook.xml", "xlsx", _OOXML + "spreadsheetml.sheet"),
)
_OPEN_KINDS: Final = {"text": "odt", "presentation": "odp", "spreadsheet": "ods"}
# far more parts than any paper has; a crafted archive must not keep us busy
_MOST_PARTS: Final = 20_000
_LONGEST_TYPE: Final = 100


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind that can be kept: its ending, which is also its name, and its media type."""

    suffix: str
    media_type: str


PDF: Final = FileKind("pdf", "application/pdf")
PNG: Final = FileKind("png", "image/png")
JPEG: Final = FileKind("jpg", "image/jpeg")
WEBP: Final = FileKind("webp", "image/webp")
OFFICE: Final = tuple(FileKind(suffix, media_type) for _, suffix, media_type in _OFFICE_PARTS)
OPEN: Final = tuple(FileKind(suffix, _OPENDOCUMENT + name) for name, suffix in _OPEN_KINDS.items())
KINDS: Final = {kind.suffix: kind for kind in (PDF, *OFFICE, *OPEN, PNG, JPEG, WEBP)}
# beside the endings of KINDS, how the same files are called
ENDINGS: Final = frozenset({*KINDS, "jpeg"})


def kind_of(file: BinaryIO) -> FileKind | None:
    """PDF, office or picture; None for anything else, and for office files with macros. Leaves it at its begin."""
    try:
        file.seek(0)
        head = file.read(_HEAD)
        if head.startswith(b"PK\x03\x04"):
            return _in_archive(file)
        return _by_head(head)
    finally:
        file.seek(0)


def _by_head(head: bytes) -> FileKind | None:
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    return WEBP if head.startswith(b"RIFF") and head[8:12] == b"WEBP" else None


def _in_archive(file: BinaryIO) -> FileKind | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist()[:_MOST_PARTS])
            if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
                return None
            if "mimetype" in names:
                with archive.open("mimetype") as part:
                    told = part.read(_LONGEST_TYPE).decode("ascii", "replace").strip()
                return next((kind for kind in OPEN if kind.media_type == told), None)
    # all that a crafted archive can make zipfile raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    return next((KINDS[suffix] for part, suffix, _ in _OFFICE_PARTS if part in names), None)
