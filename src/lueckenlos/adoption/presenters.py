"""Papers as the pages show them: rows of the list, paragraphs with their changes, counts that hide small numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lueckenlos.adoption import messages
from lueckenlos.adoption.enums import Decision, UptakeState
from lueckenlos.adoption.models import Adoption, Answer, Comment, CommentRound, PaperVersion
from lueckenlos.adoption.queries.shared import SourceState
from lueckenlos.adoption.rules import SMALL, is_news
from lueckenlos.adoption.shapes import Use
from lueckenlos.adoption.text import Block, Change, Difference, Parts, Span, compare, moved, spans
from lueckenlos.adoption.text.blocks import FIELDS


@dataclass(frozen=True, slots=True)
class News:
    """What a Stelle should look at: a new version of its source, or that its version was withdrawn."""

    adoption: Adoption
    source: SourceState
    fresh: bool

    @property
    def withdrawn(self) -> bool:
        return self.source.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph with marks of what one side has changed in it."""

    heading: tuple[Span, ...]
    text: tuple[Span, ...]

    @property
    def renamed(self) -> bool:
        """Whether the heading has changed; otherwise it stands above both texts already."""
        return any(not span.plain for span in self.heading)


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph of the difference page."""

    key: str
    label: str
    difference: Difference
    theirs: Marked
    ours: Marked

    @property
    def source_word(self) -> str:
        return messages.CHANGES[self.difference.source_change]

    @property
    def own_word(self) -> str:
        return messages.CHANGES[self.difference.own_change]

    @property
    def own_changed(self) -> bool:
        return self.difference.own_change is not Change.NONE


def news_of(adoptions: Iterable[Adoption], states: Mapping[str, SourceState]) -> list[News]:
    """Only adoptions about which there is something to say."""
    rows = ((row, states[row.source_key]) for row in adoptions)
    found = [News(row, state, is_news(row, state.number)) for row, state in rows]
    return [one for one in found if one.fresh or one.withdrawn]


def items_of(differences: Iterable[Difference]) -> list[Item]:
    return [
        Item(one.key, label_of(one), one, marked(one.base, one.theirs), marked(one.base, one.ours))
        for one in differences
    ]


def marked(before: Block | None, after: Block | None) -> Marked:
    """What was done to a paragraph between two texts; None where a text does not have it."""
    old, new = (before.words if before else ("", "")), (after.words if after else ("", ""))
    return Marked(spans(old[0], new[0]), spans(old[1], new[1]))


def marked_conflict(now: Parts, typed: Parts) -> list[tuple[str, str, str]]:
    """Paragraphs that somebody else has written meanwhile: (label, what stands there now, what was typed)."""
    rows = [one for one in compare(now, typed, typed) if one.key]
    return [(label_of(one), _whole(one.base), _whole(one.ours)) for one in rows]


def _whole(block: Block | None) -> str:
    return "\n".join(filter(None, block.words)) if block else "–"


@dataclass(frozen=True, slots=True)
class Comparison:
    """An own paper beside its source; without a version that may be read, beside what was taken over."""

    adoption: Adoption
    source: SourceState
    version: PaperVersion | None
    news: list[Item]
    own: list[Item]
    moved: bool

    @property
    def number(self) -> int:
        return self.version.number if self.version else 0

    @property
    def fresh(self) -> bool:
        return is_news(self.adoption, self.number)


def comparison_of(adoption: Adoption, source: SourceState, version: PaperVersion | None) -> Comparison:
    base, ours = adoption.base_content.parts, adoption.paper.content.parts
    theirs = version.content.parts if version else base
    found = compare(base, theirs, ours)
    news = items_of(one for one in found if one.news)
    own = items_of(one for one in found if not one.news and one.own_change is not Change.NONE)
    return Comparison(adoption, source, version, news, own, moved(base, theirs, ours))


def label_of(one: Difference) -> str:
    """What a paragraph is called in both texts, the newest first."""
    if one.key in FIELDS:
        return messages.FIELD_LABELS[one.key]
    headings = (block.heading for block in (one.theirs, one.ours, one.base) if block is not None)
    return next((heading for heading in headings if heading), messages.UNTITLED)


def decision_labels(one: Difference) -> list[tuple[str, str]]:
    """The three ways to decide, in words that fit what the source has done."""
    keep, take = Decision.BEHALTEN.label, Decision.UEBERNEHMEN.label
    if one.ours is None:
        keep = messages.LEAVE_OUT
    elif one.theirs is None:
        keep = messages.KEEP_PARAGRAPH
    if one.theirs is None:
        take = messages.STRIKE_OUT
    elif one.source_change is Change.ADDED:
        take = messages.TAKE_IN
    return [
        (Decision.BEHALTEN, keep),
        (Decision.UEBERNEHMEN, take),
        (Decision.ANPASSEN, Decision.ANPASSEN.label),
    ]


@dataclass(frozen=True, slots=True)
class UptakeRow:
    """One version and how many Stellen are how far with it; small numbers are words."""

    number: int
    cells: list[str]
    total: str


def uptake_rows(counted: Counter[tuple[int, str]]) -> list[UptakeRow]:
    """Newest version first. A count from one to four is never shown, and no sum that would give it away."""
    rows = []
    for number in sorted({number for number, _ in counted}, reverse=True):
        counts = [counted[number, state] for state in UptakeState.values]
        rows.append(UptakeRow(number, [shown_count(count) for count in counts], shown_sum(counts)))
    return rows


def use_rows(uses: Iterable[Use]) -> list[UptakeRow]:
    """What was made from each version: things, and Stellen. Where a few Stellen made them, neither is told."""
    return [
        UptakeRow(
            use.number,
            [str(use.things) if use.stellen >= SMALL else messages.FEW_OR_HIDDEN],
            shown_count(use.stellen),
        )
        for use in uses
    ]


def shown_count(count: int) -> str:
    return messages.FEW if 0 < count < SMALL else str(count)


def shown_sum(counts: Sequence[int]) -> str:
    """The sum, unless it would tell a hidden count: then only what is shown already."""
    hidden = [count for count in counts if 0 < count < SMALL]
    total, shown = sum(counts), sum(counts) - sum(hidden)
    # two hidden counts that are all as small or as large as they can be follow from their sum
    told = not hidden or (len(hidden) > 1 and len(hidden) < sum(hidden) < (SMALL - 1) * len(hidden) and total >= SMALL)
    if told:
        return str(total)
    return messages.AT_LEAST.format(number=shown) if shown else messages.FEW_OR_HIDDEN


@dataclass(frozen=True, slots=True)
class Said:
    """A comment with its answer."""

    comment: Comment
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of the draft of a round, or the whole, with what was said to it."""

    key: str
    label: str
    text: str
    said: list[Said]


def round_parts(found: CommentRound, comments: Iterable[Comment], answers: Mapping[str, Answer]) -> list[Part]:
    """The draft in reading order; what was said to the whole stands first."""
    said: dict[str, list[Said]] = {}
    for one in comments:
        said.setdefault(one.part, []).append(Said(one, answers.get(one.public_id)))
    whole = messages.ADDRESSED.format(addressee=found.draft.addressee) if found.draft.addressee else ""
    parts = [Part("", messages.WHOLE, whole, said.get("", []))]
    for block in found.draft.discussed:
        label = messages.FIELD_LABELS.get(block.key) or block.heading or messages.UNTITLED
        parts.append(Part(block.key, label, block.text, said.get(block.key, [])))
    return parts
