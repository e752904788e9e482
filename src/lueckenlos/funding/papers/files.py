"""Antragsmappe and Verwendungsnachweis as DOCX and PDF/UA; each says first that it is an aid and no form."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Final

from django.http import Http404, HttpResponse

from lueckenlos.funding.messages import AID, AID_MORE, DEMO
from lueckenlos.funding.messages import paper as words
from lueckenlos.funding.papers.sheet import Paper
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import day
from lueckenlos.shared.typesetting import TypesettingFailed, pdf
from lueckenlos.shared.word import WordPaper

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF: Final = "application/pdf"


def as_word(paper: Paper, version: str) -> bytes:
    """``version`` says in words which state it is of."""
    file = WordPaper(paper.title, author=paper.stelle, day=paper.day)
    file.paragraph(AID, bold=True)
    file.paragraph(AID_MORE)
    if paper.note:
        file.paragraph(paper.note, bold=True)
    for line in _about(paper, version):
        file.paragraph(line)
    for part in paper.parts:
        file.heading(f"{part.number} {part.title}")
        if part.facts:
            file.facts(part.facts)
        for table in part.tables:
            file.heading(table.title, 2)
            file.table(table.head, [*table.rows, table.total] if table.total else table.rows)
        file.paragraphs(part.text)
        if not (part.facts or part.tables or part.text.strip()):
            file.paragraph(words.NOTHING)
    return file.to_bytes()


def as_pdf(paper: Paper, version: str) -> bytes:
    """Raises TypesettingFailed."""
    parts = [{**asdict(part), "lines": part.text.splitlines()} for part in paper.parts]
    data = {
        "title": paper.title,
        "stelle": paper.stelle,
        "aid": AID,
        "more": AID_MORE,
        "note": paper.note,
        "about": _about(paper, version),
        "parts": parts,
        "nothing": words.NOTHING,
    }
    return pdf("funding", "mappe", data, day=paper.day)


def _about(paper: Paper, version: str) -> list[str]:
    lines = [f"{paper.stelle} · {version} · {words.AS_OF.format(day=day(paper.day))}"]
    return [*lines, DEMO] if paper.demo else lines


# ending → media type, writer
WRITERS: Final[Mapping[str, tuple[str, Callable[[Paper, str], bytes]]]] = {
    "docx": (DOCX, as_word),
    "pdf": (PDF, as_pdf),
}


def answer(kind: str, paper: Paper, version: str, name: str) -> HttpResponse:
    """The paper as a download. Raises Http404 for a kind that is not written, Invalid ``mappe_pdf_failed``."""
    if kind not in WRITERS:
        raise Http404
    media, write = WRITERS[kind]
    try:
        content = write(paper, version)
    except TypesettingFailed as error:
        raise Invalid("mappe_pdf_failed") from error
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=media, headers=headers)
