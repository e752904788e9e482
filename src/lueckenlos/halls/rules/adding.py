"""A new item at a place where nothing stands yet."""

from dataclasses import replace
from typing import Final

from lueckenlos.halls.enums import CELL, ItemKind, Side
from lueckenlos.halls.rules.conflicts import AISLE_CM, Near
from lueckenlos.halls.rules.plan import Floor, Item

_K = ItemKind
# width and depth in centimetres
_SIZES: Final = {
    _K.TISCH.value: (120, 80),
    _K.TUER.value: (100, 20),
    _K.FLUCHTWEG.value: (150, 400),
    _K.BUEHNE.value: (400, 200),
    _K.HINDERNIS.value: (50, 50),
    _K.AUSSPARUNG.value: (300, 300),
}


def new_item(kind: str, floor: Floor, number: int) -> Item:
    """Like the last table, or of the usual size; in the first gap of the grid, otherwise in the corner."""
    width, depth = _SIZES[kind]
    made = Item(max((item.id for item in floor.items), default=0) + 1, kind, 0, 0, width, depth, Side.UNTEN.value)
    if made.is_table:
        last = max(floor.tables, key=lambda item: item.number, default=made)
        made = replace(made, width=last.width, depth=last.depth, place_type=last.place_type, number=number)
    if kind == _K.AUSSPARUNG:
        return replace(made, x=max(floor.width - width, 0))
    near = Near(list(floor.items))
    margin = 0 if kind == _K.TUER else AISLE_CM
    for y in range(0 if kind == _K.TUER else CELL * 2, max(floor.depth - depth, 1), CELL):
        for x in range(CELL, max(floor.width - width, CELL + 1), CELL):
            probe = replace(made, x=x, y=y)
            if not near.meeting(probe.box) and (not margin or not near.meeting(probe.strip(probe.side, margin))):
                return probe
    return replace(made, x=CELL, y=CELL)
