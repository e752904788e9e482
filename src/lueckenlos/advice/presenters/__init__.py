"""What the pages show, arranged for reading."""

from lueckenlos.advice.presenters.entries import (
    Line,
    activity_rows,
    appointments,
    board_lines,
    board_rows,
    case_lines,
    entries,
    papers,
    phase_heads,
    shared_rows,
    steps_of,
    waiting,
)
from lueckenlos.advice.presenters.map import MAPS, BoardMap, map_of, views_of
from lueckenlos.advice.presenters.register import register_lines, register_rows

__all__ = [
    "MAPS",
    "BoardMap",
    "Line",
    "activity_rows",
    "appointments",
    "board_lines",
    "board_rows",
    "case_lines",
    "entries",
    "map_of",
    "papers",
    "phase_heads",
    "register_lines",
    "register_rows",
    "shared_rows",
    "steps_of",
    "views_of",
    "waiting",
]
