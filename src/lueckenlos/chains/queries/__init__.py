"""Reads of the Kettenbild."""

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
from lueckenlos.chains.queries.snapshot import limits_of, load_snapshot, own_settings, picture_of
from lueckenlos.chains.queries.titles import OfferLine, offer_lines, some_lines
from lueckenlos.chains.queries.transitions import first_lines, transitions_of

__all__ = [
    "OfferLine",
    "Shown",
    "Standing",
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
    "load_snapshot",
    "offer_lines",
    "organisations",
    "own_settings",
    "picture_of",
    "some_lines",
    "standing_of",
    "standing_to_json",
    "standings",
    "thaw",
    "transitions_of",
]
