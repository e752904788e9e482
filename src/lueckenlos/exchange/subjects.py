"""Questions as things others point to, and those nobody answers among what is late at the KGC."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from lueckenlos.exchange import rules
from lueckenlos.exchange.messages import QUESTION, UNANSWERED
from lueckenlos.exchange.models import Question
from lueckenlos.exchange.queries.shared import questions_for, stale
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Late, Neighbour, Ref, Subject, SubjectKind

KIND: Final = "exchange.question"


class QuestionSubjects(SubjectKind):
    """Found are those put to the actor's Stelle, by their public key."""

    kind = KIND
    label = QUESTION

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        if not rules.may_enter(actor):
            return {}
        rows = questions_for(actor).filter(public_id__in=keys)
        return {one.public_id: _subject(actor, one) for one in rows}


class ExchangeNeighbour(Neighbour):
    """A question without an answer is overdue, and its KGC's concern."""

    def late(self, actor: Actor, today: date) -> Sequence[Late]:
        if actor.stelle.art != StelleArt.LAND or not rules.may_enter(actor):
            return ()
        return [
            Late(_subject(actor, one), _day(one) + timedelta(days=rules.STALE_DAYS), UNANSWERED)
            for one in stale(actor, timezone.now())
        ]


def _day(question: Question) -> date:
    return timezone.localdate(question.asked_at)


def _subject(actor: Actor, question: Question) -> Subject:
    url = work_url(actor.stelle, "exchange:question_detail", question.public_id)
    return Subject(Ref(KIND, question.public_id), question.title, url, question.get_state_display())
