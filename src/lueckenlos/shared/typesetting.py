"""Sets a document with typst: PDF/UA-1, our own font, data as JSON and never as markup."""

import json
import logging
import re
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

import fontpkg_fira_sans
import segno
import typst

from lueckenlos.shared.text import printable

log = logging.getLogger(__name__)
_DARK: Final = re.compile(rb"\x01+")
FONTS = Path(fontpkg_fira_sans.__file__).parent / "files"


class TypesettingFailed(Exception):
    """The document could not be set, or only with a warning that would leave it incomplete."""


def pdf(package: str, template: str, data: dict[str, Any], *, day: date) -> bytes:
    """Bytes of a tagged PDF from ``<package>/typst/<template>.typ``, which reads the JSON text ``sys.inputs.data``.

    Signs that our font has not are left out. Raises TypesettingFailed; a missing font or glyph is a warning to typst
    and an error to us.
    """
    return _set(package, template, data, pdf_standards=["ua-1"], timestamp=datetime.combine(day, time(12), UTC))


def png(package: str, template: str, data: dict[str, Any]) -> bytes:
    """The one page of a template as a picture, sharp enough for print. Raises as ``pdf`` does."""
    return _set(package, template, data, format="png", ppi=200)


def _set(package: str, template: str, data: dict[str, Any], **options: Any) -> bytes:
    try:
        with as_file(files(f"lueckenlos.{package}") / "typst") as folder:
            result, warnings = typst.compile_with_warnings(
                folder / f"{template}.typ",
                root=folder,
                font_paths=_fonts(),
                sys_inputs={"data": json.dumps(_shown(data), ensure_ascii=False)},
                **options,
            )
    except typst.TypstError as error:
        raise TypesettingFailed(error.diagnostic) from error
    if warnings:
        raise TypesettingFailed("; ".join(warning.message for warning in warnings))
    return bytes(result)


def _shown(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case list() | tuple():
            return [_shown(one) for one in value]
        case dict():
            return {key: _shown(one) for key, one in value.items()}
        case _:
            return value


def qr_svg(text: str, *, ink: str = "#000", border: int = 0) -> str:
    """A QR code for ``image()``, as one path of row runs; ``border`` in modules where no white paper is around it.

    One fixed mask instead of trying all eight: readers decode every mask, and 500 codes take a fifth of the time.
    """
    rows = segno.make(text, error="m", micro=False, mask=2, boost_error=False).matrix
    runs = "".join(
        f"M{found.start()} {y}h{len(found[0])}v1h-{len(found[0])}z"
        for y, line in enumerate(rows)
        for found in _DARK.finditer(line)
    )
    size = len(rows) + 2 * border
    box = f"{-border} {-border} {size} {size}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{runs}" fill="{ink}"/></svg>'


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
