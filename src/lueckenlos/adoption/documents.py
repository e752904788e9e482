"""A recommendation as PDF/UA and as DOCX; the line by which it is quoted."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from django.utils import timezone

from lueckenlos.adoption import messages as words
from lueckenlos.adoption.models import Paper, PaperVersion
from lueckenlos.shared.formats import day
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.text import lines_of, slug_of
from lueckenlos.shared.typesetting import pdf
from lueckenlos.shared.word import WordPaper
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.vocabulary.registry import vocabulary

Content = dict[str, Any]
# the page of the public site, which stands above this package
PUBLIC_PATH: Final = "/empfehlungen/{key}/?fassung={number}"


def public_address(paper: Paper, version: PaperVersion) -> str:
    """Where everybody reads this version; empty where not everybody may."""
    if not version.is_public or paper.visibility != Visibility.OEFFENTLICH:
        return ""
    return absolute(PUBLIC_PATH.format(key=paper.public_id, number=version.number))


def content_of(paper: Paper, version: PaperVersion | None) -> Content:
    """A version that was published, or the working text (None)."""
    text = version or paper
    state = words.DRAFT if version is None else words.IS_WITHDRAWN if version.withdrawn_at else ""
    return {
        "title": text.title,
        "kind": paper.get_kind_display(),
        "body": text.source_body,
        "state": state,
        "facts": [
            (words.FOR_WHOM, text.addressee),
            (words.WHICH, _which(version)),
            *((label, ", ".join(vocabulary(name).labels(terms))) for label, name, terms in _terms(paper)),
        ],
        "reasons": lines_of(text.reasons),
        "blocks": [{"heading": one.heading, "lines": lines_of(one.text)} for one in text.content.blocks],
        "cite": citation(paper, version) if version else "",
        "foot": " · ".join(filter(None, (text.source_body, text.title[:90], _which(version)))),
    }


def citation(paper: Paper, version: PaperVersion) -> str:
    """„Stadt Hettstedt (2026): Lotsendienst. Fassung 2 vom 22.11.2026. https://…“"""
    on = timezone.localdate(version.published_at)
    told = f"{version.source_body} ({on:%Y}): {version.title}. {_which(version)}."
    return f"{told} {public_address(paper, version)}".strip()


def paper_pdf(content: Content, *, today: date) -> bytes:
    return pdf("adoption", "empfehlung", content, day=today)


def paper_docx(content: Content, *, today: date) -> bytes:
    """For offices that put it before a Gremium in their own form."""
    paper = WordPaper(content["title"], author=content["body"], day=today)
    if content["state"]:
        paper.paragraph(content["state"], bold=True)
    paper.facts([(words.KIND, content["kind"]), (words.BODY, content["body"]), *content["facts"]])
    if content["reasons"]:
        paper.heading(words.REASONS)
        paper.paragraphs("\n".join(content["reasons"]))
    for block in content["blocks"]:
        if block["heading"]:
            paper.heading(block["heading"])
        paper.paragraphs("\n".join(block["lines"]))
    if content["cite"]:
        paper.heading(words.CITE)
        paper.paragraph(content["cite"])
    return paper.to_bytes()


FORMATS: Final[Mapping[str, tuple[Callable[..., bytes], str]]] = MappingProxyType(
    {
        "pdf": (paper_pdf, "application/pdf"),
        "docx": (paper_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    }
)


def document(paper: Paper, version: PaperVersion | None, ending: str, today: date) -> tuple[bytes, str, str] | None:
    """Bytes, media type and file name; None for an ending that is none of FORMATS."""
    if ending not in FORMATS:
        return None
    make, media_type = FORMATS[ending]
    text = version or paper
    name = f"{slug_of(text.title)[:60] or paper.public_id}{f'-fassung-{version.number}' if version else ''}.{ending}"
    return make(content_of(paper, version), today=today), media_type, name


def _which(version: PaperVersion | None) -> str:
    if version is None:
        return ""
    on = day(timezone.localdate(version.published_at))
    return f"{words.VERSION.format(number=version.number)} vom {on}"


def _terms(paper: Paper) -> list[tuple[str, str, frozenset[str]]]:
    return [
        (words.THEMES, "thema", paper.themen),
        (words.PHASES, "lebensphase", paper.lebensphasen),
        (words.FIELDS_OF_ACTION, "handlungsfeld", paper.handlungsfelder),
    ]
