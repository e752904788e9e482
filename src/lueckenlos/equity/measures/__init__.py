"""The summary measures of health inequality of the WHO, each a function of its own and all by one call."""

from lueckenlos.equity.measures.impact import paf, par
from lueckenlos.equity.measures.ordered import aci, rci, rii, sii
from lueckenlos.equity.measures.pairs import d, r
from lueckenlos.equity.measures.spread import (
    bgsd,
    bgv,
    cov,
    idisu,
    idisw,
    mdbu,
    mdbw,
    mdmu,
    mdmw,
    mdru,
    mdrw,
    mld,
    ti,
)
from lueckenlos.equity.measures.subgroups import Measure, Subgroups
from lueckenlos.equity.measures.summary import NAMES, Summary, summary_measures

__all__ = [
    "NAMES", "Measure", "Subgroups", "Summary", "aci", "bgsd", "bgv", "cov", "d", "idisu", "idisw", "mdbu", "mdbw",
    "mdmu", "mdmw", "mdru", "mdrw", "mld", "paf", "par", "r", "rci", "rii", "sii", "summary_measures", "ti",
]  # fmt: skip
