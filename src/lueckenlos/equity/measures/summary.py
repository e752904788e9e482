"""All 21 summary measures of the WHO by one call."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from lueckenlos.equity.errors import Refused
from lueckenlos.equity.measures import impact, ordered, pairs, spread
from lueckenlos.equity.measures.ordered import Model
from lueckenlos.equity.measures.spread import SEED, ErrorScale
from lueckenlos.equity.measures.subgroups import Errors, Measure, Subgroups

# the WHO's abbreviations, in the order of its handbook
PAIRS: Final[Mapping[str, Callable[..., Measure]]] = {"d": pairs.d, "r": pairs.r}
CONCENTRATION: Final[Mapping[str, Callable[..., Measure]]] = {"aci": ordered.aci, "rci": ordered.rci}
SLOPE: Final[Mapping[str, Callable[..., Measure]]] = {"sii": ordered.sii, "rii": ordered.rii}
VARIANCE: Final[Mapping[str, Callable[..., Measure]]] = {"bgv": spread.bgv, "bgsd": spread.bgsd}
SIMULATED: Final[Mapping[str, Callable[..., Measure]]] = {
    "cov": spread.cov,
    "mdmu": spread.mdmu,
    "mdmw": spread.mdmw,
    "mdbu": spread.mdbu,
    "mdbw": spread.mdbw,
    "mdru": spread.mdru,
    "mdrw": spread.mdrw,
    "idisu": spread.idisu,
    "idisw": spread.idisw,
}
ENTROPY: Final[Mapping[str, Callable[..., Measure]]] = {"ti": spread.ti, "mld": spread.mld}
NOT_FOR_ORDERED: Final = frozenset([*VARIANCE, *SIMULATED, *ENTROPY])
NAMES: Final = (*PAIRS, *CONCENTRATION, *SLOPE, *VARIANCE, *SIMULATED, *ENTROPY, "par", "paf")


@dataclass(frozen=True, slots=True)
class Summary:
    """The measures that apply, and for each of the others why not; together always all 21."""

    measures: Mapping[str, Measure]
    refused: Mapping[str, Refused]


def summary_measures(
    groups: Subgroups,
    *,
    confidence: float = 0.95,
    errors: Errors = "who",
    model: Model = "logit",
    error_scale: ErrorScale = "measure",
    seed: int = SEED,
) -> Summary:
    """Every measure that applies to these subgroups, by the WHO's abbreviation in lower case.

    As in the WHO's handbook gradients are for ordered subgroups, spreads for those without an order, and everything but
    difference and ratio for three subgroups or more. The options are those of the single measures; defaults are the
    WHO's, except ``error_scale``, whose "who" gives intervals that are too narrow.
    Source: WHO, Health inequality monitoring (2024), ch. 19-21; Schlotheuber & Hosseinpoor, IJERPH 19 (2022) 3697.
    """
    level: dict[str, object] = {"confidence": confidence}
    options: list[tuple[Mapping[str, Callable[..., Measure]], dict[str, object]]] = [
        (PAIRS, level),
        (CONCENTRATION, level | {"errors": errors}),
        (SLOPE, level | {"errors": errors, "model": model}),
        (VARIANCE, level),
        (SIMULATED, level | {"seed": seed}),
        (ENTROPY, level | {"error_scale": error_scale}),
        ({"par": impact.par}, level | {"errors": errors}),
        ({"paf": impact.paf}, level | {"errors": errors, "error_scale": error_scale}),
    ]
    measures: dict[str, Measure] = {}
    refused: dict[str, Refused] = {}
    for calls, chosen in options:
        for name, call in calls.items():
            try:
                measures[name] = _applied(groups, name, partial(call, groups, **chosen))
            except Refused as reason:
                refused[name] = reason
    return Summary(measures, refused)


def _applied(groups: Subgroups, name: str, call: Callable[[], Measure]) -> Measure:
    if groups.ordered and name in NOT_FOR_ORDERED:
        raise Refused("not_for_ordered", measure=name)
    return call()
