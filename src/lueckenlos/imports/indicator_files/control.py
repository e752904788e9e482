"""Control totals of indicator files: beside sums that are known, so that a file of another edition or unit is noticed.

Ledgers are read by more people than may read the file: no value that is not released, no small count stands in them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.imports.datasets import known_value
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Control
from lueckenlos.imports.regions import Region, Regions
from lueckenlos.imports.storing import Figure
from lueckenlos.indicators.enums import PER, ValueStatus
from lueckenlos.indicators.hiding import Key, Member, hidden_keys, released
from lueckenlos.indicators.quintiles import GROUPS
from lueckenlos.indicators.registry import indicator
from lueckenlos.indicators.release import CODE

E = GebietsEbene
FIFTHS: Final = "gisd-quintil"
# Wegweiser Kommune has every Gemeinde from this size on
WEGWEISER_FROM: Final = 5_000
_MEANS: Final = (E.KREIS, E.LAND)


def control_official(figures: Sequence[Figure], regions: Regions, kind: Kind, *, threshold: int) -> list[Control]:
    """Units with a value in the newest period beside how many there are; means beside the country; the extremes.

    ``threshold``: fewer people the source does not show.
    """
    newest = max(figure.period for figure in figures)
    by_id = {region.id: region for region in regions.by_key.values()}
    named = [by_id[gebiet] for gebiet in {figure.gebiet for figure in figures if figure.period == newest}]
    laender = {region.ars[:2] for region in named}
    controls = [
        Control("control_units", count, _expected(E(level), laender, regions, kind), {"level": E(level).label})
        for level, count in sorted(Counter(region.ebene for region in named).items())
    ]
    slugs = _by_slug(figures)
    for slug, rows in slugs.items():
        controls.extend(_fifths(rows) if slug == FIFTHS else _mean(slug, rows, by_id, regions))
    return [*controls, *_ranges(slugs, (), threshold)]


def control_own(figures: Sequence[Figure], town: int, *, present: int, threshold: int) -> list[Control]:
    """Areas beside those the town has, people of all areas beside those of the town in the same file, the extremes.

    ``threshold``: fewer people the source does not show.
    """
    named = {figure.gebiet for figure in figures} - {town}
    controls = [Control("control_areas", len(named), present or None)]
    members = [_member(figure, town, threshold) for figure in figures]
    slugs = _by_slug(figures)
    for slug, rows in slugs.items():
        whole = next((row.denominator for row in rows if row.gebiet == town), None)
        parts = [row.denominator for row in rows if row.gebiet != town]
        if whole and parts and None not in parts:
            people = sum(part or 0 for part in parts)
            controls.append(Control("control_base", people, whole, _names(slug, rows)))
    return [*controls, *_ranges(slugs, hidden_keys(members, indicator), threshold)]


def _by_slug(figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    """Figures of the newest period of each indicator that has a value."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.indicator].append(figure)
    newest = {
        slug: max((row.period for row in rows if row.status is ValueStatus.OK), default="")
        for slug, rows in found.items()
    }
    return {slug: [row for row in rows if row.period == newest[slug]] for slug, rows in found.items() if newest[slug]}


def _expected(level: GebietsEbene, laender: set[str], regions: Regions, kind: Kind) -> int | None:
    """How many units the Länder of the file have; smaller units than Kreise are all there only in known files."""
    present = [region for region in regions.present(level) if region.ars[:2] in laender]
    if level in {E.KREIS, E.LAND}:
        return len(present)
    if kind is Kind.WEGWEISER and level is E.GEMEINDE:
        return sum(1 for region in present if (region.population or 0) >= WEGWEISER_FROM)
    return None


def _fifths(rows: Sequence[Figure]) -> list[Control]:
    """Each fifth has the same number of units, or the file is none of the index."""
    sizes = Counter(row.value for row in rows)
    if len(sizes) < GROUPS:  # an extract
        return []
    return [
        Control("control_fifth", size, len(rows) / GROUPS, {"period": rows[0].period, "rank": f"{rank:.0f}"})
        for rank, size in sorted(sizes.items())
    ]


def _mean(slug: str, rows: Sequence[Figure], by_id: Mapping[int, Region], regions: Regions) -> list[Control]:
    """The mean of all units of a level, weighted by their people, beside the figure of the whole country."""
    if indicator(slug).unit not in PER:
        return []
    expected = next((row.value for row in rows if by_id[row.gebiet].ebene == E.BUND), None)
    expected = expected or known_value(slug, rows[0].period)
    known = [(row.value, by_id[row.gebiet]) for row in rows if row.value is not None]
    controls = []
    for level in _MEANS:
        pairs = [(value, region.population) for value, region in known if region.ebene == level and region.population]
        if pairs and len(pairs) == sum(1 for _ in regions.present(level)):
            mean = sum(value * people for value, people in pairs) / sum(people for _, people in pairs)
            names = _names(slug, rows) | {"level": level.label}
            controls.append(Control("control_mean", round(mean, 2), expected, names))
    return controls


def _member(figure: Figure, whole: int, threshold: int) -> Member:
    return Member(*figure[:6], figure.status.value, whole, threshold)


def _ranges(slugs: Mapping[str, list[Figure]], hidden: Collection[Key], threshold: int) -> list[Control]:
    """Smallest and largest value that may be shown: where an error of unit is seen at once."""
    controls: list[Control] = []
    for slug, rows in slugs.items():
        members = [_member(row, row.gebiet, threshold) for row in rows]
        shown = released(indicator(slug), members, hidden).status == CODE[ValueStatus.OK]
        values = [row.value for row, one in zip(rows, shown.tolist(), strict=True) if one and row.value is not None]
        if values:
            names = _names(slug, rows)
            controls.append(Control("control_smallest", min(values), None, names))
            controls.append(Control("control_largest", max(values), None, names))
    return controls


def _names(slug: str, rows: Sequence[Figure]) -> dict[str, str]:
    return {"name": indicator(slug).label, "period": rows[0].period}
