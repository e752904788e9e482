"""The small charts as SVG text. Every number in them stands in a table as well; names of Gebiete are the only text."""

from html import escape
from typing import Final

from lueckenlos.indicators.drawing import Ladder, Spine, TrendChart
from lueckenlos.indicators.drawing.ladder import Rung
from lueckenlos.indicators.drawing.spine import HEIGHT, MIDDLE, WIDTH, Bar, Mark
from lueckenlos.indicators.drawing.trend import HEIGHT as TREND_HEIGHT
from lueckenlos.indicators.drawing.trend import WIDTH as TREND_WIDTH
from lueckenlos.indicators.presenters.map import AreaRow, ProfileMap

_CENTRE: Final = HEIGHT / 2
_HATCH: Final = (
    '<defs><pattern id="unsicher" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="map__stripe" d="M0 0V9"/></pattern></defs>'
)
_CORNERS: Final = {
    "square": ((-4, -4), (4, -4), (4, 4), (-4, 4)),
    "diamond": ((0, -6), (6, 0), (0, 6), (-6, 0)),
    "wedge": ((-6, -5), (6, -5), (0, 6)),
    "triangle": ((0, -6), (6, 5), (-6, 5)),
}


def spine_text(spine: Spine) -> str:
    """One row of the spine chart; hidden from screen readers, because the row itself says it."""
    parts = [
        f'<svg class="spine" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" aria-hidden="true" focusable="false">',
        _bar("spine__bar", spine.bar, 12),
        _bar("spine__half", spine.half, 12),
        f'<path class="spine__middle" d="M{MIDDLE:g} 2V{HEIGHT - 2:g}"/>',
        _bar("spine__interval", spine.interval, 3),
        *(mark_shape(mark) for mark in spine.marks),
        f'<circle class="spine__dot" cx="{spine.dot}" cy="{_CENTRE:g}" r="6"/>',
        "</svg>",
    ]
    return "".join(parts)


def key_text(shape: str) -> str:
    """One sign for the legend."""
    inner = {
        "dot": '<circle class="spine__dot" cx="12" cy="8" r="6"/>',
        "bar": '<rect class="spine__bar" x="1" y="3" width="22" height="10"/>',
        "half": '<rect class="spine__half" x="1" y="3" width="22" height="10"/>',
        "interval": '<rect class="spine__interval" x="1" y="6.5" width="22" height="3"/>',
        "middle": '<path class="spine__middle" d="M12 0V16"/>',
    }.get(shape) or _polygon(shape, 12, 8)
    return f'<svg class="spine-key" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">{inner}</svg>'


def trend_text(chart: TrendChart) -> str:
    band = f'<path class="trend__band" d="{chart.band}"/>' if chart.band else ""
    line = f'<path class="trend__line" d="{chart.line}"/>' if chart.line else ""
    dots = "".join(f'<circle class="trend__dot" cx="{dot.x}" cy="{dot.y}" r="3.5"/>' for dot in chart.dots)
    base, foot, right = TREND_HEIGHT - 16, TREND_HEIGHT - 2, TREND_WIDTH - 2
    axis = f'<path class="trend__axis" d="M0 {base:g}H{TREND_WIDTH:g}"/>'
    years = (
        f'<text class="trend__year" x="2" y="{foot:g}">{escape(chart.first)}</text>'
        f'<text class="trend__year" x="{right:g}" y="{foot:g}" text-anchor="end">{escape(chart.last)}</text>'
    )
    return (
        f'<svg class="trend" viewBox="0 0 {TREND_WIDTH:g} {TREND_HEIGHT:g}" aria-hidden="true" focusable="false">'
        f"{axis}{band}{line}{dots}{years}</svg>"
    )


def map_text(shown: ProfileMap) -> str:
    """Areas in the colour of their class with the number of their row; hatched where chance may have put them there."""
    parts = [
        f'<svg class="map" viewBox="{shown.drawing.view_box}" role="img" aria-label="{escape(shown.title)}">',
        _HATCH,
        *(_area(row) for row in shown.rows),
        f'<path class="map__own" d="{shown.own.d}"/>' if shown.own else "",
        *(
            f'<text class="map__number" x="{row.path.left}" y="{row.path.top}" text-anchor="middle">{row.number}</text>'
            for row in shown.rows
            if row.path
        ),
        "</svg>",
    ]
    return "".join(parts)


def _area(row: AreaRow) -> str:
    if row.path is None:
        return ""
    area = f'<path class="map__area map__area--{row.style}" d="{row.path.d}"><title>{escape(row.told)}</title></path>'
    hatched = f'<path class="map__unsure" d="{row.path.d}" fill="url(#unsicher)"/>' if row.unsure else ""
    return area + hatched


def mark_shape(mark: Mark) -> str:
    return _polygon(mark.shape, mark.x, _CENTRE)


def _polygon(shape: str, x: float, y: float) -> str:
    points = " ".join(f"{x + dx:g},{y + dy:g}" for dx, dy in _CORNERS[shape])
    return f'<polygon class="spine__mark" points="{points}"/>'


def _bar(name: str, bar: Bar | None, height: float) -> str:
    if bar is None:
        return ""
    return f'<rect class="{name}" x="{bar.x}" y="{_CENTRE - height / 2:g}" width="{bar.width}" height="{height:g}"/>'


def ladder_text(ladder: Ladder) -> str:
    """A dot for each group, the less advantaged dark; its sign stands in it."""
    dots = "".join(_rung(one) for one in ladder.rungs)
    line = f'<path class="ladder__line" d="M{ladder.start} 16H{ladder.end}"/>'
    return f'<svg class="ladder" viewBox="0 0 {WIDTH:g} 32" aria-hidden="true" focusable="false">{line}{dots}</svg>'


def _rung(one: Rung) -> str:
    dark = " ladder--dark" if one.dark else ""
    return (
        f'<circle class="ladder__dot{dark}" cx="{one.x}" cy="16" r="8"/>'
        f'<text class="ladder__sign{dark}" x="{one.x}" y="20" text-anchor="middle">{one.sign}</text>'
    )
