"""What the source has changed since a text was taken over, what the taker has changed, and how both are settled.

Three texts: ``base`` is the version of the source that was taken over, ``theirs`` the source's newest, ``ours`` what
the taker made of it. Paragraphs are paired by their keys; only their order and their words can differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lueckenlos.adoption.text.blocks import Block, Parts

Choices = Mapping[str, Block | None]


class Change(StrEnum):
    """What one side has done to a paragraph since ``base``."""

    NONE = "none"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph that at least one side has changed; None where a text does not have it."""

    key: str
    base: Block | None
    theirs: Block | None
    ours: Block | None

    @property
    def source_change(self) -> Change:
        return _change(self.base, self.theirs)

    @property
    def own_change(self) -> Change:
        return _change(self.base, self.ours)

    @property
    def news(self) -> bool:
        """The source has changed it, and our text does not say the same already: somebody must decide."""
        return self.source_change is not Change.NONE and not _same(self.theirs, self.ours)

    @property
    def clash(self) -> bool:
        """Both have changed it, differently."""
        return self.news and self.own_change is not Change.NONE


def compare(base: Parts, theirs: Parts, ours: Parts) -> list[Difference]:
    """Every paragraph that is not the same in all three texts, in reading order."""
    before, source, own = _by_key(base), _by_key(theirs), _by_key(ours)
    order = _merged(_merged(list(source), list(own)), list(before))
    rows = (Difference(key, before.get(key), source.get(key), own.get(key)) for key in order)
    return [row for row in rows if {row.source_change, row.own_change} != {Change.NONE}]


def moved(base: Parts, theirs: Parts, ours: Parts) -> bool:
    """Whether the source has put its paragraphs into another order, and ours is not that order already."""
    return not _same_order(base, theirs) and not _same_order(ours, theirs)


def settle(theirs: Parts, ours: Parts, choices: Choices, *, their_order: bool = False) -> Parts:
    """Our text after the decisions: ``choices`` holds for each decided key its new paragraph, or None to leave it out.

    A key without a decision stays as it is in our text. What is new is put behind the paragraph it follows at the
    source.
    """
    source, own = _by_key(theirs), _by_key(ours)
    lead, other = (list(source), list(own)) if their_order else (list(own), list(source))
    settled = {**own, **choices}
    return tuple(block for key in _merged(lead, other) if (block := settled.get(key)) is not None)


def take_all(theirs: Parts, ours: Parts) -> Choices:
    """The decisions that make our text the source's."""
    source = _by_key(theirs)
    return {key: source.get(key) for key in {**source, **_by_key(ours)}}


def keep_all(theirs: Parts, ours: Parts) -> Choices:
    """The decisions that leave our text as it is."""
    own = _by_key(ours)
    return {key: own.get(key) for key in {**own, **_by_key(theirs)}}


def _change(before: Block | None, after: Block | None) -> Change:
    if _same(before, after):
        return Change.NONE
    if before is None:
        return Change.ADDED
    return Change.REMOVED if after is None else Change.CHANGED


def _same(one: Block | None, other: Block | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.words == other.words


def _by_key(parts: Parts) -> dict[str, Block]:
    return {block.key: block for block in parts}


def _same_order(one: Parts, other: Parts) -> bool:
    """Of the paragraphs that both have."""
    shared = _by_key(one).keys() & _by_key(other).keys()
    return [block.key for block in one if block.key in shared] == [block.key for block in other if block.key in shared]


def _merged(lead: Sequence[str], other: Sequence[str]) -> list[str]:
    """``lead``, with each key that only ``other`` has put behind the key it follows there."""
    merged, known, behind = list(lead), set(lead), -1
    for key in other:
        if key in known:
            behind = merged.index(key)
        else:
            behind += 1
            merged.insert(behind, key)
    return merged
