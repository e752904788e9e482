"""What Stellen ask each other: the one file that looks beyond the own Stelle, as far as the question is put."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.exchange.enums import QuestionState, Reach, View
from lueckenlos.exchange.models import Answer, Question
from lueckenlos.exchange.rules import stale_before
from lueckenlos.shared.search import holding
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.scope import all_tenants


def questions_for(actor: Actor) -> QuerySet[Question]:
    """Put to the actor's Stelle, or its own; hidden ones only for the asking Stelle and the KGC that hid them."""
    land = actor.stelle.land
    with all_tenants():
        rows = Question.objects.select_related("stelle", "author")
    own = Q(stelle=actor.stelle)
    put = Q(reach=Reach.VERBUND) | (Q(land=land) if land else Q(pk=None))
    seen = Q(hidden_reason="") | own
    if actor.stelle.art == StelleArt.LAND and land:
        seen |= Q(land=land)
    return rows.filter(own | put).filter(seen)


def listed(actor: Actor, now: datetime, *, view: str = "", text: str = "", thema: str = "") -> QuerySet[Question]:
    """The liveliest first, without long texts."""
    rows = questions_for(actor).filter(holding("words", text), merged_into="")
    if thema:
        rows = rows.filter(("themen__any", [thema]))
    if view == View.AUSGEBLENDET:
        return _ordered(rows.exclude(hidden_reason=""))
    rows = rows.filter(hidden_reason="")
    if view == View.OFFEN:
        rows = rows.filter(state=QuestionState.OFFEN)
    elif view == View.UNSERE:
        rows = rows.filter(stelle=actor.stelle)
    elif view == View.WARTET:
        rows = rows.filter(state=QuestionState.OFFEN, answers=0)
    return _ordered(rows)


def stale(actor: Actor, now: datetime) -> QuerySet[Question]:
    """Of the Land, for its KGC: nobody has answered for too long. The oldest first."""
    rows = questions_for(actor).filter(land=actor.stelle.land, merged_into="", hidden_reason="")
    rows = rows.filter(state=QuestionState.OFFEN, answers=0, asked_at__lte=stale_before(now))
    return rows.order_by("asked_at", "pk")


def news_since(actor: Actor, since: datetime) -> QuerySet[Question]:
    """Asked or answered after that moment; what the own Stelle asks is news to it once somebody has answered."""
    rows = questions_for(actor).filter(last_at__gt=since, hidden_reason="", merged_into="")
    return _ordered(rows.exclude(stelle=actor.stelle, answers=0))


def get_question_or_404(actor: Actor, key: str) -> Question:
    return get_object_or_404(questions_for(actor), public_id=key)


def answers_to(question: Question) -> list[Answer]:
    """The oldest first, hidden ones too: the page leaves out what its reader must not see. One query."""
    with all_tenants():
        rows = Answer.objects.filter(question_key=question.public_id).select_related("stelle", "author")
    return list(rows.order_by("given_at", "pk"))


def get_answer_or_404(question: Question, pk: int) -> Answer:
    with all_tenants():
        rows = Answer.objects.filter(question_key=question.public_id)
    return get_object_or_404(rows, pk=pk)


def lock_question(question: Question) -> Question:
    """As it is now, until the transaction ends; its caller opens the scope of its Stelle to save it."""
    with all_tenants():
        rows = Question.objects.select_for_update(of=("self",))
    return rows.select_related("stelle").get(pk=question.pk)


def move_answers(source: Question, target: Question) -> None:
    """All answers of one question to another."""
    with all_tenants():
        rows = Answer.objects.filter(question_key=source.public_id)
    rows.update(question_key=target.public_id)


def put_hidden(answer: Answer, reason: str) -> None:
    with all_tenants():
        rows = Answer.objects.filter(pk=answer.pk)
    rows.update(hidden_reason=reason)


def mark_nudged(questions: Sequence[Question], now: datetime) -> None:
    with all_tenants():
        rows = Question.objects.filter(pk__in=[one.pk for one in questions])
    rows.update(nudged_at=now)


def _ordered(rows: QuerySet[Question]) -> QuerySet[Question]:
    return rows.defer("text", "words").order_by("-last_at", "-pk")
