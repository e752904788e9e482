"""Numbers about people and places that a statistician signs; pure NumPy, usable on its own. See docs/equity.md."""

from lueckenlos.equity.catchments import Catchment, Cells, Places, catchment
from lueckenlos.equity.composite import Part, composite, smoothed
from lueckenlos.equity.cover import Cover, best_places
from lueckenlos.equity.disclosure import (
    Releasable,
    ReleasedInterval,
    Rule,
    release,
    release_interval,
    release_part,
    release_parts,
    release_table,
)
from lueckenlos.equity.errors import CODES, BadNumbers, EquityError, Refused
from lueckenlos.equity.funnels import Funnel, funnel
from lueckenlos.equity.intervals import Interval, byar, table_interval, wilson
from lueckenlos.equity.lifetables import life_expectancy
from lueckenlos.equity.measures import Measure, Subgroups, Summary, summary_measures
from lueckenlos.equity.ranks import quantiles
from lueckenlos.equity.standard import EUROPEAN_2013, directly_standardised
from lueckenlos.equity.tables import AreaTable, Status

__all__ = [
    "CODES", "EUROPEAN_2013", "AreaTable", "BadNumbers", "Catchment", "Cells", "Cover", "EquityError", "Funnel",
    "Interval", "Measure", "Part", "Places", "Refused", "Releasable", "ReleasedInterval", "Rule", "Status",
    "Subgroups", "Summary", "best_places", "byar", "catchment", "composite", "directly_standardised", "funnel",
    "life_expectancy", "quantiles", "release", "release_interval", "release_part", "release_parts", "release_table",
    "smoothed", "summary_measures", "table_interval", "wilson",
]  # fmt: skip
