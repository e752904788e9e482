"""The Kettenbild as pure computation: numpy in, plain values out; no Django, no clock, no sentences."""

from lueckenlos.chains.picture.access import ages_with_ways
from lueckenlos.chains.picture.compute import EVERY_KIND, compute
from lueckenlos.chains.picture.exchange import from_json, hint_from_json, hint_to_json, to_json
from lueckenlos.chains.picture.hint import Figure, Hint, Kind, Place, Reason, Severity
from lueckenlos.chains.picture.limits import Limits, add_months
from lueckenlos.chains.picture.result import Counts, Picture, TransitionState
from lueckenlos.chains.picture.snapshot import (
    UNKNOWN,
    Agreement,
    Area,
    Axis,
    Line,
    Need,
    OfferTable,
    People,
    Snapshot,
    Source,
    Transition,
)
from lueckenlos.chains.picture.stock import broken, transition_states

__all__ = [
    "EVERY_KIND",
    "UNKNOWN",
    "Agreement",
    "Area",
    "Axis",
    "Counts",
    "Figure",
    "Hint",
    "Kind",
    "Limits",
    "Line",
    "Need",
    "OfferTable",
    "People",
    "Picture",
    "Place",
    "Reason",
    "Severity",
    "Snapshot",
    "Source",
    "Transition",
    "TransitionState",
    "add_months",
    "ages_with_ways",
    "broken",
    "compute",
    "from_json",
    "hint_from_json",
    "hint_to_json",
    "to_json",
    "transition_states",
]
