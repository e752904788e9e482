"""Questions are asked, changed, answered, solved."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django_scopes import scope

from lueckenlos.exchange import rules
from lueckenlos.exchange.enums import QuestionState, Reach
from lueckenlos.exchange.models import Answer, Question
from lueckenlos.exchange.queries.shared import answers_to, lock_question
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.search import words_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

FIELDS: Final = ("title", "text", "themen", "handlungsfelder", "reach", "named")


@transaction.atomic
def ask_question(*, values: Mapping[str, Any], now: datetime, by: Actor) -> Question:
    """Raises Invalid("question_without_land") where nobody knows which Land is meant."""
    ensure(rules.may_write(by))
    row = Question(stelle=by.stelle, author=by.user, land=by.stelle.land, asked_at=now, last_at=now)
    _take(row, values)
    row.words = words_of(row.title, row.text)
    row.save()
    audit.record("exchange.question.ask", row, by=by)
    return row


@transaction.atomic
def save_question(*, question: Question, values: Mapping[str, Any], seen: int, by: Actor) -> Question:
    row = lock_question(question)
    ensure(rules.may_edit_question(by, row))
    advance(row, seen)
    if by.user is None or row.author_id != by.user.pk:
        # a colleague does not agree for the person who asked
        values = {name: value for name, value in values.items() if name != "named"}
    changes = _take(row, values)
    follow(row)
    audit.record("exchange.question.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def give_answer(*, question: Question, text: str, named: bool, now: datetime, by: Actor) -> Answer:
    row = lock_question(question)
    ensure(rules.may_answer(by, row))
    if not text.strip():
        raise Invalid("question_answer_empty")
    answer = Answer.objects.create(
        stelle=by.stelle, question_key=row.public_id, text=text.strip(), author=by.user, named=named, given_at=now
    )
    row.last_at = now
    follow(row)
    audit.record("exchange.answer.give", answer, by=by)
    return answer


@transaction.atomic
def withdraw_answer(*, question: Question, answer: Answer, by: Actor) -> None:
    """The answering Stelle takes it back for good."""
    row = lock_question(question)
    ensure(rules.may_withdraw_answer(by, answer))
    audit.record("exchange.answer.withdraw", answer, by=by)
    if row.solution == answer.pk:
        row.solution = None
    answer.delete()
    follow(row)


@transaction.atomic
def solve_question(*, question: Question, solution: Answer | None, by: Actor) -> Question:
    """Solved, if possible by one of the answers."""
    row = lock_question(question)
    ensure(rules.may_solve(by, row))
    row.state, row.solution = QuestionState.GELOEST, solution.pk if solution else None
    row.version += 1
    follow(row)
    audit.record("exchange.question.solve", row, by=by)
    return row


@transaction.atomic
def reopen_question(*, question: Question, by: Actor) -> Question:
    row = lock_question(question)
    ensure(rules.may_solve(by, row))
    row.state, row.solution = QuestionState.OFFEN, None
    row.version += 1
    follow(row)
    audit.record("exchange.question.reopen", row, by=by)
    return row


def follow(row: Question) -> None:
    """Save a locked question with what follows from its answers."""
    answers = [one for one in answers_to(row) if not one.hidden_reason]
    row.answers = len(answers)
    row.words = words_of(row.title, row.text, *(one.text for one in answers))
    # by its verdict the actor may; the row belongs to the Stelle that asked
    with scope(stelle=row.stelle_id):
        row.save()


def _take(row: Question, values: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    known = {name: values[name] for name in FIELDS if name in values}
    changes = audit.changed(row, {name: one.strip() if isinstance(one, str) else one for name, one in known.items()})
    if row.reach == Reach.LAND and not row.land:
        raise Invalid("question_without_land")
    return changes
