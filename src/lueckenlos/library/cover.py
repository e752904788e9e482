"""Pictures of title pages: whatever is uploaded, readers get a small JPEG of our own making."""

import io
from typing import IO, Final

from PIL import Image

from lueckenlos.shared.errors import Invalid

MOST_BYTES: Final = 10 * 1024 * 1024
_KINDS: Final = ("JPEG", "PNG", "WEBP")
# a small file can unpack to gigabytes
_MOST_POINTS: Final = 40_000_000
_SIZE: Final = (420, 640)


def cover_of(file: IO[bytes], size: int) -> bytes:
    """Without what the picture said of camera or place. Raises Invalid ``cover_no_picture`` or ``cover_too_large``."""
    if size > MOST_BYTES:
        raise Invalid("cover_too_large")
    try:
        with Image.open(file, formats=_KINDS) as picture:
            if picture.width * picture.height > _MOST_POINTS:
                raise Invalid("cover_too_large")
            picture.thumbnail(_SIZE)
            made = io.BytesIO()
            picture.convert("RGB").save(made, "JPEG", quality=78, optimize=True)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Invalid("cover_too_large") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Invalid("cover_no_picture") from error
    return made.getvalue()
