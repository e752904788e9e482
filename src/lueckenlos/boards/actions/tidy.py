"""Forgetting members: when their term of deletion is over, or on request."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lueckenlos.boards.content import without
from lueckenlos.boards.enums import PLANNED
from lueckenlos.boards.models import FrozenMinutes, Gremium, Meeting, Member, MemberDeletion, Participant
from lueckenlos.boards.queries.retention import long_gone
from lueckenlos.boards.rules import may_edit, minutes_must_name
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def forget_members(*, now: datetime, by: Actor) -> int:
    """Everybody whose term of deletion is over, for the nightly run. Returns how many; a second run finds nobody."""
    ensure(may_edit(by))
    found = long_gone(timezone.localdate(now))
    for gremium, members in found.items():
        _forget(gremium, members, days=gremium.keep_days, now=now, by=by)
    return sum(map(len, found.values()))


@transaction.atomic
def forget_member(*, member: Member, by: Actor, now: datetime) -> None:
    """The same at once, because the person asked for it or was entered by mistake."""
    ensure(may_edit(by))
    _forget(member.gremium, [member], days=None, now=now, by=by)


def _forget(gremium: Gremium, members: Sequence[Member], *, days: int | None, now: datetime, by: Actor) -> None:
    rows = Participant.objects.filter(member__in=members)
    rows.filter(meeting__status__in=PLANNED).delete()
    touched = 0 if minutes_must_name(gremium) else _unname(rows.select_related("meeting"))
    told = MemberDeletion.objects.create(
        stelle=gremium.stelle, gremium=gremium, members=len(members), minutes=touched, days=days, deleted_at=now
    )
    audit.record("boards.member.forget", told, by=by, changes={"members": (len(members), 0)})
    Member.objects.filter(pk__in=[one.pk for one in members]).delete()


def _unname(rows: QuerySet[Participant]) -> int:
    """Take the names out of attendance and head of the minutes; votes, function and organisation stay."""
    names: dict[Meeting, set[str]] = {}
    for one in rows:
        names.setdefault(one.meeting, set()).update(filter(None, (one.name, one.deputy_name)))
    rows.update(name="", deputy_name="")
    for meeting, gone in names.items():
        for field in ("chair", "keeper"):
            if any(name in getattr(meeting, field) for name in gone):
                setattr(meeting, field, "")
        meeting.save(update_fields=["chair", "keeper"])
    for frozen in FrozenMinutes.objects.filter(meeting__in=names).select_related("meeting"):
        frozen.content = without(frozen.content, names[frozen.meeting])
        frozen.save(update_fields=["content"])
    return len(names)
