"""Files of a Sitzung: Niederschrift, Kurzinfo, calendar entry."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from lueckenlos.boards import content, papers
from lueckenlos.boards.ical import meeting_file
from lueckenlos.boards.models import Meeting
from lueckenlos.boards.queries.access import insight, meeting_of
from lueckenlos.boards.queries.minutes import frozen_of
from lueckenlos.shared.formats import day
from lueckenlos.shared.text import slug_of
from lueckenlos.tenancy.http import WorkRequest

_PDF: Final = "application/pdf"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_GET
def meeting_paper(request: WorkRequest, pk: int, what: str) -> HttpResponse:
    """``?teil=oeffentlich`` gives those who read everything what the others read."""
    meeting = meeting_of(request.actor, pk)
    if what not in _PAPERS:
        raise Http404
    whole = insight(request.actor).whole(meeting.gremium_id) and request.GET.get("teil") != "oeffentlich"
    make, media_type = _PAPERS[what]
    stem, _, ending = what.partition(".")
    name = f"{stem}-{slug_of(meeting.gremium.name)[:40]}-{meeting.number}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(meeting, whole), content_type=media_type, headers=headers)


def _minutes(meeting: Meeting, whole: bool, make: Callable[..., bytes]) -> bytes:
    frozen = frozen_of(meeting)
    told = frozen.content if frozen else content.whole(meeting)
    approved = timezone.localdate(frozen.approved_at) if frozen else None
    shown = told if whole else content.public_part(told)
    return make(shown, approved=day(approved) if approved else "", day=approved or timezone.localdate())


def _pdf(meeting: Meeting, whole: bool) -> bytes:
    return _minutes(meeting, whole, papers.minutes_pdf)


def _docx(meeting: Meeting, whole: bool) -> bytes:
    return _minutes(meeting, whole, papers.minutes_docx)


def _brief(meeting: Meeting, whole: bool) -> bytes:
    today = timezone.localdate()
    return papers.brief_pdf(content.brief(meeting, today, everything=whole), day=today)


def _date(meeting: Meeting, whole: bool) -> bytes:
    return meeting_file(meeting)


_PAPERS: Final[Mapping[str, tuple[Callable[[Meeting, bool], bytes], str]]] = MappingProxyType(
    {
        "niederschrift.pdf": (_pdf, _PDF),
        "niederschrift.docx": (_docx, _WORD),
        "kurzinfo.pdf": (_brief, _PDF),
        "termin.ics": (_date, "text/calendar; charset=utf-8"),
    }
)
