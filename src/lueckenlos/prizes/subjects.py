"""Calls as things others point to and newsletters tell of, and those that wait for the jury among what is late."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from lueckenlos.prizes import rules
from lueckenlos.prizes.enums import CallState
from lueckenlos.prizes.messages import words
from lueckenlos.prizes.models import Call
from lueckenlos.prizes.presenters import last_moment
from lueckenlos.prizes.queries.work import calls_for
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Announcement, Late, Neighbour, Ref, RowKind

_KIND: Final = "prizes.call"
_TEASER: Final = 200


class CallKind(RowKind):
    """A newsletter tells of what one can apply for."""

    def announced(self, actor: Actor, now: datetime, keys: Sequence[str] | None = None) -> Sequence[Announcement]:
        rows = Call.objects.filter(stelle=actor.stelle, state=CallState.OFFEN, deadline__gt=now)
        if keys is not None:
            rows = rows.filter(pk__in=[key for key in keys if key.isdecimal()])
        return [
            Announcement(
                Ref(_KIND, str(one.pk)),
                one.title,
                one.text[:_TEASER],
                one.get_absolute_url(),
                words.CALL_NOTE.format(day=last_moment(one)),
            )
            for one in rows.order_by("deadline", "pk")
        ]


CALLS: Final = CallKind(_KIND, Call, calls_for, "prizes:call_detail", words="title_key")


class PrizesNeighbour(Neighbour):
    """A call whose deadline is over waits for somebody to give it to the jury."""

    def late(self, actor: Actor, today: date) -> Sequence[Late]:
        if not rules.may_edit(actor):
            return ()
        over = calls_for(actor).filter(state=CallState.OFFEN, deadline__lt=timezone.now()).order_by("deadline", "pk")
        rows = {str(one.pk): one for one in over}
        return [
            Late(subject, timezone.localdate(rows[subject.ref.key].deadline), words.OVERDUE)
            for subject in CALLS.of_rows(actor, over)
        ]
