"""Anonymous answers as numbers; fewer than five are nobody's business."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.conferences.enums import SCALE, FeedbackQuestion

FEWEST_ANSWERS: Final = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """Answers to one question: how many of each step (best first), all of them, and their mean."""

    question: str
    counts: tuple[int, ...]
    answered: int
    mean: float | None


def scales(rows: Sequence[Mapping[str, int | None]]) -> list[Scale]:
    """One for every question, also where nobody answered it; a question with fewer than five answers has no counts."""
    found = []
    for question in FeedbackQuestion:
        given = [value for row in rows if (value := row.get(question.value)) is not None]
        enough = len(given) >= FEWEST_ANSWERS
        counts = tuple(given.count(step) if enough else 0 for step, _ in SCALE)
        mean = sum(given) / len(given) if enough else None
        found.append(Scale(question.value, counts, len(given), mean))
    return found
