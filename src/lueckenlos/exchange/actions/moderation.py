"""The KGC keeps the exchange in order: hides with a reason, shows again, puts the same questions together."""

from datetime import datetime

from django.db import transaction

from lueckenlos.exchange import rules
from lueckenlos.exchange.actions.questions import follow
from lueckenlos.exchange.mail import mail_nudge
from lueckenlos.exchange.models import Answer, Question
from lueckenlos.exchange.queries.shared import lock_question, mark_nudged, move_answers, put_hidden, stale
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt


@transaction.atomic
def hide_question(*, question: Question, reason: str, by: Actor) -> Question:
    """Nobody but the asking Stelle and its KGC sees it, with the reason. Raises Invalid("hide_without_reason")."""
    row = lock_question(question)
    ensure(rules.may_moderate(by, row))
    row.hidden_reason = _reason(reason)
    row.version += 1
    follow(row)
    audit.record("exchange.question.hide", row, by=by, changes={"hidden_reason": ("", row.hidden_reason)})
    return row


@transaction.atomic
def show_question(*, question: Question, by: Actor) -> Question:
    row = lock_question(question)
    ensure(rules.may_moderate(by, row))
    row.hidden_reason = ""
    row.version += 1
    follow(row)
    audit.record("exchange.question.show", row, by=by)
    return row


@transaction.atomic
def hide_answer(*, question: Question, answer: Answer, reason: str, by: Actor) -> None:
    """An empty reason shows it again only where it is hidden; else Invalid("hide_without_reason")."""
    row = lock_question(question)
    ensure(rules.may_moderate(by, row))
    told = "" if answer.hidden_reason and not reason.strip() else _reason(reason)
    put_hidden(answer, told)
    if told and row.solution == answer.pk:
        row.solution = None
    follow(row)
    audit.record("exchange.answer.hide", answer, by=by, changes={"hidden_reason": (answer.hidden_reason, told)})


@transaction.atomic
def merge_question(*, question: Question, into: Question, by: Actor) -> Question:
    """Its answers go to the other, and its address leads there. Raises Invalid("merge_impossible")."""
    ensure(rules.may_moderate(by, question))
    ensure(rules.may_moderate(by, into))
    # always in the same order, so that two people cannot wait for each other
    rows = {one.pk: lock_question(one) for one in sorted((question, into), key=lambda one: one.pk)}
    row, target = rows[question.pk], rows[into.pk]
    wider = row.reach != target.reach
    if row.pk == target.pk or row.merged_into or target.merged_into or target.hidden_reason or wider:
        raise Invalid("merge_impossible")
    move_answers(row, target)
    row.merged_into, row.solution = target.public_id, None
    row.version += 1
    target.last_at = max(row.last_at, target.last_at)
    follow(row)
    follow(target)
    audit.record("exchange.question.merge", row, by=by, changes={"merged_into": ("", target.public_id)})
    return target


@transaction.atomic
def nudge(*, now: datetime, by: Actor) -> int:
    """Tell the KGC's office once of each question nobody answers. For the nightly run; returns how many."""
    if by.stelle.art != StelleArt.LAND or not by.stelle.email:
        return 0
    ensure(rules.may_write(by))
    rows = list(stale(by, now).filter(nudged_at=None))
    if rows:
        mark_nudged(rows, now)
        mail_nudge.enqueue(by.stelle.pk, [one.public_id for one in rows])
        audit.record("exchange.kgc.nudge", by.stelle, by=by, changes={"questions": (0, len(rows))})
    return len(rows)


def _reason(reason: str) -> str:
    if not (told := reason.strip()):
        raise Invalid("hide_without_reason")
    return told
