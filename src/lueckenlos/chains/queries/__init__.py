"""Reads of the Kettenbild."""

from lueckenlos.chains.queries.cells import Cells
from lueckenlos.chains.queries.decisions import Standing, history_of, latest_decisions, standing_of, standings
from lueckenlos.chains.queries.frozen import (
    Shown,
    frozen_lines,
    get_inventory_or_404,
    inventories,
    lines_from,
    lines_of,
    live,
    standing_to_json,
    thaw,
)
from lueckenlos.chains.queries.handovers import get_editable_handover_or_404, organisations
from lueckenlos.chains.queries.reach import (
    CountedPeople,
    ReachData,
    Searched,
    ages_of,
    load_reach,
    need_factors,
    needs_by_area,
    outlines_of,
    search_places,
)
from lueckenlos.chains.queries.snapshot import PICTURES, limits_of, load_snapshot, own_settings, picture_of
from lueckenlos.chains.queries.titles import OfferLine, offer_lines, some_lines
from lueckenlos.chains.queries.transitions import TRANSITIONS, first_lines, transitions_of

__all__ = [
    "PICTURES",
    "TRANSITIONS",
    "Cells",
    "CountedPeople",
    "OfferLine",
    "ReachData",
    "Searched",
    "Shown",
    "Standing",
    "ages_of",
    "first_lines",
    "frozen_lines",
    "get_editable_handover_or_404",
    "get_inventory_or_404",
    "history_of",
    "inventories",
    "latest_decisions",
    "limits_of",
    "lines_from",
    "lines_of",
    "live",
    "load_reach",
    "load_snapshot",
    "need_factors",
    "needs_by_area",
    "offer_lines",
    "organisations",
    "outlines_of",
    "own_settings",
    "picture_of",
    "search_places",
    "some_lines",
    "standing_of",
    "standing_to_json",
    "standings",
    "thaw",
    "transitions_of",
]
