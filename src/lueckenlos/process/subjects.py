"""Bausteine as things that others point to, and evidence as what rests on the things of others."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from lueckenlos.process import rules
from lueckenlos.process.enums import BausteinState
from lueckenlos.process.messages import BAUSTEIN, state_with_turn, subject_title
from lueckenlos.process.models import Baustein, Evidence
from lueckenlos.shared.formats import days_late
from lueckenlos.shared.text import fold
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Late, Neighbour, Ref, Subject, SubjectKind
from lueckenlos.vocabulary.registry import vocabulary

KIND: Final = "process.baustein"


class BausteinSubjects(SubjectKind):
    """The key is the slug of the vocabulary: every commune has all Bausteine, begun or not."""

    kind = KIND
    label = BAUSTEIN

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        known = [key for key in keys if key in vocabulary("prozessphase")]
        if not known or not rules.may_view(actor):
            return {}
        rows = {row.phase: row for row in Baustein.objects.filter(phase__in=known)}
        return {key: _subject(actor, rows.get(key) or Baustein(stelle=actor.stelle, phase=key)) for key in known}

    def search(self, actor: Actor, words: str, limit: int) -> Sequence[Subject]:
        wanted = fold(words)
        terms = vocabulary("prozessphase").terms
        keys = [term.slug for term in terms if wanted in fold(" ".join((term.label, *term.synonyms)))]
        return list(self.find(actor, keys[:limit]).values())


class RestingEvidence(Neighbour):
    """On the page of a thing: which Bausteine it is evidence for."""

    pointing = (Evidence,)

    def resting(self, actor: Actor, ref: Ref) -> Sequence[Subject]:
        if not rules.may_view(actor):
            return []
        evidence = Evidence.objects.filter(subject_kind=ref.kind, subject_key=ref.key)
        rows = Baustein.objects.filter(evidence__in=evidence).distinct()
        return [_subject(actor, row) for row in rows]

    def late(self, actor: Actor, today: date) -> Sequence[Late]:
        """Next steps of Bausteine."""
        if not rules.may_view(actor):
            return []
        found = []
        for row in Baustein.objects.filter(next_on__lt=today):
            if row.next_on is not None and rules.is_late(row, today):
                note = " · ".join(
                    filter(None, (subject_title(row.label), row.responsible, days_late((today - row.next_on).days)))
                )
                url = work_url(actor.stelle, "process:baustein", row.phase)
                found.append(Late(Subject(Ref(KIND, row.phase), row.next_step or row.label, url), row.next_on, note))
        return found


def _subject(actor: Actor, row: Baustein) -> Subject:
    state = state_with_turn(BausteinState(row.state).label, row.turn)
    url = work_url(actor.stelle, "process:baustein", row.phase)
    return Subject(Ref(KIND, row.phase), subject_title(row.label), url, state)
