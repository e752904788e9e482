"""Reads of the Kettenbild."""

from lueckenlos.chains.queries.decisions import Standing, history_of, latest_decisions, standing_of, standings
from lueckenlos.chains.queries.frozen import (
    OfferLine,
    Shown,
    frozen_lines,
    get_inventory_or_404,
    inventories,
    lines_of,
    live,
    offer_lines,
    standing_to_json,
    thaw,
)
from lueckenlos.chains.queries.handovers import get_editable_handover_or_404, organisations
from lueckenlos.chains.queries.snapshot import limits_of, load_snapshot, own_settings, picture_of

__all__ = [
    "OfferLine",
    "Shown",
    "Standing",
    "frozen_lines",
    "get_editable_handover_or_404",
    "get_inventory_or_404",
    "history_of",
    "inventories",
    "latest_decisions",
    "limits_of",
    "lines_of",
    "live",
    "load_snapshot",
    "offer_lines",
    "organisations",
    "own_settings",
    "picture_of",
    "standing_of",
    "standing_to_json",
    "standings",
    "thaw",
]
