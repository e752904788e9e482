"""What citizens send. The trail has no line for an answer: a line has a moment, and answers shall have none."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from lueckenlos.events.actions.turns import in_turn
from lueckenlos.participation import rules
from lueckenlos.participation.enums import SurveyState, TextState
from lueckenlos.participation.models import Answer, FreeText, Question, Survey
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@in_turn()
@transaction.atomic
def take_answer(
    *, survey: Survey, questions: Sequence[Question], sent: Mapping[int, Sequence[str]], token: uuid.UUID, today: date
) -> bool:
    """Keep one form; False where the same form has come before, which changes nothing.

    Raises Invalid for a closed survey and as ``rules.read_answer``.
    """
    verdict = rules.may_answer(survey, today)
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
    chosen, texts = rules.read_answer(questions, sent)
    # the lock lets the same form, sent twice at one moment, through one after the other; and an answer that waits here
    # while the survey ends must not slip in behind the counting
    running = Survey.objects.select_for_update().filter(pk=survey.pk, state=SurveyState.LAUFEND)
    if not running.values_list("pk", flat=True):
        raise Invalid("survey_over_now")
    key = _key(survey, token)
    if Answer.objects.filter(pk=key).exists():
        return False
    Answer.objects.create(id=key, stelle_id=survey.stelle_id, survey=survey, chosen=chosen)
    rows = [FreeText(stelle_id=survey.stelle_id, question_id=pk, text=text) for pk, text in texts.items()]
    if rows:
        FreeText.objects.bulk_create(rows)
    return True


@transaction.atomic
def judge_text(*, text: FreeText, state: TextState, by: Actor) -> FreeText:
    """Release one free text, or keep it covered; both can be taken back."""
    ensure(rules.may_release(by))
    row = FreeText.objects.select_for_update().get(pk=text.pk)
    changes = audit.changed(row, {"state": state.value})
    if changes:
        row.save(update_fields=["state"])
        audit.record("participation.text.judge", row, by=by, changes=changes)
    return row


def _key(survey: Survey, token: uuid.UUID) -> uuid.UUID:
    """What the browser was given does not stand in the database."""
    return uuid.UUID(bytes=hashlib.sha256(f"{survey.public_id} {token}".encode()).digest()[:16])
