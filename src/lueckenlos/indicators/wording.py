"""„Was heißt das?“: sentences from figures, with the words of ``messages.profile``."""

from collections.abc import Sequence
from typing import Final

from lueckenlos.indicators.enums import Unit
from lueckenlos.indicators.judging import Trend, Verdict
from lueckenlos.indicators.messages import profile as words
from lueckenlos.indicators.queries.profile import Beside, ProfileRow
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.release import Figure
from lueckenlos.shared import formats

# below this a whole number would hide what matters
_FINE_BELOW: Final = 10
_ORDER: Final = (
    Verdict.HIGHER,
    Verdict.LOWER,
    Verdict.SAME,
    Verdict.UNSURE,
    Verdict.OTHER_YEAR,
    Verdict.NOT_COMPARABLE,
)


def sentences(row: ProfileRow) -> list[str]:
    """What the row says, in the order of interest; one sentence where there is no figure."""
    figure = row.figure
    if figure.value is None:
        return [words.WITHOUT[figure.status]]
    said = [words.LEVEL[figure.indicator.unit].format(period=figure.period, value=about(figure.value, row.indicator))]
    if figure.lower is not None and figure.upper is not None:
        low, high = alike([figure.lower, figure.upper], row.indicator)
        said.append(words.INTERVAL.format(low=low, high=high))
    said.extend(_beside(row))
    if row.group:
        least, middle, most = alike([row.group.least, row.group.middle, row.group.most], row.indicator)
        said.append(words.GROUP.format(count=row.group.count, least=least, middle=middle, most=most))
    if row.trend is not Trend.NOTHING:
        said.append(words.TREND[row.trend].format(**_ends(row)))
    return said


def trend_short(row: ProfileRow) -> str:
    """The trend in a few words, for a table; empty without one."""
    return words.TREND_SHORT[row.trend].format(**_ends(row)) if row.trend is not Trend.NOTHING else ""


def about(value: float, indicator: Indicator) -> str:
    """No digit that the figure cannot carry: whole from ten on."""
    return alike([value], indicator)[0]


def alike(values: Sequence[float], indicator: Indicator) -> list[str]:
    """Numbers of one sentence with as many digits as the largest can carry."""
    digits = {Unit.PERSONS: 0, Unit.SCORE: 2}.get(indicator.unit)
    if digits is None:
        digits = 0 if max(abs(one) for one in values) >= _FINE_BELOW else 1
    return [formats.decimal(one, digits) for one in values]


def exactly(figure: Figure | None) -> str:
    """As published, with its unit; empty without a figure."""
    if figure is None or figure.value is None:
        return ""
    number = formats.decimal(figure.value, figure.indicator.decimals)
    return f"{number}\u00a0%" if figure.indicator.unit is Unit.PERCENT else number


def interval(figure: Figure) -> str:
    """The 95 % interval in figures; empty where only a rate is known."""
    if figure.lower is None or figure.upper is None:
        return ""
    low, high = (formats.decimal(end, figure.indicator.decimals) for end in (figure.lower, figure.upper))
    return words.ORDINARY_INTERVAL.format(low=low, high=high)


def joined(names: Sequence[str]) -> str:
    """„Kreis, Land und Bund“"""
    return words.AND.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _beside(row: ProfileRow) -> list[str]:
    said = []
    for verdict in _ORDER:
        found = [one for one in row.beside if one.verdict is verdict]
        if found:
            names, figures = joined([one.gebiet.name for one in found]), joined([_in_place(one) for one in found])
            said.append(words.BESIDE[verdict].format(names=names, figures=figures))
    return said


def _in_place(one: Beside) -> str:
    return words.IN_PLACE.format(name=one.gebiet.name, value=exactly(one.figure))


def _ends(row: ProfileRow) -> dict[str, str]:
    known = [one for one in row.series.figures if one.value is not None]
    first, last = known[0], known[-1]
    start, end = alike([first.value or 0.0, last.value or 0.0], row.indicator)
    return {"first": first.period, "last": last.period, "start": start, "end": end}
