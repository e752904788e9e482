"""A text as it is stored: blanks and line ends made equal, empty paragraphs left out, limits kept."""

import re
import secrets
from collections.abc import Iterable
from typing import Final

from lueckenlos.adoption.models import Paper
from lueckenlos.adoption.shapes import check, shape_of, shaped, topics_of
from lueckenlos.adoption.text import Block, Content, Parts
from lueckenlos.adoption.text.blocks import blocks_to_json
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy import audit

MOST_BLOCKS: Final = 100
MOST_SIGNS: Final = 5000
MOST_HEADING: Final = 200
_KEY: Final = re.compile(r"[0-9a-f]{8}")


def clean_blocks(blocks: Iterable[Block], kind: str = "") -> Parts:
    """Every paragraph that says something, about what its kind allows; one without a good key of its own gets a new."""
    taken: set[str] = set()
    found: list[Block] = []
    topics = topics_of(kind)
    for place, block in enumerate(blocks, 1):
        heading, text = " ".join(block.heading.split()), plain_lines(block.text)
        if len(heading) > MOST_HEADING or len(text) > MOST_SIGNS:
            raise Invalid("paper_paragraph_too_long", place=place, heading=MOST_HEADING, text=MOST_SIGNS)
        if heading or text or block.about in topics:
            key = block.key if _KEY.fullmatch(block.key) and block.key not in taken else secrets.token_hex(4)
            taken.add(key)
            found.append(shaped(Block(key, heading, text, block.about), topics))
    if len(found) > MOST_BLOCKS:
        raise Invalid("paper_too_many_paragraphs", most=MOST_BLOCKS)
    return tuple(found)


def check_topics(kind: str, blocks: Parts) -> None:
    """What people typed must fit its topic; what was taken over is not judged again."""
    shape, topics = shape_of(kind), topics_of(kind)
    seen: set[str] = set()
    for block in blocks:
        check(block, topics)
        if shape and not shape.repeats and block.about in seen:
            raise Invalid("paper_topic_twice", topic=topics[block.about].label)
        seen |= {block.about} - {""}


def plain_lines(text: str) -> str:
    """Lines as every browser and editor ends them, without blanks around the whole."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def set_content(paper: Paper, content: Content) -> dict[str, tuple[object, object]]:
    """Put the text into the working paper (not saved); the changed fields as (before, after)."""
    title = " ".join(content.title.split())
    if not title:
        raise Invalid("paper_title_missing")
    if len(title) > MOST_HEADING or len(content.addressee) > MOST_HEADING or len(content.reasons) > MOST_SIGNS:
        raise Invalid("paper_fields_too_long", title=MOST_HEADING, text=MOST_SIGNS)
    paper.title_key = sort_key(title)
    values = {
        "title": title,
        "addressee": " ".join(content.addressee.split()),
        "reasons": plain_lines(content.reasons),
        "blocks": blocks_to_json(clean_blocks(content.blocks, paper.kind)),
    }
    before = paper.content
    changes = audit.changed(paper, values)
    if "blocks" in changes:
        # the trail is read by people
        changes["blocks"] = (_plain_text(before.blocks), _plain_text(paper.content.blocks))
    return changes


def _plain_text(blocks: Parts) -> str:
    return "\n\n".join("\n".join(filter(None, block.words)) for block in blocks)
