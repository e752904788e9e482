"""Selbsteinschätzungen as things that others point to, and what quality adds to the pages of others."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from lueckenlos.events.models import Event
from lueckenlos.quality import queries, rules
from lueckenlos.quality.messages import ASSESSMENT, BEGIN, BEGIN_HINT, SHEETS, SHEETS_HINT
from lueckenlos.quality.models import Assessment
from lueckenlos.quality.registry import criteria_sets
from lueckenlos.shared.formats import day
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Neighbour, PageLink, Ref, Subject, SubjectKind

KIND: Final = "quality.assessment"
_EVENT, _WORKSHOP = "events.event", "lernwerkstatt"


class AssessmentSubjects(SubjectKind):
    kind = KIND
    label = ASSESSMENT

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        rows = queries.assessments_for(actor).filter(pk__in=[key for key in keys if key.isdecimal()])
        return {str(row.pk): _subject(actor, row) for row in rows}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        rows = queries.assessments_for(actor).filter(subject_title__icontains=words)[:limit]
        return [_subject(actor, row) for row in rows]


class QualityNeighbour(Neighbour):
    """„Selbsteinschätzung beginnen“ on offers and measures; working sheets on a Lernwerkstatt."""

    def links(self, actor: Actor, subject: Subject) -> Sequence[PageLink]:
        ref = subject.ref
        if ref.kind in rules.ASSESSED and rules.may_edit(actor):
            asked = urlencode({"von": ref.kind, "schluessel": ref.key})
            url = work_url(actor.stelle, "quality:assessment_create")
            return (PageLink(BEGIN, f"{url}?{asked}", BEGIN_HINT),)
        if ref.kind == _EVENT and rules.may_enter(actor) and _is_workshop(ref):
            sheets = next(one for one in criteria_sets() if one.has_sheets)
            return (PageLink(SHEETS, work_url(actor.stelle, "quality:criteria", sheets.slug), SHEETS_HINT),)
        return ()

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        if ref.kind not in rules.ASSESSED:
            return ()
        rows = queries.assessments_for(actor).filter(subject_kind=ref.kind, subject_key=ref.key)
        return [_subject(actor, row, day(row.closed_on or row.begun_on)) for row in rows]

    def rests(self, ref: Ref) -> bool:
        return Assessment.objects.filter(subject_kind=ref.kind, subject_key=ref.key).exists()


def _is_workshop(ref: Ref) -> bool:
    return Event.objects.filter(pk=ref.key, art=_WORKSHOP).exists()


def _subject(actor: Actor, row: Assessment, title: str = "") -> Subject:
    url = work_url(actor.stelle, "quality:assessment_detail", row.pk)
    return Subject(Ref(KIND, str(row.pk)), title or str(row), url, row.get_state_display())
