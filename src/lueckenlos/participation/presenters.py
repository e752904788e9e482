"""Surveys, results, ideas and circles as pages, files and papers show them. Only protected counts come this way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lueckenlos.adoption.text import Block, Content
from lueckenlos.participation.enums import SCALE, QuestionKind
from lueckenlos.participation.messages import words
from lueckenlos.participation.models import FreeText, Idea, Question, Survey
from lueckenlos.shared.formats import decimal, percent, whole

_SHOWN_IN_REASON: Final = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer: how many, their share, and the length of the bar in hundredths; empty where hidden."""

    label: str
    count: str
    share: str
    width: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Cross:
    """A cross table: heads of the columns, and rows of label and cells; no rows where it may not be shown."""

    heads: list[str]
    rows: list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Part:
    """The result of one question."""

    question: Question
    bars: list[Bar]
    mean: str
    cross: Cross | None
    hides: bool
    texts: list[FreeText]


def labels_of(question: Question) -> list[str]:
    """What can be chosen, and no answer as the last."""
    if question.kind == QuestionKind.SKALA:
        low, high = [*question.options, "", ""][:2]
        return [*(words.scale_label(place, low, high) for place in range(len(SCALE))), words.NO_ANSWER]
    return [*question.options, words.NO_ANSWER]


def parts_of(
    survey: Survey, questions: Sequence[Question], texts: Sequence[FreeText], by: Question | None
) -> list[Part]:
    """All questions with their counts, broken down by ``by`` where one is given."""
    total, counts = survey.result.total, survey.result.counts
    said: dict[int, list[FreeText]] = {}
    for text in texts:
        said.setdefault(text.question_id, []).append(text)
    return [_part(question, counts, total, said.get(question.pk, []), by) for question in questions]


def _part(question: Question, counts: dict[str, Any], total: int, texts: list[FreeText], by: Question | None) -> Part:
    own = counts["questions"].get(str(question.pk)) if counts else None
    if own is None:
        return Part(question, [], "", None, hides=False, texts=texts)
    labels = labels_of(question)
    shown = list(zip(labels, own["shown"], strict=True))
    # nobody left a question out that had to be answered: the line would only be in the way
    kept = shown[:-1] if shown[-1][1] == 0 else shown
    bars = [_bar(label, count, total) for label, count in kept]
    cross = _cross(question, by, counts, labels) if by is not None and not question.is_dimension else None
    return Part(question, bars, _mean(question, own["shown"]), cross, any(bar.hidden for bar in bars), texts)


def _bar(label: str, count: int | None, total: int) -> Bar:
    if count is None:
        return Bar(label, words.HIDDEN, words.HIDDEN, 0, hidden=True)
    return Bar(label, whole(count), percent(count / total), round(100 * count / total), hidden=False)


def _mean(question: Question, shown: Sequence[int | None]) -> str:
    """Only where no count is hidden: the mean would give it away."""
    counts = [count for count in shown[:-1] if count is not None]
    if question.kind != QuestionKind.SKALA or len(counts) < len(SCALE) or shown[-1] is None or not sum(counts):
        return ""
    return decimal(sum(value * count for value, count in zip(SCALE, counts, strict=True)) / sum(counts))


def _cross(question: Question, by: Question, counts: dict[str, Any], labels: list[str]) -> Cross:
    heads = _kept(labels_of(by), counts["questions"][str(by.pk)]["shown"])
    cells, own = counts["tables"].get(f"{question.pk}.{by.pk}"), counts["questions"][str(question.pk)]["shown"]
    if question.kind == QuestionKind.MEHRERE:
        tables = list(zip(labels, own, cells or (), strict=False))
        # what nobody chose needs no line, and is no secret
        rows = [(label, table[0] if table else [None] * len(heads)) for label, count, table in tables if count != 0]
        rows = rows if any(table for _, count, table in tables if count != 0) else []
    else:
        rows = list(zip(_kept(labels, own), cells, strict=True)) if cells else []
    # a column or row of nothing but noughts says nothing
    rows = [(label, line) for label, line in rows if any(count != 0 for count in line)]
    return Cross(heads, [(label, [words.HIDDEN if n is None else whole(n) for n in line]) for label, line in rows])


def _kept(labels: list[str], shown: Sequence[int | None]) -> list[str]:
    """The labels of what is shown, and one for the hidden together."""
    kept = [label for label, count in zip(labels, shown, strict=True) if count is not None]
    return kept if len(kept) == len(labels) else [*kept, words.REST]


def csv_rows(parts: Iterable[Part], by: Question | None) -> Iterator[tuple[str, ...]]:
    """Counts, then cross tables, then released texts."""
    for part in parts:
        title = part.question.text
        for bar in part.bars:
            yield (title, bar.label, "", "", bar.count, bar.share)
        if part.cross and by is not None:
            for label, line in part.cross.rows:
                for head, count in zip(part.cross.heads, line, strict=True):
                    yield (title, label, by.text, head, count, "")
        for text in part.texts:
            yield (title, text.text, "", "", "", "")


def paper_data(survey: Survey, parts: Iterable[Part], by: Question | None, day: date) -> dict[str, Any]:
    """What the PDF of a result shows."""
    return {
        "title": survey.title,
        "stelle": survey.stelle.name,
        "term": words.term_text(survey.starts_on, survey.ends_on),
        "total": survey.result.total,
        "threshold": survey.threshold,
        "conclusion": survey.conclusion,
        "day": f"{day:%d.%m.%Y}",
        "by": by.text if by else "",
        "parts": [
            {
                "title": part.question.text,
                "mean": part.mean,
                "bars": [[bar.label, bar.count, bar.share, bar.width] for bar in part.bars],
                "heads": part.cross.heads if part.cross and part.cross.rows else [],
                "rows": [[label, *line] for label, line in part.cross.rows] if part.cross else [],
                "texts": [text.text for text in part.texts],
            }
            for part in parts
        ],
    }


def reason_of(survey: Survey, parts: Iterable[Part]) -> str:
    """Why something should follow, for goals and papers: what most people said, and what the commune makes of it."""
    term = words.term_text(survey.starts_on, survey.ends_on)
    lines = [words.survey_reason(survey.title, term, survey.result.total)]
    tops = [line for part in parts if (line := _top(part))]
    return "\n".join([*lines, *tops[:_SHOWN_IN_REASON], *filter(None, [survey.conclusion])])


def _top(part: Part) -> str:
    shown = [bar for bar in part.bars if not bar.hidden and bar.label != words.NO_ANSWER]
    if not shown or part.question.is_dimension:
        return ""
    best = max(shown, key=lambda bar: bar.width)
    return words.most_said(part.question.text, best.label, best.share)


def content_of_survey(survey: Survey, parts: Sequence[Part]) -> Content:
    """The draft of a paper: one paragraph a question, what follows as the last."""
    blocks = [
        Block("", part.question.text, "\n".join(f"{bar.label}: {bar.count} ({bar.share})" for bar in part.bars))
        for part in parts
        if part.bars and not part.question.is_dimension
    ]
    return Content(words.paper_title("Befragung", survey.title), "", reason_of(survey, parts), tuple(blocks))


def content_of_idea(idea: Idea) -> Content:
    """The draft of a paper from one idea."""
    reason = words.idea_reason(idea.title, idea.text, idea.supports)
    return Content(words.paper_title("Idee", idea.title), "", reason, (Block("", idea.title, idea.text),))
