"""People and households on the census grid."""

import zlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
from django.db.models import Min

from lueckenlos.equity.numbers import FloatArray, IntArray
from lueckenlos.indicators.models import GridCells

WORD: Final = 4  # bytes of a number in a block


@dataclass(frozen=True, slots=True, eq=False)
class GridCount:
    """Cells of one measure: ``equity.Cells.of(column, row, count, size=metres)`` takes them as they are.

    ``gebiet`` names the Gemeinde of each cell.
    """

    metres: int
    column: IntArray
    row: IntArray
    count: FloatArray
    gebiet: IntArray
    attribution: str


def cells_of(gemeinde_ids: Collection[int], measure: str = "einwohner") -> GridCount | None:
    """Cells of the Gemeinden on the finest grid that has been loaded for them; None without any. Two queries.

    ``measure``: "einwohner", "alter-0-18" (years, exclusive; "alter-65" is open) and others that ``measures_of`` lists.
    """
    wanted = GridCells.objects.filter(gebiet__in=gemeinde_ids, measure=measure)
    metres = wanted.aggregate(finest=Min("metres"))["finest"]
    if metres is None:
        return None
    # the newest census last, so that it wins
    rows = wanted.filter(metres=metres).order_by("stichtag", "gebiet_id")
    blocks = {
        gebiet: (unpack(block), attribution)
        for gebiet, block, attribution in rows.values_list("gebiet_id", "block", "source__attribution")
    }
    columns, lines, counts = (np.concatenate([arrays[place] for arrays, _ in blocks.values()]) for place in range(3))
    owner = np.repeat(np.asarray(list(blocks), dtype=np.int64), [arrays[0].size for arrays, _ in blocks.values()])
    (attribution, *_) = dict.fromkeys(text for _, text in reversed(blocks.values()))
    return GridCount(metres, columns.astype(np.int64), lines.astype(np.int64), counts.astype(float), owner, attribution)


def measures_of(gemeinde_ids: Collection[int]) -> list[str]:
    """Measures with cells in any of the Gemeinden. One query."""
    rows = GridCells.objects.filter(gebiet__in=gemeinde_ids).order_by("measure")
    return list(rows.values_list("measure", flat=True).distinct())


def pack(column: IntArray, row: IntArray, count: FloatArray) -> bytes:
    """``GridCells.block`` of cells."""
    arrays = (column.astype("<i4"), row.astype("<i4"), count.astype("<f4"))
    return zlib.compress(b"".join(array.tobytes() for array in arrays), 6)


def unpack(block: bytes | memoryview) -> tuple[IntArray, IntArray, FloatArray]:
    """Column, row and count of the cells in a block."""
    raw = zlib.decompress(bytes(block))
    size = len(raw) // (3 * WORD) * WORD
    column, row = (np.frombuffer(raw[start : start + size], dtype="<i4") for start in (0, size))
    return column, row, np.frombuffer(raw[2 * size :], dtype="<f4")
