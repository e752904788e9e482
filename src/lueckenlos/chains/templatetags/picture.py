"""Cells, badges and lines of the picture, made in Python because a picture holds hundreds of them."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString

from lueckenlos.chains.enums import HintState
from lueckenlos.chains.messages import (
    DECIDED,
    HIGH,
    HIGH_NEED,
    HIGH_NEED_MEANS,
    how_many_open,
    offer_word,
    per_100_words,
    places_words,
    short_per_100_text,
    short_places_text,
)
from lueckenlos.chains.presenters import Badge, Cell, HintLine

register = template.Library()
_NOTHING = SafeString("")


_AS_IT_IS = frozenset({SafeString, int})
# the same few hundred words and names stand in every cell
_escaped = lru_cache(maxsize=4_096)(escape)


def _html(pattern: str, *values: str | int) -> SafeString:
    """``format_html`` for texts and numbers alone: called 2,000 times a picture, where being lazy is half of it."""
    return SafeString(
        pattern.format(*[value if value.__class__ in _AS_IT_IS else _escaped(str(value)) for value in values])
    )


_HIGH_NEED = _html(
    '<span class="need-mark" title="{}"><span aria-hidden="true">{}</span><span class="kern-sr-only"> {}</span></span>',
    HIGH_NEED_MEANS,
    HIGH,
    HIGH_NEED,
)
_HIGH_NEED_IN_WORDS = _html('<span class="need-mark">{}</span>', HIGH_NEED)


@register.simple_tag
def hint_badge(badge: Badge) -> SafeString:
    """A symbol and a word; a decided one is pale and says so."""
    return _html(
        '<span class="hint-badge hint-badge--{}{}" title="{}">{}{}</span>',
        badge.kind.value,
        "" if badge.open else " hint-badge--done",
        badge.title,
        badge.text,
        "" if badge.open else _html('<span class="kern-sr-only"> ({})</span>', DECIDED),
    )


@register.simple_tag
def picture_cell(cell: Cell, base: str, query: str) -> SafeString:
    """One cell of the table, all of it a link to its page; ``base`` and ``query`` begin and end the address."""
    return _html(
        '<td class="picture__cell picture__cell--{}{}{}"><a href="{}{}/{}/{}">\n'
        '<span class="picture__top"><span class="picture__count">{}<span class="kern-sr-only"> {}: {}</span></span>{}'
        "</span>\n{}\n{}\n</a></td>",
        cell.level,
        " picture__cell--gap" if cell.gap else "",
        " picture__cell--crossing" if cell.crossing else "",
        base,
        cell.row,
        cell.column,
        query,
        cell.count,
        offer_word(cell.offers),
        cell.label,
        _HIGH_NEED if cell.high_need else _NOTHING,
        _places(cell),
        _badges(cell.badges),
    )


def _places(cell: Cell) -> SafeString:
    if not cell.places:
        return _NOTHING
    ratio = _html(" <span>{}</span>", short_per_100_text(cell.per_100)) if cell.per_100 else _NOTHING
    places = short_places_text(cell.places)
    return _html('<span class="picture__places"><span>{}</span>{}</span>', places, ratio)


@register.simple_tag
def listed_cell(cell: Cell, base: str, query: str) -> SafeString:
    """The same as a line of the list that a narrow screen shows."""
    marks = _NOTHING
    if cell.high_need or cell.badges:
        need = _HIGH_NEED_IN_WORDS if cell.high_need else _NOTHING
        marks = _html('<span class="picture-list__badges">{}{}</span>', need, _badges(cell.badges))
    return _html(
        '<li><a href="{}{}/{}/{}"><span class="picture-list__count picture__cell--{}">{}</span>'
        '<span class="picture-list__row">{}{}\n{}</span></a></li>',
        base,
        cell.row,
        cell.column,
        query,
        cell.level,
        cell.count,
        cell.row_label,
        _listed_places(cell),
        marks,
    )


def _listed_places(cell: Cell) -> SafeString:
    if not cell.places:
        return _NOTHING
    ratio = f" · {per_100_words(cell.per_100)}" if cell.per_100 else ""
    return _html('<span class="picture-list__places">{}{}</span>', places_words(cell.places), ratio)


@register.simple_tag
def hint_line(line: HintLine, base: str, *, frozen: bool = False) -> SafeString:
    """One line of the list of hints. In a frozen picture nothing leads to a page: a hint may be gone by now."""
    return _html(
        '<li class="hint-line hint-line--{}"><span class="hint-badge hint-badge--{}{}">{}</span>\n{}\n'
        '<span class="hint-line__reason">{}</span>\n{}</li>',
        line.kind.value,
        line.kind.value,
        "" if line.open else " hint-badge--done",
        line.kind_label,
        _hint_title(line, base, frozen=frozen),
        line.reason or line.places,
        _hint_state(line),
    )


def _hint_title(line: HintLine, base: str, *, frozen: bool) -> SafeString:
    if frozen:
        return _html('<span class="hint-line__title">{}</span>', line.title)
    every = "?alle=1" if line.count > 1 else ""
    return _html('<a class="hint-line__title" href="{}{}/{}">{}</a>', base, line.key, every, line.title)


def _hint_state(line: HintLine) -> SafeString:
    if line.state is HintState.OFFEN:
        return _NOTHING
    words = f"{line.state_label} {how_many_open(line.open, line.count)}" if line.count > 1 else line.state_label
    return _html('<span class="hint-line__state hint-line__state--{}">{}</span>', line.state.value, words)


def _badges(badges: Iterable[Badge]) -> SafeString:
    return SafeString("".join(map(hint_badge, badges)))
