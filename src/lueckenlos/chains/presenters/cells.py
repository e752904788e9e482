"""Reach by cell of the grid as plain values: rows of the table, the map, and the lines of the file."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lueckenlos.chains.messages import HIDDEN
from lueckenlos.chains.messages import reach as words
from lueckenlos.chains.presenters.reach import level_of, mark_of, share_text, where_text
from lueckenlos.chains.queries import Cells, ReachData
from lueckenlos.chains.reach import Question, ShownCells
from lueckenlos.geo.svg_map import MapDrawing, MapPoint, Outline, draw
from lueckenlos.shared import formats

# more squares than that are no map any more, and half a second of work
MOST_DRAWN: Final = 4_000


@dataclass(frozen=True, slots=True)
class CellRow:
    """One cell; ``where`` is its middle, to be looked up on any map."""

    number: int
    name: str
    area: str
    people: str
    share: str
    mark: str
    per_100: str
    where: str


@dataclass(frozen=True, slots=True)
class CellMap:
    """``squares``: class and path of all cells of one level. ``dots``: places of offers."""

    drawing: MapDrawing
    squares: list[tuple[str, str]]
    dots: tuple[MapPoint, ...]
    credit: str


def cell_rows(data: ReachData, grid: Cells, shown: ShownCells, start: int, end: int) -> list[CellRow]:
    return [_row(data, grid, shown, index) for index in range(start, min(end, shown.cell.size))]


def cell_map(data: ReachData, grid: Cells, shown: ShownCells, outlines: tuple[list[Outline], str]) -> CellMap | None:
    """None for more cells than a map can show."""
    if not 0 < shown.cell.size <= MOST_DRAWN:
        return None
    drawn, credit = outlines
    corners = grid.corners(shown.cell).reshape(-1, 2).tolist()
    supply = data.scene.supply
    spots = sorted({(round(x, 4), round(y, 4)) for x, y in zip(supply.lon.tolist(), supply.lat.tolist(), strict=True)})
    drawing = draw(drawn, [*corners, *spots])
    squares: defaultdict[str, list[str]] = defaultdict(list)
    for index, share in enumerate(shown.share.tolist()):
        square = drawing.points[4 * index : 4 * index + 4]
        squares[mark_of(level_of(share))].append("M" + "L".join(f"{one.left},{one.top}" for one in square) + "Z")
    return CellMap(
        drawing, [(mark, "".join(paths)) for mark, paths in squares.items()], drawing.points[len(corners) :], credit
    )


def cell_lines(data: ReachData, grid: Cells, shown: ShownCells, question: Question) -> Iterator[list[str]]:
    """The same rows for a spreadsheet, without words in cells of numbers."""
    selection = f"{words.selection_text(question)} · {words.way_text(question.way)}"
    for index, row in enumerate(cell_rows(data, grid, shown, 0, shown.cell.size)):
        area, share, cell = data.areas[shown.area[index]], float(shown.share[index]), int(shown.cell[index])
        yield [
            row.name,
            area.key,
            area.name,
            "" if row.people == HIDDEN else row.people,
            formats.decimal(100 * share, 1),
            words.YES if shown.at_least else "",
            row.per_100,
            f"{grid.people.lat[cell]:.5f}".replace(".", ","),
            f"{grid.people.lon[cell]:.5f}".replace(".", ","),
            selection,
            formats.day(data.day),
        ]


def _row(data: ReachData, grid: Cells, shown: ShownCells, index: int) -> CellRow:
    cell, share = int(shown.cell[index]), float(shown.share[index])
    people, per_100 = float(shown.people.values[index]), float(shown.per_100[index])
    return CellRow(
        number=index + 1,
        name=grid.name(cell),
        area=data.areas[shown.area[index]].name,
        people=HIDDEN if math.isnan(people) else formats.whole(people),
        share=share_text(share, at_least=shown.at_least),
        mark=mark_of(level_of(share)),
        per_100="" if math.isnan(per_100) else formats.decimal(per_100),
        where=where_text(grid.people.lat[cell], grid.people.lon[cell]),
    )
