"""Invitations by mail: queued with the change they tell of, written by the worker. Jobs hold keys only."""

from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from lueckenlos.boards.content import brief, head
from lueckenlos.boards.enums import MeetingStatus
from lueckenlos.boards.ical import meeting_file
from lueckenlos.boards.models import Meeting, Participant
from lueckenlos.boards.papers import brief_pdf
from lueckenlos.shared.mail import Attachment, absolute, send_template
from lueckenlos.shared.text import lines_of
from lueckenlos.tenancy.links import work_url


def queue_invitation(participant: Participant) -> None:
    """In the transaction that is open."""
    mail_invitation.enqueue(participant.pk, participant.stelle_id)


def queue_called_off(participant: Participant) -> None:
    """As above."""
    mail_called_off.enqueue(participant.pk, participant.stelle_id)


@task()
def mail_called_off(participant_id: int, stelle_id: int) -> None:
    """That the Sitzung does not take place, with a file that strikes it out of the calendar."""
    with scope(stelle=stelle_id):
        if (one := _reachable(participant_id)) is None:
            return
        meeting = one.meeting
        send_template(
            "boards/mail/called_off.txt",
            one.email,
            _calendar(meeting),
            name=one.name,
            head=head(meeting),
            stelle=meeting.stelle,
        )


@task()
def mail_invitation(participant_id: int, stelle_id: int) -> None:
    """Agenda and calendar entry for one member, as they are when the mail goes out; nothing once it is called off."""
    with scope(stelle=stelle_id):
        one = _reachable(participant_id)
        if one is None or one.meeting.status == MeetingStatus.ABGESAGT:
            return
        meeting, today = one.meeting, timezone.localdate()
        content = brief(meeting, today)
        send_template(
            "boards/mail/invitation.txt",
            one.email,
            ("Kurzinfo.pdf", brief_pdf(content, day=today), "application/pdf"),
            _calendar(meeting),
            name=one.name,
            meeting=meeting,
            head=head(meeting),
            notice="\n".join(lines_of(meeting.notice)),
            items=content["items"],
            more=content["more_items"],
            deputy=one.deputy_name,
            stelle=meeting.stelle,
            address=absolute(work_url(meeting.stelle, "boards:meeting_detail", meeting.pk)),
        )


def _reachable(participant_id: int) -> Participant | None:
    """With the Sitzung; None for somebody who is gone or has no address."""
    rows = Participant.objects.select_related("meeting__gremium", "meeting__stelle", "member")
    found: Participant | None = rows.filter(pk=participant_id).exclude(member=None).exclude(member__email="").first()
    return found


def _calendar(meeting: Meeting) -> Attachment:
    return "Sitzung.ics", meeting_file(meeting), "text/calendar"
