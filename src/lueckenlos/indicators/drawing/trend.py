"""A series over the years as a small line with its band; a Gebiet above as a dashed line beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lueckenlos.indicators.release import Figure

WIDTH, HEIGHT = 260.0, 110.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 8.0, 8.0, 14.0, 22.0


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TrendChart:
    """``line`` and ``band`` are SVG paths; a year without a figure breaks it. ``joined``: years may be compared."""

    line: str
    beside: str
    band: str
    dots: list[Dot]
    first: str
    last: str
    joined: bool


def trend_chart(series: Sequence[Figure], beside: Sequence[Figure] = ()) -> TrendChart | None:
    """None with fewer than two known figures."""
    known = [one for one in series if one.ok]
    if len(known) < 2:
        return None
    periods = sorted({one.period for one in series})
    others = [one for one in beside if one.period in periods]
    scale = _Scale(periods, [*series, *others])
    joined = known[0].indicator.over_time
    dots = [scale.dot(one) for one in known]
    return TrendChart(
        line=_runs(series, scale) if joined else "",
        beside=_runs(others, scale) if joined else "",
        band=_band(series, scale) if joined else "",
        dots=dots,
        first=periods[0],
        last=periods[-1],
        joined=joined,
    )


class _Scale:
    def __init__(self, periods: Sequence[str], figures: Sequence[Figure]) -> None:
        self._places = {period: place for place, period in enumerate(periods)}
        ends = [x for one in figures for x in (one.value, one.lower, one.upper) if x is not None]
        self._least, self._most = min(ends), max(ends)

    def x(self, period: str) -> float:
        return round(_LEFT + self._places[period] / max(len(self._places) - 1, 1) * (WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: float) -> float:
        share = (value - self._least) / ((self._most - self._least) or 1.0)
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)

    def dot(self, one: Figure) -> Dot:
        return Dot(self.x(one.period), self.y(one.value or 0.0))


def _runs(series: Sequence[Figure], scale: _Scale) -> str:
    parts, pen = [], "M"
    for one in series:
        if not one.ok:
            pen = "M"
            continue
        dot = scale.dot(one)
        parts.append(f"{pen}{dot.x} {dot.y}")
        pen = "L"
    return "".join(parts)


def _band(series: Sequence[Figure], scale: _Scale) -> str:
    """Only where every known figure has its interval: a band with holes would promise too much."""
    known = [one for one in series if one.ok]
    if len(known) < len(series):
        return ""
    tops = [(scale.x(one.period), scale.y(one.upper)) for one in known if one.upper is not None]
    feet = [(scale.x(one.period), scale.y(one.lower)) for one in reversed(known) if one.lower is not None]
    if len(tops) < len(known):
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in [*tops, *feet]) + "z"
