"""What the paragraphs of a kind of paper are about: Bausteine, Kennzahlen, fields of an offer.

The packages above register the shape of the papers they read (in ``AppConfig.ready``); this one knows none of them.
A paragraph stores the key of its topic, and its heading is the topic's label, so that versions, differences and
comments show it without knowing of shapes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.adoption.models import Paper
from lueckenlos.adoption.text import Block, Content
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.registers import Register
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Topic:
    """What one paragraph can be about. With ``values`` its text is one of these words, or ``many``, one a line."""

    key: str
    label: str
    group: str = ""
    values: tuple[str, ...] = ()
    most: int = 5000
    many: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """How often something was made from one version: things, and the Stellen they belong to."""

    number: int
    things: int
    stellen: int


class Shape:
    """Override what applies. ``label`` names the choice of a topic, ``hint`` says what the text of a paragraph is."""

    kind: str = ""
    label: str = ""
    hint: str = ""
    # whether two paragraphs may be about the same
    repeats: bool = True

    def topics(self) -> Sequence[Topic]:
        raise NotImplementedError

    def draft(self, actor: Actor, key: str) -> Content | None:
        """A paper made from a thing of the package; None for what does not exist or may not be seen."""
        return None

    def uses(self, paper: Paper) -> Sequence[Use]:
        """What others have made from this paper, by version, the newest first: only sums."""
        return ()


# more than any age in months or number of places
_MOST_DIGITS: Final = 4
_SHAPES: Final = Register[Shape]()


def register_shape(shape: Shape) -> None:
    """Called once by the app of the package that reads papers of this kind."""
    _SHAPES.add(shape, shape.kind)


def shape_of(kind: str) -> Shape | None:
    """None for papers that are plain text."""
    return _SHAPES.get(kind)


def topics_of(kind: str) -> Mapping[str, Topic]:
    shape = shape_of(kind)
    return {topic.key: topic for topic in shape.topics()} if shape else {}


def shaped(block: Block, topics: Mapping[str, Topic]) -> Block:
    """With the heading of its topic, and its values as the topic writes them; a topic that is none is left out."""
    topic = topics.get(block.about)
    if topic is None:
        return Block(block.key, block.heading, block.text)
    known = {sort_key(value): value for value in topic.values}
    lines = [known.get(sort_key(line), line) for line in block.text.split("\n") if line] if known else [block.text]
    return Block(block.key, topic.label, "\n".join(lines), topic.key)


def check(block: Block, topics: Mapping[str, Topic]) -> None:
    """Raises Invalid with what is wrong about a shaped paragraph."""
    topic = topics.get(block.about)
    if topic is None:
        return
    lines = block.text.split("\n")
    if not block.text and (topic.values or topic.number):
        raise Invalid("paper_topic_empty", topic=topic.label)
    if len(block.text) > topic.most and not topic.values:
        raise Invalid("paper_topic_too_long", topic=topic.label, most=topic.most)
    if topic.number and not (block.text.isdecimal() and len(block.text) <= _MOST_DIGITS):
        raise Invalid("paper_topic_number", topic=topic.label)
    if topic.values and len(lines) > 1 and not topic.many:
        raise Invalid("paper_topic_one", topic=topic.label)
    for line in lines:
        if topic.values and line not in topic.values:
            raise Invalid("paper_topic_unknown", topic=topic.label, value=line, known=", ".join(topic.values[:6]))
