"""What an uploaded picture tells besides itself is gone; the picture is not."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageOps, PngImagePlugin

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.pictures import without_traces

SECRET = b"Rita Rose (erfunden)"
SIDEWAYS = 6
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def photo(kind: str, orientation: int = 1, **more: object) -> bytes:
    """Left half light, right half dark; with author, place and text as cameras and programs write them."""
    picture = Image.new("RGB", (32, 16), "white")
    picture.paste("navy", (16, 0, 32, 16))
    exif = Image.Exif()
    exif[0x013B] = SECRET.decode()  # artist
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[2] = (51.0, 38.0, 0.0)  # latitude
    made = io.BytesIO()
    picture.save(made, FORMATS[kind], exif=exif, **more)
    return made.getvalue()


def shown(content: bytes) -> Image.Image:
    """As a browser turns it."""
    with Image.open(io.BytesIO(content)) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB")


def told(content: bytes) -> dict[int, object]:
    with Image.open(io.BytesIO(content)) as picture:
        return dict(picture.getexif())


def with_text() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return photo("png", pnginfo=notes)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("jpg", photo("jpg", comment=SECRET)),
        ("jpg", photo("jpg", progressive=True, xmp=SECRET)),
        ("jpg", photo("jpg") + b"a film " + SECRET),
        ("png", with_text()),
        ("png", photo("png") + SECRET),
        ("webp", photo("webp", xmp=SECRET)),
        ("webp", photo("webp", lossless=True)),
    ],
)
def test_nothing_but_the_picture_is_left(kind: str, content: bytes) -> None:
    kept = without_traces(content, kind)
    assert SECRET in content
    assert SECRET not in kept
    assert told(kept) == {}
    assert shown(kept).tobytes() == shown(content).tobytes()
    # once more changes nothing
    assert without_traces(kept, kind) == kept


def test_a_photo_taken_sideways_still_stands_upright() -> None:
    content = photo("jpg", SIDEWAYS)
    kept = without_traces(content, "jpg")
    assert told(kept) == {0x0112: SIDEWAYS}
    assert shown(kept).size == (16, 32)


def test_colours_stay_what_they_were() -> None:
    profile = b"colours of the camera"
    with Image.open(io.BytesIO(without_traces(photo("jpg", icc_profile=profile), "jpg"))) as picture:
        assert picture.info["icc_profile"] == profile


def test_the_small_picture_inside_a_jpeg_goes() -> None:
    head = b"JFIF\0\1\1\0\0\1\0\1\2\1" + b"\xff\0\0" * 2
    whole = photo("jpg")
    content = whole[:2] + b"\xff\xe0" + struct.pack(">H", len(head) + 2) + head + whole[2:]
    kept = without_traces(content, "jpg")
    assert b"\xff\0\0\xff\0\0" not in kept[:40]


def test_a_webp_announces_no_more_than_it_has() -> None:
    """The flags of a VP8X chunk: 4 for XMP, 8 for Exif. Strict readers refuse what is not there."""
    content = photo("webp", xmp=SECRET)
    kept = without_traces(content, "webp")
    assert content[12:16] == kept[12:16] == b"VP8X"
    assert (content[20] & 12, kept[20] & 12) == (12, 0)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("jpg", b"\xff\xd8\xff"),
        ("jpg", b"\xff\xd8\xff\xe1\xff\xff" + SECRET),
        ("jpg", b"\xff\xd8\xff\xe1\x00\x01" + SECRET),
        ("jpg", photo("jpg")[:30] + b"no marker here"),
        ("png", photo("png")[:60]),
        ("png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**31) + b"IDAT" + zlib.compress(b"")),
        ("webp", photo("webp")[:40]),
        ("webp", b"RIFF\x04\0\0\0WEBP"),
    ],
)
def test_a_broken_picture_is_refused(kind: str, content: bytes) -> None:
    with pytest.raises(Invalid, match="picture_damaged"):
        without_traces(content, kind)


def test_a_picture_cut_short_shows_what_it_has() -> None:
    whole = photo("jpg")
    kept = without_traces(whole[:-6], "jpg")
    assert kept.endswith(b"\xff\xd9")
    assert SECRET not in kept
