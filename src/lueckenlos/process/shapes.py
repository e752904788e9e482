"""Guiding questions that travel: papers whose paragraphs are questions, each to one Baustein."""

from collections.abc import Sequence

from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.shapes import Shape, Topic
from lueckenlos.process.messages import BAUSTEIN, QUESTIONS_HINT
from lueckenlos.vocabulary.registry import vocabulary


class QuestionShape(Shape):
    kind = PaperKind.LEITFRAGEN
    label = BAUSTEIN
    hint = QUESTIONS_HINT

    def topics(self) -> Sequence[Topic]:
        return [Topic(slug, label, most=500) for slug, label in vocabulary("prozessphase").choices]
