"""The agenda: points that come by themselves, points that people add, and papers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from lueckenlos.boards.actions.upkeep import changed_row, locked_meeting, told
from lueckenlos.boards.enums import OWN_KINDS, PLANNED, ItemKind
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import AgendaItem, Meeting, Paper, Resolution
from lueckenlos.boards.queries.pages import has_undone, previous_draft
from lueckenlos.boards.rules import may_change_agenda
from lueckenlos.conferences.models import ConferenceResult
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref, Subject, ensure_free, ensure_in_force

# room for what is added between two points later
_STEP: Final = 10
_OWN: Final = frozenset(kind.value for kind in OWN_KINDS)


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    values: Mapping[str, Any],
    by: Actor,
    subject: Subject | None = None,
    result: ConferenceResult | None = None,
) -> AgendaItem:
    """Raises Invalid ``item_is_automatic`` for a kind that people do not choose."""
    now = locked_meeting(meeting)
    ensure(may_change_agenda(by, now))
    if values.get("kind") not in _OWN:
        raise Invalid("item_is_automatic")
    if subject:
        ensure_in_force(by, subject.ref)
    pointer = _pointer(subject)
    item = AgendaItem.objects.create(
        stelle=by.stelle, meeting=now, position=_end(now), result=result, **values, **pointer
    )
    audit.record("boards.item.create", item, by=by, changes=told({**values, **pointer}, item))
    return item


@transaction.atomic
def update_item(*, item: AgendaItem, values: Mapping[str, Any], seen: int, by: Actor) -> AgendaItem:
    """Raises Invalid ``item_is_automatic`` or ``changed_meanwhile``."""
    ensure(may_change_agenda(by, locked_meeting(item.meeting)))
    kind = values.get("kind", item.kind)
    if kind != item.kind and not {kind, item.kind} <= _OWN:
        raise Invalid("item_is_automatic")
    changed, changes = changed_row(item, values, seen)
    audit.record("boards.item.update", changed, by=by, changes=changes)
    return changed


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by: Actor) -> None:
    """One place within its part, public or not. Raises Invalid ``item_cannot_move``."""
    ensure(may_change_agenda(by, locked_meeting(item.meeting)))
    rows = list(AgendaItem.objects.filter(meeting=item.meeting, is_public=item.is_public))
    place = next(place for place, one in enumerate(rows) if one.pk == item.pk)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(rows):
        raise Invalid("item_cannot_move")
    rows[place], rows[other] = rows[other], rows[place]
    for number, one in enumerate(rows, 1):
        one.position = number * _STEP
    AgendaItem.objects.bulk_update(rows, ["position"])
    audit.record("boards.item.move", item, by=by, changes={"position": (place + 1, other + 1)})


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Actor) -> None:
    """Raises Invalid ``item_has_resolutions`` or ``others_rest_on_it``."""
    ensure(may_change_agenda(by, locked_meeting(item.meeting)))
    if Resolution.objects.filter(item=item).exists():
        raise Invalid("item_has_resolutions")
    ensure_free(Ref("boards.item", str(item.pk)))
    audit.record("boards.item.remove", item, by=by)
    for paper in Paper.objects.filter(item=item):
        _drop(paper)
    item.delete()


@transaction.atomic
def add_paper(
    *,
    item: AgendaItem,
    by: Actor,
    title: str,
    now: datetime,
    upload: "UploadedFile[bytes] | None" = None,
    url: str = "",
) -> Paper:
    """A file or an address. Raises Invalid ``paper_empty`` and what ``StoredFile.take`` raises."""
    ensure(may_change_agenda(by, locked_meeting(item.meeting)))
    if upload is None and not url:
        raise Invalid("paper_empty")
    paper = Paper(stelle=by.stelle, item=item, url="" if upload else url, size=0, added_at=now)
    if upload is not None:
        paper.take(upload, now)
    paper.title = title or paper.name or url[:160]
    paper.save()
    audit.record("boards.paper.add", paper, by=by, changes={"title": (None, paper.title)})
    return paper


@transaction.atomic
def remove_paper(*, paper: Paper, by: Actor) -> None:
    ensure(may_change_agenda(by, locked_meeting(paper.item.meeting)))
    audit.record("boards.paper.remove", paper, by=by, changes={"title": (paper.title, None)})
    _drop(paper)


def complete_agenda(meeting: Meeting) -> None:
    """Opening, minutes to approve, and the state of what was recommended: what is missing is added."""
    there = {(one.kind, one.approves_id) for one in AgendaItem.objects.filter(meeting=meeting)}
    if not any(kind == ItemKind.EROEFFNUNG for kind, _ in there):
        _automatic(meeting, ItemKind.EROEFFNUNG, words.OPENING, _STEP)
    opening = AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.EROEFFNUNG).first()
    after = opening.position if opening else 0
    draft = previous_draft(meeting)
    if draft is not None and (ItemKind.GENEHMIGUNG, draft.pk) not in there:
        title = words.approval_title(timezone.localdate(draft.starts_at))
        _automatic(meeting, ItemKind.GENEHMIGUNG, title, after + 1, approves=draft)
    if not any(kind == ItemKind.STAND for kind, _ in there) and has_undone(meeting):
        _automatic(meeting, ItemKind.STAND, words.STANDING, after + 2)


def complete_coming(meeting: Meeting) -> None:
    """After a Sitzung: what it leaves behind goes onto the agendas that are planned already."""
    rows = Meeting.objects.filter(gremium=meeting.gremium_id, status__in=PLANNED, starts_at__gt=meeting.starts_at)
    for one in rows.select_related("gremium").order_by("starts_at", "pk")[:1]:
        complete_agenda(one)


def _automatic(meeting: Meeting, kind: ItemKind, title: str, position: int, **values: Any) -> None:
    AgendaItem.objects.create(
        stelle=meeting.stelle, meeting=meeting, kind=kind, title=title, position=position, **values
    )


def _end(meeting: Meeting) -> int:
    last = AgendaItem.objects.filter(meeting=meeting).order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + _STEP


def _pointer(subject: Subject | None) -> dict[str, str]:
    if subject is None:
        return {}
    return {"subject_kind": subject.ref.kind, "subject_key": subject.ref.key, "subject_title": subject.title[:300]}


def _drop(paper: Paper) -> None:
    if paper.file:
        paper.drop()
    else:
        paper.delete()
