"""Attendance and notes, written in the room."""

from typing import Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.boards.actions.upkeep import locked_meeting
from lueckenlos.boards.enums import PRESENT, Presence
from lueckenlos.boards.models import AgendaItem, Meeting, Participant
from lueckenlos.boards.rules import in_term, may_write_minutes
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import unix_lines
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

LONGEST: Final = 50_000


@transaction.atomic
def save_presence(*, meeting: Meeting, presences: dict[int, str], by: Actor) -> int:
    """Participant → presence; returns how many changed. Only what somebody changed is sent, so two can tick at once.

    Raises Invalid ``participant_unknown``, ``presence_unknown`` or ``member_out_of_term``.
    """
    found = locked_meeting(meeting)
    ensure(may_write_minutes(by, found))
    rows = {one.pk: one for one in Participant.objects.filter(meeting=found).select_related("member")}
    changed = []
    for key, presence in presences.items():
        if key not in rows:
            raise Invalid("participant_unknown")
        if presence not in Presence.values:
            raise Invalid("presence_unknown")
        one = rows[key]
        if one.presence != presence:
            _check_term(one, found, Presence(presence))
            one.presence = presence
            changed.append(one)
    Participant.objects.bulk_update(changed, ["presence"])
    if changed:
        audit.record("boards.presence.save", found, by=by, changes={"participants": (0, len(changed))})
    return len(changed)


@transaction.atomic
def save_note(*, item: AgendaItem, text: str, version: int, by: Actor) -> tuple[AgendaItem, bool]:
    """The TOP as it is now, and whether ``text`` was written: not, when somebody wrote since ``version``.

    The same text again is always written: a tablet that lost the answer asks twice. Nothing is overwritten unseen.
    """
    meeting = locked_meeting(item.meeting)
    ensure(may_write_minutes(by, meeting))
    text = unix_lines(text).replace("\0", "")
    if len(text) > LONGEST:
        raise Invalid("note_over_length", most=LONGEST)
    found: AgendaItem = AgendaItem.objects.select_for_update().get(pk=item.pk)
    found.meeting = meeting
    if found.note == text:
        return found, True
    if found.note_version != version:
        return found, False
    found.note, found.note_version = text, version + 1
    found.save(update_fields=["note", "note_version"])
    # the text itself stands in the minutes; hundreds of drafts would only fill the trail
    audit.record("boards.note.save", found, by=by, changes={"note_version": (version, version + 1)})
    return found, True


def _check_term(one: Participant, meeting: Meeting, presence: Presence) -> None:
    on = timezone.localdate(meeting.starts_at)
    if presence in PRESENT and one.member is not None and not in_term(one.member, on):
        raise Invalid("member_out_of_term")
