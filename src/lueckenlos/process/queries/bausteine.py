"""Where the Bausteine of one Stelle stand, and what was written and collected on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from django.http import Http404
from django.shortcuts import get_object_or_404

from lueckenlos.process import rules
from lueckenlos.process.enums import ACTIVE
from lueckenlos.process.models import Answer, Baustein, Evidence, ProcessSettings
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.history import Change, in_words
from lueckenlos.tenancy.history import Line as TrailLine
from lueckenlos.tenancy.models import AuditEntry, Stelle
from lueckenlos.tenancy.subjects import Subject
from lueckenlos.vocabulary.registry import Term, vocabulary

# these run through all others from beginning to end
ACROSS: Final = ("beteiligung", "oeffentlichkeitsarbeit")
LATEST: Final = 30
ANSWERED: Final = "process.answer.save"


@dataclass(frozen=True, slots=True)
class Standing:
    """One Baustein as the overview shows it; ``row`` is unsaved where nobody has written anything yet."""

    term: Term
    row: Baustein
    late: bool
    due: bool

    @property
    def across(self) -> bool:
        return self.term.slug in ACROSS

    @property
    def touched(self) -> bool:
        return self.row.pk is not None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history in words."""

    moment: datetime
    who: str
    what: str
    changes: list[Change]


def known_or_404(phase: str) -> Term:
    """The term of a Baustein named in an address."""
    if phase not in vocabulary("prozessphase"):
        raise Http404
    return vocabulary("prozessphase")[phase]


def standings(actor: Actor, today: date) -> list[Standing]:
    """All Bausteine in the order of the vocabulary, begun or not. One query."""
    ensure(rules.may_view(actor))
    rows = {row.phase: row for row in Baustein.objects.all()}
    return [
        standing_at(rows.get(term.slug) or Baustein(stelle=actor.stelle, phase=term.slug), today)
        for term in vocabulary("prozessphase").terms
    ]


def standing_at(row: Baustein, today: date) -> Standing:
    return Standing(
        vocabulary("prozessphase")[row.phase], row, late=rules.is_late(row, today), due=rules.is_due(row, today)
    )


def coming_steps(shown: Sequence[Standing]) -> list[Standing]:
    """Those with a next step, what has a date first and the earliest of these on top."""
    open_ones = [one for one in shown if one.row.next_step and one.row.state in ACTIVE]
    return sorted(open_ones, key=lambda one: (one.row.next_on is None, one.row.next_on or date.max))


def baustein_or_new(actor: Actor, phase: str) -> Baustein:
    """The row, or an unsaved one while nobody has written anything. One query."""
    ensure(rules.may_view(actor))
    term = known_or_404(phase)
    return Baustein.objects.filter(phase=term.slug).first() or Baustein(stelle=actor.stelle, phase=term.slug)


def answers_of(row: Baustein) -> list[Answer]:
    """Of all turns, the latest first. One query, none for a Baustein that has not begun."""
    return list(row.answers.order_by("-turn", "pk")) if row.pk else []


def evidence_of(actor: Actor, row: Baustein) -> list[tuple[Evidence, Subject | None]]:
    """Each with the thing it points to, as far as the actor may open it. A query, and one for each kind of thing."""
    rows = list(row.evidence.order_by("-turn", "-added_at", "-pk")) if row.pk else []
    found = subjects.find_all(actor, (ref for one in rows if (ref := one.subject_ref)))
    return [(one, found.get(ref) if (ref := one.subject_ref) else None) for one in rows]


def get_evidence_or_404(row: Baustein, pk: int) -> Evidence:
    return get_object_or_404(Evidence, pk=pk, baustein=row.pk)


def history_of(row: Baustein, wordings: Mapping[str, str]) -> list[Line]:
    """The latest lines of the audit trail about this Baustein, newest first; none before its first row. One query.

    ``wordings`` are the guiding questions by key: an answer is told with its question.
    """
    if row._state.adding:
        return []
    lines = AuditEntry.objects.filter(
        stelle=row.stelle_id, object_type=Baustein._meta.label_lower, object_id=str(row.pk)
    ).order_by("-moment", "-id")[:LATEST]
    return [_told(in_words(entry), wordings) for entry in lines]


def _told(line: TrailLine, wordings: Mapping[str, str]) -> Line:
    changes = line.changes
    if line.entry.verb == ANSWERED:
        changes = [replace(one, label=wordings.get(one.label.lower(), one.label)) for one in changes]
    return Line(line.entry.moment, line.entry.actor_name, line.verb, changes)


def settings_of(stelle: Stelle) -> ProcessSettings:
    """Unsaved while nothing has been decided. One query."""
    return ProcessSettings.objects.filter(stelle=stelle).first() or ProcessSettings(stelle=stelle)
