"""Who asks, answers and moderates, and when a question has waited too long."""

from datetime import datetime, timedelta
from typing import Final

from lueckenlos.exchange.enums import QuestionState, Rhythm
from lueckenlos.exchange.models import Answer, DigestChoice, Question
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt

# exchanges died of questions nobody answered: after so long the KGC takes care
STALE_DAYS: Final = 7
MONDAY: Final = 0


def may_enter(actor: Actor) -> Verdict:
    """Among those who do the work: the Bund reads sums, Träger and Steuerungsgruppe have other places."""
    if actor.stelle.art == StelleArt.BUND or not actor.has(Permission.VIEW):
        return Verdict.no("exchange_not_for_role")
    return Verdict.yes()


def may_write(actor: Actor) -> Verdict:
    if not (verdict := may_enter(actor)):
        return verdict
    return Verdict.yes() if actor.has(Permission.EDIT) else Verdict.no("exchange_write_not_for_role")


def may_moderate(actor: Actor, question: Question) -> Verdict:
    """The KGC of the Land the question comes from."""
    if not is_kgc_of(actor, question):
        return Verdict.no("exchange_only_kgc")
    return may_write(actor)


def is_kgc_of(actor: Actor, question: Question) -> bool:
    return actor.stelle.art == StelleArt.LAND and bool(question.land) and actor.stelle.land == question.land


def may_edit_question(actor: Actor, question: Question) -> Verdict:
    if question.stelle_id != actor.stelle.pk:
        return Verdict.no("question_of_other_stelle")
    if question.hidden_reason or question.merged_into:
        return Verdict.no("question_is_closed")
    return may_write(actor)


def may_answer(actor: Actor, question: Question) -> Verdict:
    if question.hidden_reason or question.merged_into:
        return Verdict.no("question_is_closed")
    return may_write(actor)


def may_solve(actor: Actor, question: Question) -> Verdict:
    """Who asked knows what has helped; the KGC tidies up after them."""
    if question.stelle_id == actor.stelle.pk or is_kgc_of(actor, question):
        return may_answer(actor, question)
    return Verdict.no("question_of_other_stelle")


def may_withdraw_answer(actor: Actor, answer: Answer) -> Verdict:
    if answer.stelle_id != actor.stelle.pk:
        return Verdict.no("question_of_other_stelle")
    return may_write(actor)


def stale_before(now: datetime) -> datetime:
    return now - timedelta(days=STALE_DAYS)


def is_stale(question: Question, now: datetime) -> bool:
    """Open, without any answer, for too long."""
    waiting = question.state == QuestionState.OFFEN and not question.answers
    return waiting and question.asked_at <= stale_before(now)


def is_due(choice: DigestChoice, now: datetime) -> bool:
    """``now`` is local; at most one look a day, or one each Monday. A missed Monday is made up for."""
    if choice.rhythm == Rhythm.NIE:
        return False
    days = (now.date() - choice.looked_at.astimezone(now.tzinfo).date()).days
    if choice.rhythm == Rhythm.TAEGLICH:
        return days >= 1
    return days >= 1 and (now.weekday() == MONDAY or days > now.weekday())
