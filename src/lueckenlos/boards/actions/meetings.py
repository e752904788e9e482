"""Planning a Sitzung, inviting, opening, closing, approving its minutes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lueckenlos.boards import content, mail
from lueckenlos.boards.actions.agenda import complete_agenda, complete_coming
from lueckenlos.boards.actions.upkeep import changed_row, locked_meeting, told
from lueckenlos.boards.enums import HELD, MeetingStatus, Presence
from lueckenlos.boards.models import FrozenMinutes, Gremium, Meeting, Participant
from lueckenlos.boards.queries.attendance import members_on, participants, undecided
from lueckenlos.boards.queries.pages import approving_meeting
from lueckenlos.boards.rules import (
    in_term,
    invitation_deadline,
    may_approve,
    may_change_agenda,
    may_edit,
    may_invite,
    may_move,
)
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import day
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def plan_meeting(*, gremium: Gremium, values: Mapping[str, Any], by: Actor) -> Meeting:
    """With the points that always come. Raises Invalid ``gremium_inactive`` or ``meeting_ends_before``."""
    ensure(may_edit(by))
    found = Gremium.objects.select_for_update().get(pk=gremium.pk)
    if not found.active:
        raise Invalid("gremium_inactive")
    _check_times(values)
    number = Meeting.objects.filter(gremium=found).aggregate(last=Max("number"))["last"] or 0
    meeting = Meeting.objects.create(stelle=by.stelle, gremium=found, number=number + 1, **values)
    complete_agenda(meeting)
    audit.record("boards.meeting.plan", meeting, by=by, changes=told(values, meeting))
    return meeting


@transaction.atomic
def update_meeting(*, meeting: Meeting, values: Mapping[str, Any], seen: int, by: Actor) -> Meeting:
    """Raises Invalid ``meeting_ends_before`` or ``changed_meanwhile``."""
    ensure(may_change_agenda(by, meeting))
    _check_times(values)
    changed, changes = changed_row(meeting, values, seen)
    audit.record("boards.meeting.update", changed, by=by, changes=changes)
    return changed


@transaction.atomic
def invite(*, meeting: Meeting, by: Actor, now: datetime, late_is_known: bool = False, again: bool = False) -> int:
    """Mail to everybody who belongs to the Gremium on that day and has not had one; returns how many go out.

    ``again``: to all. Raises Invalid ``meeting_place_missing``, ``meeting_in_past``, ``nobody_to_invite`` or, unless
    ``late_is_known``, ``invitation_too_late``.
    """
    found = locked_meeting(meeting)
    ensure(may_invite(by, found))
    if not (found.place or found.online_url):
        raise Invalid("meeting_place_missing")
    if found.starts_at <= now:
        raise Invalid("meeting_in_past")
    late = found.invited_late if found.invited_at else _is_late(found, timezone.localdate(now))
    if late and not found.invited_at and not late_is_known:
        _refuse_late(found)
    complete_agenda(found)
    seat_members(found)
    rows = Participant.objects.filter(meeting=found).exclude(member=None).exclude(member__email="")
    queued = list(rows if again else rows.filter(mailed_at=None))
    if not Participant.objects.filter(meeting=found).exists():
        raise Invalid("nobody_to_invite")
    found.status, found.invited_at, found.invited_late = MeetingStatus.EINGELADEN, found.invited_at or now, late
    found.save(update_fields=["status", "invited_at", "invited_late"])
    Participant.objects.filter(pk__in=[one.pk for one in queued]).update(mailed_at=now)
    for one in queued:
        mail.queue_invitation(one)
    audit.record("boards.meeting.invite", found, by=by, changes={"invitations": (0, len(queued)), "late": (None, late)})
    return len(queued)


@transaction.atomic
def open_meeting(*, meeting: Meeting, by: Actor, today: date) -> Meeting:
    """Begin, or go on with, the minutes. Raises Invalid ``meeting_too_early``."""
    found = locked_meeting(meeting)
    ensure(may_move(by, found, MeetingStatus.LAEUFT))
    if timezone.localdate(found.starts_at) > today:
        raise Invalid("meeting_too_early", day=day(timezone.localdate(found.starts_at)))
    again = MeetingStatus(found.status) in HELD
    if not again:
        complete_agenda(found)
        seat_members(found)
    found.status = MeetingStatus.LAEUFT
    found.save(update_fields=["status"])
    if again:
        audit.record("boards.meeting.reopen", found, by=by)
    else:
        audit.record("boards.meeting.open", found, by=by)
    return found


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: Actor, now: datetime) -> Meeting:
    """The minutes become a draft, and the next agenda gets its points. Raises Invalid ``presence_open``."""
    found = locked_meeting(meeting)
    ensure(may_move(by, found, MeetingStatus.ENTWURF))
    if missing := undecided(participants(found)):
        raise Invalid("presence_open", count=missing)
    found.status, found.ends_at = MeetingStatus.ENTWURF, found.ends_at or now
    found.save(update_fields=["status", "ends_at"])
    complete_coming(found)
    audit.record("boards.meeting.close", found, by=by)
    return found


@transaction.atomic
def call_off(*, meeting: Meeting, by: Actor) -> Meeting:
    """Whoever was invited gets word."""
    found = locked_meeting(meeting)
    ensure(may_move(by, found, MeetingStatus.ABGESAGT))
    found.status = MeetingStatus.ABGESAGT
    found.save(update_fields=["status"])
    for one in Participant.objects.filter(meeting=found).exclude(mailed_at=None):
        mail.queue_called_off(one)
    audit.record("boards.meeting.call_off", found, by=by)
    return found


@transaction.atomic
def approve_minutes(*, meeting: Meeting, by: Actor, now: datetime) -> FrozenMinutes:
    """Freeze the minutes as they are. Raises Invalid ``minutes_too_early`` before a later Sitzung has begun."""
    found = locked_meeting(meeting)
    ensure(may_approve(by, found))
    later = approving_meeting(found)
    if later is None:
        raise Invalid("minutes_too_early", day=day(timezone.localdate(found.starts_at)))
    found.status = MeetingStatus.GENEHMIGT
    found.save(update_fields=["status"])
    frozen = FrozenMinutes.objects.create(
        stelle=found.stelle, meeting=found, content=content.whole(found), approved_at=now, approved_in=later
    )
    audit.record("boards.meeting.approve", found, by=by)
    return frozen


def seat_members(meeting: Meeting) -> None:
    """The attendance list: everybody in term on that day, as they are called now. Who left meanwhile goes."""
    on = timezone.localdate(meeting.starts_at)
    there = {one.member_id: one for one in Participant.objects.filter(meeting=meeting).select_related("member")}
    for one in there.values():
        if one.presence == Presence.OFFEN and (one.member is None or not in_term(one.member, on)):
            one.delete()
    for member in members_on(meeting.gremium, on):
        one = there.get(member.pk) or Participant(stelle=meeting.stelle, meeting=meeting, member=member)
        if one.presence == Presence.OFFEN:
            one.name, one.organisation, one.function = member.name, member.organisation, member.function
            one.deputy_name, one.votes = member.deputy_name, member.votes
            one.save()


def _check_times(values: Mapping[str, Any]) -> None:
    if values.get("ends_at") and values["ends_at"] <= values["starts_at"]:
        raise Invalid("meeting_ends_before")


def _is_late(meeting: Meeting, today: date) -> bool:
    return today > invitation_deadline(timezone.localdate(meeting.starts_at), meeting.gremium.invitation_days)


def _refuse_late(meeting: Meeting) -> None:
    days = meeting.gremium.invitation_days
    deadline = invitation_deadline(timezone.localdate(meeting.starts_at), days)
    raise Invalid("invitation_too_late", days=days, deadline=day(deadline))
