"""Papers of a Sitzung: Niederschrift as PDF/UA and DOCX, Kurzinfo as PDF/UA, Beschlussvorlage as DOCX."""

from datetime import date
from typing import Any, Final

from django.utils.formats import date_format

from lueckenlos.boards.content import Content, head
from lueckenlos.boards.enums import ResolutionKind
from lueckenlos.boards.models import AgendaItem, Paper
from lueckenlos.shared.formats import day as day_text
from lueckenlos.shared.typesetting import pdf
from lueckenlos.shared.word import WordPaper

_PACKAGE: Final = "boards"
_DRAFT: Final = "Entwurf: noch nicht genehmigt"


def minutes_pdf(content: Content, *, approved: str, day: date) -> bytes:
    """``approved`` is empty for a draft."""
    return pdf(_PACKAGE, "niederschrift", {**content, "approved": approved}, day=day)


def brief_pdf(content: Content, *, day: date) -> bytes:
    return pdf(_PACKAGE, "kurzinfo", {**content, "made": day_text(day)}, day=day)


def minutes_docx(content: Content, *, approved: str, day: date) -> bytes:
    """The same as the PDF, for offices that file it in their own form."""
    title = f"Niederschrift über die {content['title']}: {content['gremium']}"
    paper = WordPaper(title, author=content["stelle"], day=day)
    paper.paragraph(f"Genehmigt am {approved}" if approved else _DRAFT, bold=True)
    if content["partial"]:
        paper.paragraph("Öffentlicher Teil")
    paper.facts(_facts(content))
    paper.heading("Anwesenheit")
    for label, people in (
        ("Anwesend", content["present"]),
        ("Entschuldigt", content["excused"]),
        ("Nicht erschienen", content["absent"]),
    ):
        if people:
            paper.paragraph(label, bold=True)
            paper.bullets(_person(one) for one in people)
    if content["guests"]:
        paper.paragraph("Gäste", bold=True)
        paper.bullets(content["guests"])
    paper.paragraph(content["quorum"])
    if content["late"]:
        paper.paragraph(content["late"])
    _items(paper, content)
    paper.paragraph("")
    paper.table(("Sitzungsleitung", "Niederschrift"), [("", ""), (content["chair"], content["keeper"])])
    return paper.to_bytes()


def motion_docx(item: AgendaItem, number: int, papers: list[Paper], *, day: date) -> bytes:
    """The Beschlussvorlage for one TOP, in the order councils read it: proposal, reasons, papers, vote."""
    facts = head(item.meeting)
    paper = WordPaper("Beschlussvorlage", author=facts["stelle"], day=day)
    paper.facts(
        [
            ("Betreff", item.title),
            ("Gremium", facts["gremium"]),
            ("Sitzung", f"{facts['title']}, {facts['date']}"),
            ("Tagesordnungspunkt", f"{number}" if item.is_public else f"{number}, nichtöffentlich"),
            ("Vorgelegt von", item.presenter or facts["stelle"]),
            ("Stand", date_format(day, "j. F Y")),
            ("Bezug", item.subject_title),
        ]
    )
    paper.heading("Beschlussvorschlag")
    if item.proposal_kind == ResolutionKind.EMPFEHLUNG:
        paper.paragraph(f"{facts['gremium']} empfiehlt:")
    else:
        paper.paragraph(f"{facts['gremium']} beschließt:")
    paper.paragraphs(item.proposal or "…")
    paper.facts([("An wen", item.addressee), ("Bis wann", day_text(item.due) if item.due else "")])
    paper.heading("Sachverhalt und Begründung")
    paper.paragraphs(item.text or "…")
    if papers:
        paper.heading("Anlagen")
        paper.bullets(f"{one.title} ({one.url})" if one.url else one.title for one in papers)
    paper.heading("Abstimmung")
    paper.table(("Ja", "Nein", "Enthaltung", "befangen"), [("", "", "", "")])
    return paper.to_bytes()


def _facts(content: Content) -> list[tuple[str, str]]:
    return [
        ("Tag", content["date"]),
        ("Zeit", content["time"]),
        ("Ort", content["place"]),
        ("Eingeladen am", content["invited"]),
        ("Sitzungsleitung", content["chair"]),
        ("Niederschrift", content["keeper"]),
        ("Ratsinformationssystem", content["oparl"]),
    ]


def _items(paper: WordPaper, content: Content) -> None:
    public = True
    for one in content["items"]:
        if public and not one["public"]:
            paper.heading("Nichtöffentlicher Teil")
        public = one["public"]
        paper.heading(f"TOP {one['number']}: {one['title']}", 2)
        if one["presenter"]:
            paper.paragraph(f"Vorgetragen von {one['presenter']}")
        for line in one["lines"]:
            paper.paragraph(line)
        for row in one["standing"]:
            paper.bullets([_standing(row)])
        for made in one["resolutions"]:
            _resolution(paper, made)
        if one["papers"]:
            paper.paragraph("Unterlagen: " + ", ".join(one["papers"]))


def _resolution(paper: WordPaper, one: Content) -> None:
    paper.heading(one["label"], 3)
    for line in one["lines"]:
        paper.paragraph(line)
    paper.facts(
        [
            ("Abstimmung", one["vote"]),
            ("An wen", one["addressee"]),
            ("Selbstverpflichtung", one["commitment"]),
            ("Bis wann", one["due"]),
        ]
    )


def _standing(row: dict[str, Any]) -> str:
    due = f", bis {row['due']}" if row["due"] else ""
    note = f" {row['note']}" if row["note"] else ""
    return f"{row['label']}: {row['text']} ({row['state']}{due}).{note}"


def _person(one: dict[str, Any]) -> str:
    name = f"{one['deputy']} für {one['name']}" if one["deputy"] else one["name"]
    told = [name, one["function"], one["organisation"], "" if one["votes"] else "ohne Stimme"]
    return ", ".join(part for part in told if part)
