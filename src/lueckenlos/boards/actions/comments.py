"""Comments of the Steuerungsgruppe on TOPs and papers, and the answers of the coordination."""

from datetime import datetime

from django.db import transaction

from lueckenlos.boards.models import AgendaItem, Comment, Paper
from lueckenlos.boards.rules import may_answer, may_comment, may_withdraw
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def add_comment(*, item: AgendaItem, paper: Paper | None, text: str, by: Actor, now: datetime) -> Comment:
    """Raises Invalid ``comment_empty`` or ``paper_unknown``. The item came through what ``by`` may read."""
    ensure(may_comment(by, item.meeting))
    if not text.strip():
        raise Invalid("comment_empty")
    if paper is not None and paper.item_id != item.pk:
        raise Invalid("paper_unknown")
    comment = Comment.objects.create(
        stelle=by.stelle, item=item, paper=paper, text=text.strip(), by=by.user, written_at=now
    )
    # what was said stands with the TOP; the trail outlives it
    audit.record("boards.comment.add", comment, by=by)
    return comment


@transaction.atomic
def answer_comment(*, comment: Comment, text: str, by: Actor, now: datetime) -> Comment:
    """Also corrects an answer. Raises Invalid ``comment_answer_empty``."""
    ensure(may_answer(by))
    if not text.strip():
        raise Invalid("comment_answer_empty")
    found: Comment = Comment.objects.select_for_update().get(pk=comment.pk)
    found.answer, found.answered_at = text.strip(), now
    found.save(update_fields=["answer", "answered_at"])
    audit.record("boards.comment.answer", found, by=by)
    return found


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: Actor) -> None:
    """One's own, as long as nobody has answered it."""
    found: Comment = Comment.objects.select_for_update().get(pk=comment.pk)
    ensure(may_withdraw(by, found))
    audit.record("boards.comment.withdraw", found, by=by)
    found.delete()
