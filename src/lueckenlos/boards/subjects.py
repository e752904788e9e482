"""Sitzungen, TOP and Beschlüsse as things that others point to, and what Gremien add to the pages of others."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from django.utils import timezone

from lueckenlos.boards.enums import UNDONE, Outcome
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import AgendaItem, Meeting, Resolution
from lueckenlos.boards.presenters import agenda_link
from lueckenlos.boards.queries.access import items, meetings, resolutions
from lueckenlos.boards.rules import may_edit
from lueckenlos.shared.formats import day, days_late
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Late, Neighbour, PageLink, Ref, Subject, SubjectKind

_OWN: Final = "boards."
# an organisation or an offer is not decided on; what is planned with it is
_NOT_ON_AGENDAS: Final = frozenset({"partners.organisation", "directory.offer"})


class MeetingSubjects(SubjectKind):
    kind = "boards.meeting"
    label = str(Meeting._meta.verbose_name)

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        rows = meetings(actor).filter(pk__in=_numbers(keys))
        return {str(row.pk): self._subject(actor, row) for row in rows}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        rows = meetings(actor).filter(gremium__name__icontains=words).order_by("-starts_at", "-pk")[:limit]
        return [self._subject(actor, row) for row in rows]

    def _subject(self, actor: Actor, row: Meeting) -> Subject:
        url = work_url(actor.stelle, "boards:meeting_detail", row.pk)
        return Subject(Ref(self.kind, str(row.pk)), f"{row.gremium.name}: {row}", url, row.get_status_display())


class ItemSubjects(SubjectKind):
    kind = "boards.item"
    label = str(AgendaItem._meta.verbose_name)

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        return {str(row.pk): item_subject(actor, row) for row in items(actor).filter(pk__in=_numbers(keys))}


class ResolutionSubjects(SubjectKind):
    kind = "boards.resolution"
    label = str(Resolution._meta.verbose_name)

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        rows = resolutions(actor).filter(pk__in=_numbers(keys))
        return {str(row.pk): resolution_subject(actor, row) for row in rows}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        rows = resolutions(actor).filter(text__icontains=words, outcome=Outcome.ANGENOMMEN)[:limit]
        return [resolution_subject(actor, row) for row in rows]


class Boards(Neighbour):
    """„Auf die Tagesordnung setzen“, and what was put on one or decided."""

    pointing = (AgendaItem, Resolution)

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        kind = subject.ref.kind
        if kind.startswith(_OWN) or kind in _NOT_ON_AGENDAS or not may_edit(actor):
            return ()
        return [PageLink(words.PUT_ON_AGENDA, agenda_link(actor, subject), words.PUT_ON_AGENDA_HINT)]

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        at = {"subject_kind": ref.kind, "subject_key": ref.key}
        decided = list(resolutions(actor).filter(**at))
        # a TOP that led to a Beschluss is found through it
        waiting = items(actor).filter(**at, resolutions=None)
        return [
            *(resolution_subject(actor, row) for row in decided),
            *(item_subject(actor, row) for row in waiting),
        ]

    def late(self, actor: Actor, today: date) -> Sequence[Late]:
        """Beschlüsse and Empfehlungen that should have been carried out."""
        rows = resolutions(actor).filter(outcome=Outcome.ANGENOMMEN, state__in=UNDONE, due__lt=today)
        found = []
        for row in rows:
            if row.due is not None:
                note = " · ".join(filter(None, (row.gremium.name, row.addressee, days_late((today - row.due).days))))
                found.append(Late(resolution_subject(actor, row, row.text[:120]), row.due, note))
        return found


def item_subject(actor: Actor, row: AgendaItem) -> Subject:
    when = f"{row.meeting.gremium.name}, {day(timezone.localdate(row.meeting.starts_at))}"
    url = work_url(actor.stelle, "boards:item_detail", row.pk)
    return Subject(Ref(ItemSubjects.kind, str(row.pk)), f"{row.title} ({when})", url)


def resolution_subject(actor: Actor, row: Resolution, title: str = "") -> Subject:
    """``title`` where the number and the Gremium stand beside it."""
    url = work_url(actor.stelle, "boards:resolution_detail", row.pk)
    rejected = row.outcome == Outcome.ABGELEHNT
    state = row.get_outcome_display() if rejected else row.get_state_display()
    words_of = title or f"{row}, {row.gremium.name}: {row.text[:120]}"
    return Subject(Ref(ResolutionSubjects.kind, str(row.pk)), words_of, url, state)


def _numbers(keys: Iterable[str]) -> list[int]:
    return [int(key) for key in keys if key.isdecimal()]
