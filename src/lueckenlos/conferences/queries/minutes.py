"""Minutes, results, feedback and counts of an event. The scope must be open."""

from dataclasses import dataclass

from django.db.models import Count, Q

from lueckenlos.conferences.enums import FeedbackQuestion, VisitorGroup
from lueckenlos.conferences.models import ConferenceResult, FeedbackAnswer, MinutesNote, Report, TallyStand
from lueckenlos.conferences.rules import FEWEST_ANSWERS, Scale, scales
from lueckenlos.events.models import Event, Programmteil


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part with what was written about it; ``part`` None is the whole event."""

    part: Programmteil | None
    title: str
    text: str
    version: int
    results: list[ConferenceResult]


@dataclass(frozen=True, slots=True)
class Feedback:
    """``answers`` counts all; scales and texts are empty before there are five."""

    answers: int
    scales: list[Scale]
    good: list[str]
    better: list[str]

    @property
    def enough(self) -> bool:
        return self.answers >= FEWEST_ANSWERS


@dataclass(frozen=True, slots=True)
class Counted:
    """One Infostand with its conversations in the order of VisitorGroup."""

    stand: TallyStand
    counts: tuple[int, ...]
    total: int


def sheets(event: Event) -> list[Sheet]:
    """For every part, the whole event last; minutes of parts that are gone stay. Three queries."""
    notes = {note.part_id or f"-{note.pk}": note for note in MinutesNote.objects.filter(event=event)}
    results: dict[int | None, list[ConferenceResult]] = {}
    for result in ConferenceResult.objects.filter(event=event):
        results.setdefault(result.part_id, []).append(result)
    parts = sorted(event.parts.all(), key=lambda part: (part.starts_at or event.starts_at, part.position))
    found = []
    for part in parts:
        note = notes.pop(part.pk, None)
        told = (note.text, note.version) if note else ("", 0)
        found.append(Sheet(part, part.title, *told, results.get(part.pk, [])))
    whole = next((note for note in notes.values() if not note.title), None)
    found += [Sheet(None, note.title, note.text, -1, []) for note in notes.values() if note is not whole]
    told = (whole.text, whole.version) if whole else ("", 0)
    return [*found, Sheet(None, "", *told, results.get(None, []))]


def results_of(event: Event) -> list[ConferenceResult]:
    """One query."""
    return list(ConferenceResult.objects.filter(event=event).select_related("part"))


def is_frozen(event: Event) -> bool:
    """Whether the report is finished. One query."""
    return Report.objects.filter(event=event).exists()


def report_of(event: Event) -> Report | None:
    found: Report | None = Report.objects.filter(event=event).first()
    return found


def feedback_of(event: Event) -> Feedback:
    """One query. Texts in the order of random keys: nobody sees who wrote first."""
    names = [question.value for question in FeedbackQuestion]
    rows = list(FeedbackAnswer.objects.filter(event=event).order_by("pk").values(*names, "good", "better"))
    if len(rows) < FEWEST_ANSWERS:
        return Feedback(len(rows), [], [], [])
    good = sorted(row["good"] for row in rows if row["good"])
    better = sorted(row["better"] for row in rows if row["better"])
    return Feedback(len(rows), scales(rows), good, better)


def counted(event: Event) -> list[Counted]:
    """Every Infostand that may count. One query."""
    columns = {
        group.value: Count("taps", filter=Q(taps__group=group.value, taps__undone=False)) for group in VisitorGroup
    }
    rows = TallyStand.objects.filter(event=event).annotate(**{f"n_{name}": one for name, one in columns.items()})
    found = []
    for row in rows:
        counts = tuple(getattr(row, f"n_{group.value}") for group in VisitorGroup)
        found.append(Counted(row, counts, sum(counts)))
    return found
