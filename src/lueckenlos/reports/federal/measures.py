"""The measures the Länder are compared by. Small numbers never leave the KGC: they are hidden before they are kept."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from lueckenlos.equity.disclosure import Releasable, Rule, release, release_table
from lueckenlos.reports.yearly.report import Report
from lueckenlos.vocabulary.registry import vocabulary

# counts of 1 and 2 are hidden; rounding would make a handful of communes unreadable
RULE: Final = Rule(threshold=3, base=1)
# measure → number, None where it is hidden
Figures = dict[str, int | None]
# single numbers: measure → table and column of the Jahresbericht whose sum it is
_SUMS: Final = {
    "veranstaltungen": ("veranstaltung", 0),
    "qualifizierungen": ("qualifizierung", 0),
    "teilnehmende": ("qualifizierung", 1),
    "veroeffentlichungen": ("veroeffentlichung", 0),
    "praxisbeispiele": ("praxisbeispiel", 0),
}
PARTNERS: Final = ("partner", "modell")


def released_figures(report: Report) -> Figures:
    """Every measure of the comparison, of every KGC alike: a number, or None.

    Beratungsarten and Partnerstatus are shown with their sums, so as many further cells are hidden as it takes that no
    sum gives a hidden one away.
    """
    numbers = report.numbers()
    kinds, states = _slugs("beratungsart"), _slugs("partnerstatus")
    found: Figures = {}
    for name, table, slugs in (("aktivitaeten", "art", kinds), ("kommunen", "status", states)):
        lines = dict(numbers.get(table, {}))
        # whatever has no term of its own counts in the sum
        rest = sum(values[0] for key, values in lines.items() if key not in slugs)
        shown = _plain(release_table([*(lines.get(slug, (0,))[0] for slug in slugs), rest], RULE))
        found |= {f"{name}.{slug}": value for slug, value in zip([*slugs, "ohne"], shown, strict=False)}
        found[name] = shown[-1]
    partners = [found[f"kommunen.{slug}"] for slug in PARTNERS]
    found["partnerkommunen"] = None if None in partners else sum(one or 0 for one in partners)
    sums = [sum(values[column] for values in numbers.get(table, {}).values()) for table, column in _SUMS.values()]
    found |= dict(zip(_SUMS, _plain(release(sums, RULE)), strict=True))
    phases = _slugs("prozessphase")
    begun = [sum(numbers.get("baustein", {}).get(phase, ())) for phase in phases]
    return found | {
        f"bausteine.{phase}": value for phase, value in zip(phases, _plain(release(begun, RULE)), strict=True)
    }


def _plain(released: Releasable) -> list[int | None]:
    return [None if np.isnan(value) else int(value) for value in released.values]


def _slugs(name: str) -> Sequence[str]:
    return [term.slug for term in vocabulary(name).terms]
