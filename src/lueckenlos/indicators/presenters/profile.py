"""A profile as its page, its file and its paper show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators import wording
from lueckenlos.indicators.drawing import Spine, TrendChart, spine_of, trend_chart
from lueckenlos.indicators.drawing.spine import SHAPES
from lueckenlos.indicators.enums import RATES
from lueckenlos.indicators.judging import Standing
from lueckenlos.indicators.messages import profile as words
from lueckenlos.indicators.presenters.map import profile_map
from lueckenlos.indicators.queries.peers import Group, Member
from lueckenlos.indicators.queries.profile import Beside, Profile, ProfileRow
from lueckenlos.indicators.queries.series import Origin
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.release import Figure
from lueckenlos.shared import formats

# how many of the most pressing rows stand above the table
FIRST: Final = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a Gebiet above in the table; ``other_year`` only where it differs."""

    name: str
    figure: Figure | None
    other_year: str


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator as page and paper show it."""

    indicator: Indicator
    figure: Figure
    interval: str
    trend: str
    badge: str
    badge_kind: str
    spine: Spine | None
    middle: str
    ends: str
    beside: list[Cell]
    sentences: list[str]
    origin: Origin
    chart: TrendChart | None
    series: list[tuple[Figure, str]]
    # a share whose source publishes no counts
    rate_only: bool


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A similar commune with the features it is similar by."""

    ars: str
    name: str
    features: list[str]


def page_context(profile: Profile) -> dict[str, object]:
    rows = rows_of(profile)
    return {
        "rows": rows,
        "first": first_of(rows, profile),
        "charts": [row for row in rows if row.chart],
        "members": member_rows(profile.group),
        "shapes": [(SHAPES[level], level.label) for level in SHAPES if level in {one.ebene for one in profile.above}],
        "features": [words.FEATURES[name] for name in profile.group.features],
        "map": profile_map(profile.map, profile.gebiet.pk) if profile.map else None,
    }


def rows_of(profile: Profile) -> list[Row]:
    """In the order of the registry: by theme, never by size."""
    return [_row(row, profile.above) for row in profile.rows]


def first_of(rows: Sequence[Row], profile: Profile) -> list[Row]:
    """What to look at first: certain differences before places at the edge, otherwise as in the table."""
    pressing = (Standing.WORSE, Standing.WORSE_EDGE)
    by_slug = {row.indicator.slug: row for row in rows}
    found = [row for wanted in pressing for row in profile.rows if row.standing is wanted]
    return [by_slug[row.indicator.slug] for row in found[:FIRST]]


def member_rows(group: Group) -> list[MemberRow]:
    """The Gebiet itself first, then the similar ones by name: nearness is no merit."""
    if group.own is None:
        return []
    others = sorted(group.members, key=lambda one: one.name)
    return [_member(one, group.features) for one in (group.own, *others)]


def csv_rows(profile: Profile) -> Iterable[list[str]]:
    """Every figure of the Gebiet over all years, those above in the same year, and the middle of the similar ones."""
    for row in profile.rows:
        for figure, origin in zip(row.series.figures, row.series.origins, strict=True):
            yield _line(figure, profile.gebiet, origin)
        for one in row.beside:
            if one.figure is not None:
                yield _line(one.figure, one.gebiet, None)
        if row.group:
            name = words.GROUP_NAME.format(count=row.group.count)
            middle = formats.decimal(row.group.middle, row.indicator.decimals)
            start = [row.indicator.label, name, words.GROUP_LEVEL, "", row.figure.period, middle]
            yield [*start, "", "", row.indicator.unit.label, "", row.indicator.definition, *[""] * 7]


def _row(row: ProfileRow, above: Sequence[Gebiet]) -> Row:
    badge, kind = words.STANDING[row.standing]
    cells = {one.gebiet.pk: _cell(one, row.figure) for one in row.beside}
    return Row(
        indicator=row.indicator,
        figure=row.figure,
        interval=wording.interval(row.figure),
        trend=wording.trend_short(row),
        badge=badge,
        badge_kind=kind,
        spine=spine_of(row),
        middle=formats.decimal(row.group.middle, row.indicator.decimals) if row.group else "",
        ends=_ends(row),
        beside=[cells[one.pk] for one in above],
        sentences=wording.sentences(row),
        origin=row.origin,
        chart=trend_chart(row.series.figures),
        series=[(one, wording.interval(one)) for one in row.series.figures],
        rate_only=row.figure.ok and not row.figure.certain and row.indicator.unit in RATES,
    )


def _cell(one: Beside, own: Figure) -> Cell:
    if one.figure is None:
        return Cell(one.gebiet.name, None, "")
    return Cell(one.gebiet.name, one.figure, "" if one.figure.period == own.period else one.figure.period)


def _ends(row: ProfileRow) -> str:
    if row.group is None:
        return ""
    least, most = (formats.decimal(end, row.indicator.decimals) for end in (row.group.least, row.group.most))
    return words.ORDINARY_INTERVAL.format(low=least, high=most)


def _member(one: Member, features: Sequence[str]) -> MemberRow:
    digits = {"benachteiligung": 2}
    return MemberRow(
        one.ars,
        one.name,
        [formats.decimal(one.features[name], digits.get(name, 0)) for name in features if name in one.features],
    )


def _line(figure: Figure, gebiet: Gebiet, origin: Origin | None) -> list[str]:
    indicator = figure.indicator
    ends = (figure.value, figure.lower, figure.upper)
    numbers = [formats.in_file(end, indicator.decimals) for end in ends]
    source = [""] * 7
    if origin is not None:
        loaded, line = formats.day(origin.loaded_at.date()), str(origin.line or "")
        source = [origin.attribution, origin.licence, origin.title, loaded, origin.file_name, line, origin.rule]
    place = [gebiet.name, GebietsEbene(gebiet.ebene).label, gebiet.ars, figure.period]
    return [
        indicator.label, *place, *numbers, indicator.unit.label, figure.status.label, indicator.definition, *source,
    ]  # fmt: skip
