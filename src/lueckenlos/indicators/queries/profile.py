"""Everything the profile of one Gebiet shows, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import parts_of
from lueckenlos.indicators.judging import (
    Range,
    Standing,
    Trend,
    Verdict,
    compare,
    range_of,
    standing_of,
    trend_of,
)
from lueckenlos.indicators.queries.map import PartsMap, parts_map
from lueckenlos.indicators.queries.need import compared_above
from lueckenlos.indicators.queries.peers import Group, Wanted, group_of
from lueckenlos.indicators.queries.series import AllSeries, Origin, Series, series_of
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.indicators.release import Figure
from lueckenlos.tenancy.models import Stelle


@dataclass(frozen=True, slots=True)
class Beside:
    """One Gebiet to compare with: its figure of the same year, else its newest, and what may be said."""

    gebiet: Gebiet
    figure: Figure | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One indicator; ``group`` are similar communes in the same year."""

    indicator: Indicator
    figure: Figure
    origin: Origin
    series: Series
    trend: Trend
    beside: list[Beside]
    group: Range | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Profile:
    """``above``: Gebiete that have a figure here. ``asked``: whether this is the Gebiet that was asked for."""

    gebiet: Gebiet
    choices: list[Gebiet]
    above: list[Gebiet]
    group: Group
    rows: list[ProfileRow]
    asked: bool
    map: PartsMap | None = None

    @property
    def several(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.choices) > 1


def profile_of(stelle: Stelle, key: str, wanted: Wanted, on_map: str = "") -> Profile | None:
    """The Gebiet with the key (ARS) among the Stelle's own and their parts, else the first own; None without any.

    ``on_map``: slug of the indicator that the map of the parts shows; of a part that of the parts beside it.
    """
    own = list(stelle.gebiete.select_related("parent__parent__parent__parent__parent__parent").order_by("ars"))
    below = parts_of(own)
    choices = [*own, *(part for parts in below.values() for part in parts)]
    if not choices:
        return None
    found = next((one for one in choices if one.ars == key), None)
    gebiet = found or choices[0]
    over = above_of(gebiet, own)
    group = group_of(gebiet, wanted, stelle)
    ids = [gebiet.pk, *(one.pk for one in over), *(one.pk for one in group.members)]
    series = series_of(all_indicators().values(), ids, stelle)
    rows = [
        _row(each, series[each.slug, gebiet.pk], series, over, group)
        for each in all_indicators().values()
        if (each.slug, gebiet.pk) in series
    ]
    shown = [one for one in over if any(each.figure for row in rows for each in row.beside if each.gebiet is one)]
    whole = next((one for one in own if one == gebiet or gebiet in below[one.pk]), gebiet)
    parts = parts_map(whole, below[whole.pk], on_map, _pressing(rows), stelle)
    return Profile(gebiet, choices, shown, group, rows, asked=found is not None or not key, map=parts)


def _pressing(rows: Sequence[ProfileRow]) -> list[str]:
    """Slugs in the order in which they ask for attention."""
    order = list(Standing)
    return [row.indicator.slug for row in sorted(rows, key=lambda row: order.index(row.standing))]


def above_of(gebiet: Gebiet, own: Sequence[Gebiet]) -> list[Gebiet]:
    """Gebiete above that people compare with, nearest first; a part's come with the query of the Stelle's own."""
    if any(one.pk == gebiet.pk for one in own):
        return compared_above([gebiet])
    roots = [one for one in own if gebiet.parent_id == one.pk or gebiet.ars.startswith(one.ars)] or list(own)
    return [roots[0], *compared_above(roots[:1])]


def _row(indicator: Indicator, series: Series, found: AllSeries, over: Sequence[Gebiet], group: Group) -> ProfileRow:
    place = series.newest
    figure = series.figures[place]
    beside = [_beside(one, figure, found.get((indicator.slug, one.pk))) for one in over]
    members = (found.get((indicator.slug, one.pk)) for one in group.members)
    same_year = [one for each in members if each and (one := each.of(figure.period))]
    similar = range_of(same_year) if figure.ok else None
    standing = standing_of(figure, [one.verdict for one in beside], similar)
    return ProfileRow(
        indicator, figure, series.origins[place], series, trend_of(series.figures), beside, similar, standing
    )


def _beside(gebiet: Gebiet, own: Figure, series: Series | None) -> Beside:
    if series is None:
        return Beside(gebiet, None, Verdict.NOTHING)
    figure = series.of(own.period)
    if figure is None or not figure.ok:
        figure = series.figures[series.newest]
    verdict = compare(own, figure)
    # Länder count differently: what lies above a Land is no measure for it
    if gebiet.ebene == GebietsEbene.BUND and not own.indicator.across_laender and verdict is not Verdict.NOTHING:
        verdict = Verdict.NOT_COMPARABLE
    return Beside(gebiet, figure, verdict)
