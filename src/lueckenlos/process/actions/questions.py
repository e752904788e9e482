"""Guiding questions of one's own."""

from dataclasses import dataclass
from secrets import token_hex

from django.db import transaction

from lueckenlos.process.models import Leitfrage
from lueckenlos.process.queries import Question
from lueckenlos.process.rules import may_edit_questions
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance


@dataclass(frozen=True, slots=True)
class QuestionValues:
    """A question as the Stelle wants it asked; ``as_given`` takes the wording of the edition again."""

    text: str
    hint: str = ""
    omitted: bool = False
    as_given: bool = False


@transaction.atomic
def save_question(
    *, phase: str, values: QuestionValues, by: Actor, question: Question | None = None, seen: int = 1
) -> Leitfrage | None:
    """Add a question, or reword, leave out or take back ``question``; None when nothing of its own is left.

    The edition and wording it came from are kept. Raises Invalid ``question_empty`` or ``changed_meanwhile``.
    """
    ensure(may_edit_questions(by))
    if not values.text.strip():
        raise Invalid("question_empty")
    key = question.key if question else f"eigene-{token_hex(6)}"
    row = Leitfrage.objects.select_for_update().filter(key=key).first() or Leitfrage(
        stelle=by.stelle, phase=phase, key=key
    )
    if row.pk:
        advance(row, seen)
    if question and values.as_given:
        _take_back(row, by)
        return None
    origin = _origin(question) if question and not row.pk else {}
    wanted = {"text": values.text.strip(), "hint": values.hint.strip(), "omitted": values.omitted, **origin}
    if changes := audit.changed(row, wanted):
        row.save()
        audit.record("process.question.save", row, by=by, changes=changes)
    return row


def _take_back(row: Leitfrage, by: Actor) -> None:
    if row.pk:
        audit.record("process.question.save", row, by=by, changes={"text": (row.text, row.base_text)})
        row.delete()


def _origin(question: Question) -> dict[str, str]:
    """What it was made from: the edition's wording, or that of the KGC."""
    return {"base_edition": question.by or question.edition, "base_text": question.text}
