"""What a reader sees of a question and its answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from lueckenlos.exchange import rules
from lueckenlos.exchange.models import Answer, Question
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer with what this reader may do with it."""

    row: Answer
    solution: bool
    own: bool
    hideable: bool
    solving: bool


def shown_answers(actor: Actor, question: Question, answers: Sequence[Answer]) -> list[Shown]:
    """Those that have helped first; hidden ones only for their Stelle and the KGC, who read the reason."""
    moderating, solving = bool(rules.may_moderate(actor, question)), bool(rules.may_solve(actor, question))
    rows = [
        Shown(
            row=one,
            solution=one.pk == question.solution,
            own=bool(rules.may_withdraw_answer(actor, one)),
            hideable=moderating,
            solving=solving and not one.hidden_reason,
        )
        for one in answers
        if not one.hidden_reason or moderating or one.stelle_id == actor.stelle.pk
    ]
    return sorted(rows, key=lambda one: not one.solution)
