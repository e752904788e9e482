"""Rounds of comments on a draft: opened, commented, answered, closed."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.adoption import rules
from lueckenlos.adoption.actions.news import follow
from lueckenlos.adoption.actions.texts import plain_lines
from lueckenlos.adoption.mail import tell_invited
from lueckenlos.adoption.models import Answer, Comment, CommentRound, Paper, RoundInvitation
from lueckenlos.adoption.queries.shared import comments_on, invitable, lock_round, unanswered
from lueckenlos.adoption.queries.work import open_round
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

MOST_SIGNS: Final = 3000
# of one Stelle in one round; more is a misuse
MOST_COMMENTS: Final = 200


@transaction.atomic
def open_comment_round(*, paper: Paper, intro: str, until: date, invited: Iterable[int], by: Actor) -> CommentRound:
    """Put the working text before others; the own Stelle can always comment."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    held = open_round(paper) is not None
    ensure(rules.may_open_round(by, paper, until=until, today=timezone.localdate(), round_open=held))
    made = CommentRound.objects.create(
        stelle=by.stelle,
        paper=paper,
        paper_key=paper.public_id,
        intro=plain_lines(intro),
        content=paper.content.to_json(),
        until=until,
    )
    asked = list(invitable(by.stelle).filter(pk__in=set(invited)))
    RoundInvitation.objects.bulk_create(RoundInvitation(stelle=by.stelle, round=made, invited=one) for one in asked)
    audit.record("adoption.round.open", made, by=by, changes={"until": (None, until), "invited": (None, asked)})
    follow(made.public_id, by)
    tell_invited(made, asked)
    return made


@transaction.atomic
def comment(*, found: CommentRound, part: str, text: str, by: Actor) -> Comment:
    """What the actor's Stelle says to a round that the caller has found in sight."""
    held = lock_round(found)
    ensure(rules.may_comment(by, held, today=timezone.localdate()))
    if part and part not in {block.key for block in held.draft.discussed}:
        raise Invalid("round_part_unknown")
    if Comment.objects.filter(stelle=by.stelle, round_key=held.public_id).count() >= MOST_COMMENTS:
        raise Invalid("round_too_many_comments", most=MOST_COMMENTS)
    made = Comment.objects.create(stelle=by.stelle, round_key=held.public_id, part=part, text=_words(text))
    follow(held.public_id, by)
    audit.record("adoption.round.comment", made, by=by)
    return made


@transaction.atomic
def answer(*, found: CommentRound, comment_key: str, text: str, by: Actor) -> Answer:
    """Answer a comment, or word the answer anew while the round is open."""
    held = lock_round(found)
    ensure(rules.may_answer(by, held))
    if comment_key not in {one.public_id for one in comments_on(held)}:
        raise Invalid("round_comment_unknown")
    made, _ = Answer.objects.update_or_create(
        comment_key=comment_key,
        round=held,
        defaults={"text": _words(text)},
        create_defaults={"text": _words(text), "stelle": by.stelle},
    )
    follow(held.public_id, by)
    audit.record("adoption.round.answer", made, by=by)
    return made


@transaction.atomic
def close_round(*, found: CommentRound, by: Actor) -> CommentRound:
    """Refused while a comment has no answer."""
    held = lock_round(found)
    ensure(rules.may_close_round(by, held, unanswered=unanswered(held)))
    held.closed_at = timezone.now()
    held.save(update_fields=["closed_at"])
    audit.record("adoption.round.close", held, by=by)
    return held


def _words(text: str) -> str:
    words = plain_lines(text)
    if not words:
        raise Invalid("round_text_missing")
    if len(words) > MOST_SIGNS:
        raise Invalid("round_text_too_long", most=MOST_SIGNS)
    return words
