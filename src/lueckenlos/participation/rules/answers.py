"""From what a browser sends to an answer that can be counted."""

from collections.abc import Mapping, Sequence
from typing import Final

from lueckenlos.participation.enums import SCALE, QuestionKind
from lueckenlos.participation.models import Question
from lueckenlos.participation.models.surveys import MOST_TEXT
from lueckenlos.shared.errors import Invalid

Chosen = dict[str, list[int]]
Texts = dict[int, str]
_INVISIBLE: Final = dict.fromkeys(range(32), " ")


def places(question: Question) -> int:
    """How many answers there are to choose from."""
    return len(SCALE) if question.kind == QuestionKind.SKALA else len(question.options)


def read_answer(questions: Sequence[Question], sent: Mapping[int, Sequence[str]]) -> tuple[Chosen, Texts]:
    """``sent`` has what was sent by key of the question; places count from 0, empty strings say nothing.

    Raises Invalid ``answer_unknown``, ``answer_one_only``, ``answer_missing``, ``answer_text_long``, ``answer_empty``.
    """
    chosen: Chosen = {}
    texts: Texts = {}
    for question in questions:
        values = [value for value in sent.get(question.pk, ()) if value.strip()]
        if question.kind == QuestionKind.TEXT:
            if text := plain("".join(values)):
                if len(text) > MOST_TEXT:
                    raise Invalid("answer_text_long", text=question.text, most=MOST_TEXT)
                texts[question.pk] = text
        elif values:
            chosen[str(question.pk)] = _places(question, values)
        if question.required and question.pk not in texts and str(question.pk) not in chosen:
            raise Invalid("answer_missing", text=question.text)
    if not chosen and not texts:
        raise Invalid("answer_empty")
    return chosen, texts


def plain(text: str) -> str:
    """One line without signs that nobody sees."""
    return " ".join(text.translate(_INVISIBLE).split())


def _places(question: Question, values: Sequence[str]) -> list[int]:
    known = {str(place) for place in range(places(question))}
    if not known.issuperset(values):
        raise Invalid("answer_unknown", text=question.text)
    if len(values) > 1 and question.kind != QuestionKind.MEHRERE:
        raise Invalid("answer_one_only", text=question.text)
    return sorted({int(value) for value in values})
