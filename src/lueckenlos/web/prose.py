"""Text as people type it into a plain field, as HTML and as plain text for mails.

Five signs and no more: an empty line ends a paragraph, ``## `` begins a heading, ``- `` a point of a list, ``**word**``
stands out, ``[words](https://…)`` is a link; a bare address is one too. Everything is escaped first and only these
signs become elements afterwards, so nothing typed can become markup of its own.
"""

import re
from html import escape, unescape
from typing import Final

from django.utils.safestring import SafeString

_BLOCK: Final = re.compile(r"\n[ \t]*\n")
_HEADING: Final = re.compile(r"#{2,3}[ \t]+(.+)")
_POINT: Final = re.compile(r"[-*•][ \t]+(.+)")
_STRONG: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
# in escaped text: a quotation mark, an angle bracket or a space ends an address, and only these beginnings are followed
_ADDRESS: Final = r"(?:https?://|mailto:)(?:(?!&(?:quot|lt|gt|#x27);)[^\s()])+"
_LINK: Final = re.compile(rf"\[([^\[\]\n]+)\]\(({_ADDRESS})\)|({_ADDRESS})")
_PLAIN_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\(((?:https?://|mailto:)[^\s()]+)\)")
_TRAILING: Final = ".,;:!?"


def to_html(text: str, level: int = 2) -> SafeString:
    """Safe markup; headings are of this ``level``."""
    return SafeString("\n".join(_block(block, level) for block in _blocks(text)))


def to_plain(text: str) -> str:
    """The same without signs, as a mail of plain text shows it; an address follows its words in brackets."""
    return "\n\n".join(_plain(block) for block in _blocks(text))


def _blocks(text: str) -> list[str]:
    found = _BLOCK.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return [block.strip() for block in found if block.strip()]


def _block(block: str, level: int) -> str:
    made: list[str] = []
    points: list[str] = []
    words: list[str] = []
    for line in (*(one.strip() for one in block.split("\n")), ""):
        point = _POINT.fullmatch(line)
        if points and not point:
            made.append("<ul>" + "".join(f"<li>{one}</li>" for one in points) + "</ul>")
            points = []
        heading = _HEADING.fullmatch(line)
        if words and (point or heading or not line):
            made.append("<p>" + "<br>".join(words) + "</p>")
            words = []
        if point:
            points.append(_inline(point[1]))
        elif heading:
            made.append(f"<h{level}>{_inline(heading[1])}</h{level}>")
        elif line:
            words.append(_inline(line))
    return "\n".join(made)


def _inline(line: str) -> str:
    return _STRONG.sub(r"<strong>\1</strong>", _LINK.sub(_link, escape(line)))


def _link(found: re.Match[str]) -> str:
    words, address = (found[1], found[2]) if found[2] else ("", found[3])
    # the full stop behind an address belongs to the sentence
    kept = address if words else address.rstrip(_TRAILING)
    rest = address[len(kept) :]
    # what is typed inside an address is no sign for bold words
    shown = (words or unescape(kept).removeprefix("mailto:")).replace("**", "")
    inside = words or escape(shown)
    return f'<a href="{kept.replace("**", "%2A%2A")}" rel="noopener noreferrer">{inside}</a>{rest}'


def _plain(block: str) -> str:
    lines = []
    for line in (one.strip() for one in block.split("\n")):
        heading = _HEADING.fullmatch(line)
        told = heading[1].upper() if heading else line
        lines.append(_STRONG.sub(r"\1", _PLAIN_LINK.sub(r"\1 (\2)", told)))
    return "\n".join(lines)
