"""The date of a Sitzung as a calendar file."""

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from lueckenlos.boards.enums import MeetingStatus
from lueckenlos.boards.models import Meeting
from lueckenlos.shared.ical import calendar_file

_PRODUCT: Final = "-//Lückenlos//Gremien//DE"


def meeting_file(meeting: Meeting) -> bytes:
    """One entry; the same meeting keeps its key, so that a calendar replaces it."""
    start = timezone.localtime(meeting.starts_at)
    entry: dict[str, object] = {
        "uid": f"sitzung-{meeting.pk}@{urlsplit(settings.BASE_URL).hostname}",
        "sequence": meeting.version,
        "dtstamp": timezone.now(),
        "dtstart": start,
        "dtend": timezone.localtime(meeting.ends_at) if meeting.ends_at else None,
        "summary": f"{meeting.gremium.name}: {meeting.number}. Sitzung",
        "location": meeting.place or meeting.online_url,
        "description": meeting.online_url,
        "status": "CANCELLED" if meeting.status == MeetingStatus.ABGESAGT else "CONFIRMED",
    }
    return calendar_file([entry], product=_PRODUCT)
