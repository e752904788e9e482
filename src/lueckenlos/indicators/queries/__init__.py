"""Reads of need: indicator values, people, and both for one page."""

from lueckenlos.indicators.queries.need import NeedPage, need_of
from lueckenlos.indicators.queries.people import People, people, sum_of_parts
from lueckenlos.indicators.queries.values import Value, latest_values, latest_values_by_indicator

__all__ = [
    "NeedPage",
    "People",
    "Value",
    "latest_values",
    "latest_values_by_indicator",
    "need_of",
    "people",
    "sum_of_parts",
]
