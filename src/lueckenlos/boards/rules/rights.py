"""Who may do what with Gremien, Sitzungen and Beschlüsse. What is not public is a matter of ``queries.access``."""

from lueckenlos.boards.enums import HELD, MEETING_MOVES, PLANNED, MeetingStatus
from lueckenlos.boards.models import Comment, Meeting
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission


def may_view(by: Actor) -> Verdict:
    """The Steuerungsgruppe too: it reads decisions and papers."""
    return Verdict.yes() if by.has(Permission.VIEW_DECISIONS) else Verdict.no("boards_not_for_role")


def may_edit(by: Actor) -> Verdict:
    """Gremien, members, agendas, minutes, Umsetzungsstand."""
    return Verdict.yes() if by.has(Permission.EDIT) else Verdict.no("boards_no_edit")


def may_change_agenda(by: Actor, meeting: Meeting) -> Verdict:
    """Until the minutes are approved: a meeting may put something on its agenda while it sits."""
    if not (editing := may_edit(by)):
        return editing
    here = MeetingStatus(meeting.status)
    return Verdict.yes() if here in PLANNED | HELD else Verdict.no("meeting_is_closed", status=here.label)


def may_comment(by: Actor, meeting: Meeting) -> Verdict:
    """The Steuerungsgruppe and those who edit, until the minutes are approved. Who reads the TOP is asked elsewhere."""
    if by.user is None or not by.has(Permission.COMMENT):
        return Verdict.no("boards_no_comment")
    here = MeetingStatus(meeting.status)
    return Verdict.yes() if here in PLANNED | HELD else Verdict.no("meeting_is_closed", status=here.label)


def may_answer(by: Actor) -> Verdict:
    """An answer speaks for the Stelle."""
    return Verdict.yes() if by.has(Permission.RELEASE) else Verdict.no("boards_no_answer")


def may_withdraw(by: Actor, comment: Comment) -> Verdict:
    """One's own, until it is answered: then others rest on it."""
    if by.user is None or comment.by_id != by.user.pk:
        return Verdict.no("comment_of_others")
    return Verdict.no("comment_is_answered") if comment.answer else Verdict.yes()


def may_write_minutes(by: Actor, meeting: Meeting) -> Verdict:
    """Attendance, notes and votes: from the opening until the approval."""
    if not (editing := may_edit(by)):
        return editing
    here = MeetingStatus(meeting.status)
    if here in PLANNED:
        return Verdict.no("meeting_not_open")
    return Verdict.yes() if here in HELD else Verdict.no("meeting_is_closed", status=here.label)


def may_move(by: Actor, meeting: Meeting, to: MeetingStatus) -> Verdict:
    """The table of states; whoever keeps the minutes also opens and closes."""
    here = MeetingStatus(meeting.status)
    if to not in MEETING_MOVES[here]:
        return Verdict.no("meeting_no_such_move", here=here.label, there=to.label)
    return may_edit(by)


def may_invite(by: Actor, meeting: Meeting) -> Verdict:
    """An invitation goes out in the name of the Stelle."""
    if not by.has(Permission.RELEASE):
        return Verdict.no("boards_no_release")
    here = MeetingStatus(meeting.status)
    return Verdict.yes() if here in PLANNED else Verdict.no("meeting_is_closed", status=here.label)


def may_approve(by: Actor, meeting: Meeting) -> Verdict:
    """Leitung and Koordination write down that the Gremium has approved; then nothing changes any more."""
    if not by.has(Permission.DECIDE):
        return Verdict.no("boards_no_decide")
    return may_move(by, meeting, MeetingStatus.GENEHMIGT)
