"""Cells of a grid into ``indicators.GridCells``, one block a Gemeinde and measure."""

from typing import Final

import numpy as np
from django.db import connection

from lueckenlos.equity.numbers import FloatArray, IntArray
from lueckenlos.imports.grid.areas import NOWHERE
from lueckenlos.imports.grid.cells import GridFile
from lueckenlos.imports.grid.layouts import Measure
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.models import DataSource, GridCells
from lueckenlos.indicators.queries.cells import pack
from lueckenlos.shared import bulk

_COLUMNS: Final = ("cells", "total", "block", "source_id")
_Block = tuple[int, float, bytes]


def store_cells(parsed: GridFile, gemeinde: IntArray, source: DataSource, receipt: Receipt) -> None:
    """Blocks that hold the same cells as before stay with their source."""
    for measure, counts in parsed.counts.items():
        blocks = _blocks(parsed, gemeinde, counts)
        known = GridCells.objects.filter(measure=measure.slug, metres=parsed.metres, stichtag=parsed.stichtag)
        stored = {gebiet: (pk, bytes(block)) for pk, gebiet, block in known.values_list("pk", "gebiet_id", "block")}
        _write(blocks, stored, measure, parsed, source, receipt)


def _write(
    blocks: dict[int, _Block],
    stored: dict[int, tuple[int, bytes]],
    measure: Measure,
    parsed: GridFile,
    source: DataSource,
    receipt: Receipt,
) -> None:
    same: dict[str, str | int | None] = {
        "measure": measure.slug,
        "metres": parsed.metres,
        "stichtag": str(connection.ops.adapt_datefield_value(parsed.stichtag)),
    }
    new = [(gebiet, *block, source.pk) for gebiet, block in blocks.items() if gebiet not in stored]
    changed = [
        (*block, source.pk, stored[gebiet][0])
        for gebiet, block in blocks.items()
        if gebiet in stored and stored[gebiet][1] != block[2]
    ]
    bulk.insert_rows(GridCells, ("gebiet_id", *_COLUMNS), new, same=same)
    bulk.update_rows(GridCells, _COLUMNS, changed)
    receipt.new += len(new)
    receipt.changed += len(changed)
    receipt.unchanged += len(blocks) - len(new) - len(changed)


def _blocks(parsed: GridFile, gemeinde: IntArray, counts: FloatArray) -> dict[int, _Block]:
    """Gemeinde → cells with anybody, sorted by row and column, so that the order of the file does not count."""
    there = np.flatnonzero((gemeinde != NOWHERE) & (counts > 0))
    order = there[np.lexsort((parsed.column[there], parsed.row[there], gemeinde[there]))]
    owners, starts = np.unique(gemeinde[order], return_index=True)
    found: dict[int, _Block] = {}
    for owner, part in zip(owners.tolist(), np.split(order, starts[1:]), strict=True):
        block = pack(parsed.column[part], parsed.row[part], counts[part])
        found[owner] = (len(part), float(counts[part].sum()), block)
    return found
