"""Selbsteinschätzungen as things that others point to, and what quality adds to the pages of others."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode

from lueckenlos.events.models import Event
from lueckenlos.quality import queries, rules
from lueckenlos.quality.messages import ASSESSMENT, BEGIN, BEGIN_HINT, CRITERION, SHEETS, SHEETS_HINT
from lueckenlos.quality.models import Assessment
from lueckenlos.quality.registry import CriteriaSet, criteria_sets
from lueckenlos.shared.formats import day, days_late
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Late, Neighbour, PageLink, Ref, Subject, SubjectKind

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


class CriterionSubjects(SubjectKind):
    """Criteria that a Praxisbeispiel shows evidence for; the key names the edition, whose words may differ."""

    kind = "quality.criterion"
    label = CRITERION

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        found = (one for edition in criteria_sets() for one in _criteria(actor, edition))
        return {one.ref.key: one for one in found if one.ref.key in keys}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        """The newest Good-Practice-Kriterien."""
        newest = next(one for one in criteria_sets() if one.has_sheets)
        return [one for one in _criteria(actor, newest) if words.lower() in one.title.lower()][:limit]


class QualityNeighbour(Neighbour):
    """„Selbsteinschätzung beginnen“ on offers and measures; working sheets on a Lernwerkstatt."""

    pointing = (Assessment,)

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

    def late(self, actor: Actor, today: date) -> Sequence[Late]:
        return late_subjects(actor, today)


def late_subjects(actor: Actor, today: date) -> list[Late]:
    """Next steps past their term; each leads to the steps of its assessment."""
    found = []
    for row in queries.late_steps(actor, today):
        if row.until_on is not None:
            url = f"{work_url(actor.stelle, 'quality:assessment_detail', row.assessment_id)}#schritte"
            note = " · ".join(
                part for part in (str(row.assessment), row.who, days_late((today - row.until_on).days)) if part
            )
            found.append(Late(Subject(Ref(KIND, str(row.assessment_id)), row.next_action, url), row.until_on, note))
    return found


def _criteria(actor: Actor, edition: CriteriaSet) -> list[Subject]:
    url = work_url(actor.stelle, "quality:criteria", edition.slug)
    return [Subject(Ref("quality.criterion", f"{edition.slug}:{one.slug}"), one.name, url) for one in edition.criteria]


def _is_workshop(ref: Ref) -> bool:
    return Event.objects.filter(pk=ref.key, art=_WORKSHOP).exists()


def _subject(actor: Actor, row: Assessment, title: str = "") -> Subject:
    url = work_url(actor.stelle, "quality:assessment_detail", row.pk)
    return Subject(Ref(KIND, str(row.pk)), title or str(row), url, row.get_state_display())
