"""The decision paper (Beschlussvorlage) as DOCX that offices edit further, and as PDF/UA."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.utils import timezone

from lueckenlos.prizes.messages import words
from lueckenlos.prizes.models import Application, Call
from lueckenlos.prizes.presenters import Line, last_moment, money_of, names_of
from lueckenlos.prizes.queries.work import Scores, ranks_of
from lueckenlos.shared.formats import day as day_text
from lueckenlos.shared.text import slug_of
from lueckenlos.shared.typesetting import pdf
from lueckenlos.shared.word import WordPaper

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: Final = frozenset({"docx", "pdf"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands in the paper, in its order."""

    heading: list[tuple[str, str]]
    awards: list[tuple[str, str, str, str]]
    proposal: str
    course: list[str]
    criteria: list[tuple[str, str, str]]
    table: list[tuple[str, str, str, str, str]]
    notes: list[str]
    total: str

    def as_data(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def facts_of(call: Call, lines: Sequence[Line], scores: Scores) -> Facts:
    """``lines`` as their reader may see them; one query for the prizes."""
    awarded = sorted((line.application for line in lines if line.application.rank_id), key=_by_rank)
    money = "; ".join(f"{name} {sum_}".strip() for name, sum_ in money_of(ranks_of(call)))
    return Facts(
        heading=[
            (words.PAPER_ABOUT, call.title),
            (words.PAPER_FROM, call.stelle.name),
            (words.PAPER_STATE, _decided(call)),
        ],
        awards=[_award(one) for one in awarded],
        proposal=call.proposal,
        course=[
            words.COURSE_CALL.format(money=money, deadline=last_moment(call)),
            words.COURSE_APPLIED.format(number=len(scores.applications)),
            words.COURSE_JURY.format(names=", ".join(names_of(scores.jurors).values())),
        ],
        criteria=[(one.name, str(one.weight), one.explanation) for one in scores.criteria],
        table=[(line.place, _who(line.application), line.mean, line.span, line.given) for line in lines],
        notes=_notes(lines),
        total=words.euro(sum(one.award_cents for one in awarded)),
    )


def handed_out(call: Call, facts: Facts, kind: str, day: date) -> HttpResponse:
    name = f"beschlussvorlage-{slug_of(call.title)[:60]}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if kind == "docx":
        return HttpResponse(docx(facts, call.stelle.name, day), content_type=_WORD, headers=headers)
    data = {
        **facts.as_data(),
        "stelle": call.stelle.name,
        "made": day_text(day),
        "costs": words.COSTS.format(total=facts.total),
        "words": dict(words.PAPER_WORDS),
    }
    return HttpResponse(
        pdf("prizes", "beschlussvorlage", data, day=day), content_type="application/pdf", headers=headers
    )


def docx(facts: Facts, author: str, day: date) -> bytes:
    """In the order councils read it: proposal, reasons, course, table, money, vote."""
    said = words.PAPER_WORDS
    paper = WordPaper(said["title"], author=author, day=day)
    paper.facts(facts.heading)
    paper.heading(said["proposal"])
    paper.paragraph(said["awarded"])
    paper.bullets(f"{prize}: {who}, {money}. {reason}" for prize, who, money, reason in facts.awards)
    paper.heading(said["reason"])
    paper.paragraphs(facts.proposal or "…")
    paper.heading(said["course"])
    paper.bullets(facts.course)
    paper.table((said["criterion"], said["weight"], said["explanation"]), facts.criteria)
    paper.heading(said["scores"])
    paper.table((said["place"], said["application"], said["mean"], said["span"], said["given"]), facts.table)
    paper.bullets(facts.notes)
    paper.heading(said["costs"])
    paper.paragraph(words.COSTS.format(total=facts.total))
    paper.heading(said["vote"])
    paper.table((said["yes"], said["no"], said["abstained"], said["biased"]), [("", "", "", "")])
    return paper.to_bytes()


def _decided(call: Call) -> str:
    return day_text(timezone.localdate(call.decided_at)) if call.decided_at else words.PAPER_DRAFT


def _award(one: Application) -> tuple[str, str, str, str]:
    prize = one.rank.name if one.rank else ""
    return prize, _who(one), words.euro(one.award_cents), one.award_reason


def _who(one: Application) -> str:
    return f"{one.title} ({one.organisation})"


def _by_rank(one: Application) -> tuple[int, int]:
    return (one.rank.position if one.rank else 0, one.number)


def _notes(lines: Sequence[Line]) -> list[str]:
    notes = [words.SCORES_EXPLAINED]
    if any(line.tied for line in lines):
        notes.append(words.TIES_EXPLAINED)
    for line in lines:
        if line.missing:
            notes.append(words.MISSING.format(title=line.application.title, names=line.missing))
        if line.biased:
            notes.append(words.BIASED_NOTE.format(title=line.application.title, names=line.biased))
    if any(line.hidden for line in lines):
        notes.append(words.HIDDEN_NOTE)
    return notes
