"""The board as a map: each commune in a colour, and with a sign that says the same."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.http import QueryDict

from lueckenlos.advice import messages
from lueckenlos.advice.enums import ACCOMPANIED
from lueckenlos.advice.presenters.entries import Line
from lueckenlos.advice.queries.board import Board, BoardRow
from lueckenlos.advice.queries.outlines import Outlines
from lueckenlos.geo.svg_map import MapDrawing, MapPath, draw
from lueckenlos.process.enums import BausteinState
from lueckenlos.vocabulary.registry import vocabulary

NOT_BEGUN: Final = BausteinState.NICHT_BEGONNEN.value
# from so many Bausteine begun
_STEPS: Final = ((9, "viel"), (5, "mittel"), (1, "wenig"), (0, "keiner"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a commune looks: the class of its colour, the sign in its middle, both in words."""

    style: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class MapArea:
    path: MapPath
    look: Look
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class BoardMap:
    """``missing`` are communes without an outline; the table has them."""

    drawing: MapDrawing
    ground: list[MapPath]
    areas: list[MapArea]
    legend: list[tuple[Look, int]]
    missing: int
    credit: str
    title: str


def views_of(asked: QueryDict, view: str) -> list[tuple[str, str, bool]]:
    """Label, address and whether it is the present one: the table, and each map with the same filter."""
    kept = asked.copy()
    kept.pop("ansicht", None)
    plain = kept.urlencode()
    found = [(messages.TABLE_ONLY, f"?{plain}", view not in MAPS)]
    for slug, (_, title) in MAPS.items():
        address = f"?{plain}&ansicht={slug}" if plain else f"?ansicht={slug}"
        found.append((messages.MAP.format(what=title), address, view == slug))
    return found


def map_of(board: Board, lines: list[Line], outlines: Outlines, view: str) -> BoardMap:
    """``lines`` are those of the board's rows. A Kreis is drawn below its Gemeinden."""
    look_of, title = MAPS[view]
    looks = [look_of(row) for row in board.rows]
    found = {row.commune.gebiet_id: (line, look) for row, line, look in zip(board.rows, lines, looks, strict=True)}
    shown = [outlines.communes[row.commune.gebiet_id] for row in _large_first(board, outlines)]
    drawing = draw([*outlines.ground, *shown])
    ground, areas = drawing.paths[: len(outlines.ground)], drawing.paths[len(outlines.ground) :]
    return BoardMap(
        drawing,
        list(ground),
        [_area(path, *found[path.key]) for path in areas],
        _legend(looks),
        len(board.rows) - len(shown),
        outlines.credit,
        title,
    )


def _area(path: MapPath, line: Line, look: Look) -> MapArea:
    return MapArea(path, look, line.url, f"{line.name}: {look.words}")


def _large_first(board: Board, outlines: Outlines) -> list[BoardRow]:
    rows = [row for row in board.rows if row.commune.gebiet_id in outlines.communes]
    return sorted(rows, key=lambda row: len(row.commune.gebiet.ars))


def _legend(looks: list[Look]) -> list[tuple[Look, int]]:
    """Only what is on the map, in the order of the look's own scale."""
    kinds = {look.style: look for look in sorted(looks, key=lambda look: _ORDER.get(look.style, 0))}
    return [(look, sum(one.style == style for one in looks)) for style, look in kinds.items()]


def by_status(row: BoardRow) -> Look:
    status = row.commune.status
    if not status:
        return Look("ohne", "", messages.NO_STATUS)
    return Look(status, messages.STATUS_SIGNS.get(status, "?"), vocabulary("partnerstatus").label_of(status))


def by_contact(row: BoardRow) -> Look:
    if row.silent:
        return Look("still", "!", messages.SILENT)
    if row.commune.status in ACCOMPANIED or row.contacts:
        return Look("kontakt", "✓", messages.IN_CONTACT)
    return Look("ohne", "", messages.NO_CONTACT)


def by_bausteine(row: BoardRow) -> Look:
    """How many Bausteine are begun, in steps; the sign says the step, the words of an area its own number."""
    if row.standing is None:
        return Look("ohne", "", messages.NOT_SHARED)
    begun = sum(found.state != NOT_BEGUN for found in row.standing.values())
    style = next(style for least, style in _STEPS if begun >= least)
    return Look(style, messages.BEGUN_SIGNS[style], messages.BEGUN[style])


MAPS: Final[MappingProxyType[str, tuple[Callable[[BoardRow], Look], str]]] = MappingProxyType(
    {
        "karte": (by_status, messages.MAP_STATUS),
        "kontakt": (by_contact, messages.MAP_CONTACT),
        "bausteine": (by_bausteine, messages.MAP_BAUSTEINE),
    }
)
_ORDER: Final = {
    style: place
    for place, style in enumerate(
        "modell partner in-beratung interesse ruhend beendet still kontakt viel mittel wenig keiner ohne".split()
    )
}
