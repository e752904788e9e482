"""What the pages of the process show, arranged for reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from lueckenlos.process.enums import STATE_BADGES, BausteinState, CheckStep
from lueckenlos.process.messages import BETTER, UNKNOWN_QUESTION, UNKNOWN_STEP, WORSE, state_with_turn
from lueckenlos.process.models import Answer, Evidence
from lueckenlos.process.queries import Comparison, Question, Standing, coming_steps
from lueckenlos.process.queries.checks import ItemLine
from lueckenlos.process.registry import CheckItem
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Subject, label_of
from lueckenlos.vocabulary.registry import Term, vocabulary

# what can show the work on a Baustein, as far as its package is there
PROPOSED: Final = (
    "chains.bestandsaufnahme",
    "chains.hint",
    "boards.resolution",
    "boards.meeting",
    "goals.goal",
    "goals.measure",
    "events.event",
    "directory.offer",
    "partners.organisation",
    "adoption.paper",
)
_EACH: Final = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """One Baustein with its words."""

    standing: Standing

    @property
    def state(self) -> str:
        row = self.standing.row
        return state_with_turn(BausteinState(row.state).label, row.turn)

    @property
    def badge(self) -> str:
        return STATE_BADGES[self.standing.row.state]


@dataclass(frozen=True, slots=True)
class Answered:
    """A guiding question with the note of this turn and those of earlier ones.

    ``gone`` marks what is not asked any more: it stands there because somebody answered it.
    """

    question: Question
    now: Answer | None
    before: list[Answer]
    gone: bool = False

    @property
    def reworded(self) -> str:
        """What was asked when the note of this turn was written, where the question says something else by now."""
        return self.now.wording if self.now and self.now.wording != self.question.text else ""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What shows the work; without ``url`` it is only words for this reader."""

    row: Evidence
    kind: str
    title: str
    url: str
    state: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One Baustein as a KGC sees it: how many questions there are, and how many it has written itself."""

    term: Term
    asked: int
    own: int


def overview_context(standings: Sequence[Standing]) -> dict[str, Any]:
    """Lines, numbers by state, and what comes next."""
    lines = [Shown(one) for one in standings]
    counts = [
        (sum(one.row.state == state for one in standings), BausteinState(state).label, STATE_BADGES[state])
        for state in BausteinState.values
    ]
    return {
        "lines": lines,
        "counts": [count for count in counts if count[0]],
        "late": sum(one.late for one in standings),
        "due": sum(one.due for one in standings),
        "coming": coming_steps(standings),
        "begun": any(one.touched for one in standings),
    }


def answered(questions: Sequence[Question], answers: Sequence[Answer], turn: int) -> list[Answered]:
    """Questions that are asked, and those left out or gone on which something was written."""
    by_key: dict[str, list[Answer]] = {}
    for one in answers:
        by_key.setdefault(one.question, []).append(one)
    lines = []
    for question in questions:
        written = by_key.pop(question.key, [])
        if written or not question.omitted:
            lines.append(_answered(question, written, turn))
    for key, written in by_key.items():
        wording = next((one.wording for one in written if one.wording), UNKNOWN_QUESTION)
        lines.append(_answered(Question(key, "", wording, ""), written, turn, gone=True))
    return lines


def _answered(question: Question, written: Sequence[Answer], turn: int, *, gone: bool = False) -> Answered:
    now = next((one for one in written if one.turn == turn), None)
    return Answered(question, now, [one for one in written if one.turn != turn], gone)


def evidence_lines(
    rows: Sequence[tuple[Evidence, Subject | None]], turn: int
) -> list[tuple[int, bool, list[EvidenceLine]]]:
    """By turn, the latest first: (turn, whether it is the one now, lines)."""
    return [
        (key, key == turn, [_evidence(row, subject) for row, subject in group])
        for key, group in groupby(rows, key=lambda pair: pair[0].turn)
    ]


def _evidence(row: Evidence, subject: Subject | None) -> EvidenceLine:
    kind = label_of(row.subject_kind) if row.subject_kind else ""
    if subject:
        return EvidenceLine(row, kind, subject.title, subject.url, subject.state, foreign=False)
    return EvidenceLine(row, kind, row.title, row.url, "", foreign=bool(row.url))


def proposals(actor: Actor, words: str) -> list[tuple[str, list[Subject]]]:
    """Things in Lückenlos by kind; nothing while nobody has searched."""
    if not words:
        return []
    found = subjects.search(actor, PROPOSED, words, _EACH)
    return [(label_of(kind), list(group)) for kind, group in groupby(found, key=lambda one: one.ref.kind)]


def guide_lines(questions: Sequence[Question]) -> list[GuideLine]:
    counted: Mapping[str, list[Question]] = {
        term.slug: [one for one in questions if one.phase == term.slug] for term in vocabulary("prozessphase").terms
    }
    return [
        GuideLine(term, sum(not one.omitted for one in counted[term.slug]), sum(one.own for one in counted[term.slug]))
        for term in vocabulary("prozessphase").terms
    ]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One question of the check in words."""

    item: CheckItem
    step: str
    number: int
    note: str
    before: list[str]
    change: str


def check_lines(shown: Comparison) -> list[tuple[str, list[CheckLine]]]:
    return [(label, [_check_line(line) for line in lines]) for label, lines in shown.groups]


def _check_line(line: ItemLine) -> CheckLine:
    change = "" if not line.change else BETTER if line.change > 0 else WORSE
    return CheckLine(line.item, _step(line.step), line.step, line.note, [_step(step) for step in line.before], change)


def _step(step: int) -> str:
    return CheckStep(step).label if step else UNKNOWN_STEP
