"""Pictures without what they tell about camera, place, person and time.

A phone writes the coordinates of a photo into it, an office program its author. Pixels are left as they came: the
containers are walked, and only what a picture needs for being shown is kept, with the way up it was taken.
"""

import re
import struct
from collections.abc import Callable, Iterator
from typing import Final

from lueckenlos.shared.errors import Invalid

_PNG_HEAD: Final = b"\x89PNG\r\n\x1a\n"
# pixels, transparency, colours, size, and the frames of a moving picture; never text, time or Exif
_PNG_KEPT: Final = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split())
_WEBP_KEPT: Final = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_TOLD: Final = 0b1100  # the flags „has Exif“ and „has XMP“
_SOI, _EOI, _SOS, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_JFIF, _EXIF, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
# what follows 0xFF within pixels: a stuffed zero or a restart
_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = 1
_SIDEWAYS: Final = range(2, 9)


def without_traces(content: bytes, kind: str) -> bytes:
    """A JPEG, PNG or WebP, one of PICTURES, as the same picture. Raises Invalid ``picture_damaged``."""
    try:
        return _WALKS[kind](content)
    except (struct.error, IndexError, ValueError) as error:
        raise Invalid("picture_damaged") from error


def _jpeg(content: bytes) -> bytes:
    """What lies behind its end goes too: phones put a film or a second picture there."""
    made, place = [content[:2]], 2
    while True:
        marker, place = _marker(content, place)
        if marker == _EOI:
            return b"".join((*made, b"\xff\xd9"))
        (length,) = struct.unpack_from(">H", content, place)
        body = content[place + 2 : place + length]
        if length < 2 or len(body) != length - 2:
            raise ValueError
        made.append(_segment(marker, body))
        place += length
        if marker == _SOS:
            found = _NEXT_MARKER.search(content, place)
            # a picture that was cut short shows what it has
            end = found.start() if found else len(content)
            made.append(content[place:end])
            if not found:
                return b"".join((*made, b"\xff\xd9"))
            place = end


def _marker(content: bytes, place: int) -> tuple[int, int]:
    if content[place] != 0xFF:
        raise ValueError
    while content[place] == 0xFF:
        place += 1
    return content[place], place + 1


def _segment(marker: int, body: bytes) -> bytes:
    """The segment as it is kept; empty where it only tells."""
    if marker == _JFIF and body.startswith(b"JFIF\0"):
        # its own small picture may show what was cut off
        body = body[:12] + b"\0\0"
    elif marker == _EXIF:
        body = _way_up(body)
    elif marker == _COMMENT or (0xE0 <= marker <= 0xEF and not _colours(marker, body)):
        body = b""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body if body else b""


def _colours(marker: int, body: bytes) -> bool:
    return (marker == _PROFILE and body.startswith(b"ICC_PROFILE\0")) or (
        marker == _ADOBE and body.startswith(b"Adobe")
    )


def _way_up(body: bytes) -> bytes:
    """Exif of one entry; none for a picture that stands upright already."""
    if not body.startswith(b"Exif\0\0"):
        return b""
    told = body[6:]
    try:
        value = _orientation(told)
    except struct.error:
        return b""
    if value not in _SIDEWAYS:
        return b""
    return b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, value, 0, 0)


def _orientation(told: bytes) -> int:
    order = "<" if told.startswith(b"II") else ">"
    (start,) = struct.unpack_from(f"{order}I", told, 4)
    (number,) = struct.unpack_from(f"{order}H", told, start)
    for one in range(number):
        place = start + 2 + 12 * one
        if struct.unpack_from(f"{order}H", told, place)[0] == _ORIENTATION:
            return int(struct.unpack_from(f"{order}H", told, place + 8)[0])
    return _UPRIGHT


def _png(content: bytes) -> bytes:
    made = [_PNG_HEAD]
    for name, chunk in _png_chunks(content):
        if name in _PNG_KEPT:
            made.append(chunk)
        if name == b"IEND":
            return b"".join(made)
    raise ValueError


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG_HEAD)
    while place < len(content):
        length, name = struct.unpack_from(">I4s", content, place)
        end = place + length + 12
        if end > len(content):
            raise ValueError
        yield name, content[place:end]
        place = end


def _webp(content: bytes) -> bytes:
    made, place = [], 12
    end = min(len(content), struct.unpack_from("<I", content, 4)[0] + 8)
    while place < end:
        name, length = struct.unpack_from("<4sI", content, place)
        body = content[place + 8 : place + 8 + length]
        if len(body) != length:
            raise ValueError
        if name == b"VP8X":
            body = bytes([body[0] & ~_WEBP_TOLD]) + body[1:]
        if name in _WEBP_KEPT:
            made.append(name + struct.pack("<I", length) + body + b"\0" * (length % 2))
        place += 8 + length + length % 2
    if not made:
        raise ValueError
    whole = b"WEBP" + b"".join(made)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


_WALKS: Final[dict[str, Callable[[bytes], bytes]]] = {"jpg": _jpeg, "png": _png, "webp": _webp}
PICTURES: Final = frozenset(_WALKS)
