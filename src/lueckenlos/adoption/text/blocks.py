"""Paragraphs with a key of their own: the same one still after it was moved, reworded or taken over."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; ``key`` stays the same in every version and in every Stelle that has taken it over.

    ``about`` is the key of its topic in papers that have such (``adoption.shapes``); the heading is then its label.
    """

    key: str
    heading: str
    text: str
    about: str = ""

    @property
    def words(self) -> tuple[str, str]:
        """What a reader sees; two blocks with the same words do not differ."""
        return self.heading, self.text


Parts = tuple[Block, ...]
# the fields of a paper that are compared and settled like paragraphs; no paragraph can have such a key
FIELDS: Final = ("titel", "adressat", "begruendung")


@dataclass(frozen=True, slots=True)
class Content:
    """Everything of a paper that somebody reads."""

    title: str
    addressee: str
    reasons: str
    blocks: Parts

    @property
    def parts(self) -> Parts:
        """Fields and paragraphs as one row of blocks."""
        fields = zip(FIELDS, (self.title, self.addressee, self.reasons), strict=True)
        return (*(Block(key, "", text) for key, text in fields), *self.blocks)

    @property
    def discussed(self) -> Parts:
        """What people comment on piece by piece; title and addressee belong to the whole."""
        reasons = Block(FIELDS[2], "", self.reasons)
        return (reasons, *self.blocks) if self.reasons else self.blocks

    @classmethod
    def from_parts(cls, parts: Iterable[Block]) -> Self:
        """The inverse of ``parts``; a field that is missing is empty."""
        rows = list(parts)
        fields = {block.key: block.text for block in rows if block.key in FIELDS}
        title, addressee, reasons = (fields.get(key, "") for key in FIELDS)
        return cls(title, addressee, reasons, tuple(block for block in rows if block.key not in FIELDS))

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "addressee": self.addressee,
            "reasons": self.reasons,
            "blocks": blocks_to_json(self.blocks),
        }

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        return cls(found["title"], found["addressee"], found["reasons"], blocks_from_json(found["blocks"]))


def blocks_to_json(blocks: Parts) -> list[dict[str, str]]:
    return [asdict(block) for block in blocks]


def blocks_from_json(rows: Iterable[Mapping[str, str]]) -> Parts:
    return tuple(Block(row["key"], row["heading"], row["text"], row.get("about", "")) for row in rows)
