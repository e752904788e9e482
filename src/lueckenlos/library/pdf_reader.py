"""Looks through one PDF, in a process of its own: ``python -m lueckenlos.library.pdf_reader IN OUT COVER``.

A crafted file can make any reader of PDF spin, eat memory or crash. Here it takes nothing with it: the process has a
limit of memory and of computing time, and who started it waits only so long. It knows neither Django nor the database.

OUT becomes a copy, always written anew, without scripts, embedded files and what starts by itself; COVER a picture of
the first page. The answer is one line of JSON, ``Found`` as a mapping, or ``{"problem": code}``.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2 as pdfium

MOST_PAGES: Final = 1_000
MOST_SIGNS: Final = 600_000
_MEMORY: Final = 1_500 * 1024 * 1024
_SECONDS: Final = 40
# after this nothing more is read; what was read until then is found
_READING_SECONDS: Final = 20.0
_COVER_WIDTH: Final = 420
# what a link may do in a text for reading; everything else runs, sends or opens something
_HARMLESS: Final = frozenset({"/URI", "/GoTo", "/GoToR", "/Named"})
_STARTS_BY_ITSELF: Final = ("/OpenAction", "/AA", "/Collection")
_NAMED: Final = ("/JavaScript", "/EmbeddedFiles", "/Renditions")
_ALIVE: Final = frozenset({"/RichMedia", "/Movie", "/Screen", "/Sound", "/3D", "/FileAttachment"})


def look_through(source: Path, cleaned: Path, cover: Path) -> dict[str, Any]:
    """Raises nothing for a bad file: the answer names the problem."""
    try:
        document = pikepdf.open(source)
    except pikepdf.PasswordError:
        return {"problem": "pdf_locked"}
    except (pikepdf.PdfError, ValueError, OSError):
        return {"problem": "pdf_broken"}
    with document:
        if not document.pages:
            return {"problem": "pdf_broken"}
        if len(document.pages) > MOST_PAGES:
            return {"problem": "pdf_too_long"}
        root = document.Root
        tagged = "/StructTreeRoot" in root and "/MarkInfo" in root and bool(root["/MarkInfo"].get("/Marked", False))
        removed = _disarm(document)
        # written anew even where nothing was found: what stands between the objects, or twice, another reader may take
        # for something else than this one did
        document.save(cleaned, encryption=False)
        pages = len(document.pages)
    return {"pages": pages, "tagged": tagged, "removed": removed, "text": _text_and_cover(cleaned, cover)}


def _disarm(document: pikepdf.Pdf) -> int:
    """Take out whatever could run; how many such things there were."""
    root = document.Root
    removed = sum(_drop(root, name) for name in _STARTS_BY_ITSELF if not _opens_a_page(root, name))
    if "/Names" in root:
        removed += sum(_drop(root["/Names"], name) for name in _NAMED)
    if "/AcroForm" in root:
        removed += _drop(root["/AcroForm"], "/XFA")
    # every dictionary of the file, however it is reached: fields, annotations, outlines, chains of actions
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary):
            removed += _disarm_dictionary(thing)
    for page in document.pages:
        removed += _disarm_page(page.obj)
    return removed


def _disarm_dictionary(thing: pikepdf.Object) -> int:
    removed = _drop(thing, "/AA")
    action = thing.get("/A")
    if isinstance(action, pikepdf.Dictionary) and not _harmless(action):
        removed += _drop(thing, "/A")
    if str(thing.get("/S", "")) == "/JavaScript" or "/JS" in thing:
        removed += _drop(thing, "/JS") + _drop(thing, "/S")
    following = thing.get("/Next")
    if thing.get("/S") is not None and following is not None:
        removed += _drop(thing, "/Next")
    return removed


def _disarm_page(page: pikepdf.Object) -> int:
    """Annotations are often written into the page itself, where no list of objects shows them."""
    removed = _drop(page, "/AA")
    marks = page.get("/Annots")
    if not isinstance(marks, pikepdf.Array):
        return removed
    kept = []
    for mark in marks:
        if not isinstance(mark, pikepdf.Dictionary) or str(mark.get("/Subtype", "")) in _ALIVE:
            removed += 1
            continue
        removed += _disarm_dictionary(mark)
        kept.append(mark)
    page["/Annots"] = pikepdf.Array(kept)
    return removed


def _harmless(action: pikepdf.Object) -> bool:
    if str(action.get("/S", "")) not in _HARMLESS or "/Next" in action:
        return False
    return not str(action.get("/URI", "")).strip().lower().startswith(("javascript:", "data:", "file:"))


def _opens_a_page(root: pikepdf.Object, name: str) -> bool:
    """A file may say at which page it opens; that is no script."""
    action = root.get(name)
    if name != "/OpenAction" or action is None:
        return False
    return isinstance(action, pikepdf.Array) or (isinstance(action, pikepdf.Dictionary) and _harmless(action))


def _drop(thing: pikepdf.Object, name: str) -> int:
    if name not in thing:
        return 0
    del thing[name]
    return 1


def _text_and_cover(path: Path, cover: Path) -> str:
    found: list[str] = []
    signs, until = 0, time.monotonic() + _READING_SECONDS
    document = pdfium.PdfDocument(path)
    try:
        for number in range(len(document)):
            page = document[number]
            if number == 0:
                picture = page.render(scale=_COVER_WIDTH / max(page.get_width(), 1.0)).to_pil()
                picture.convert("RGB").save(cover, "JPEG", quality=78, optimize=True)
            found.append(page.get_textpage().get_text_bounded())
            signs += len(found[-1])
            if signs > MOST_SIGNS or time.monotonic() > until:
                break
    finally:
        document.close()
    # a word that the end of a line has cut is one word
    return "\n".join(found).replace("\x02", "").replace("\xad\r\n", "").replace("\x00", "")[:MOST_SIGNS]


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    source, cleaned, cover = (Path(name) for name in sys.argv[1:4])
    sys.stdout.write(json.dumps(look_through(source, cleaned, cover)))


if __name__ == "__main__":
    main()
