"""The inequality view as its page and its file show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from lueckenlos.equity import EquityError, Measure
from lueckenlos.indicators import wording
from lueckenlos.indicators.drawing import Group, Ladder, ladders
from lueckenlos.indicators.messages import inequality as words
from lueckenlos.indicators.messages.profile import ORDINARY_INTERVAL
from lueckenlos.indicators.queries.inequality import Inequality
from lueckenlos.indicators.quintiles import MOST, Gradient
from lueckenlos.indicators.release import Figure
from lueckenlos.shared import formats
from lueckenlos.web.sentences import sentence


@dataclass(frozen=True, slots=True)
class FifthCell:
    figure: Figure | None
    interval: str
    areas: int


@dataclass(frozen=True, slots=True)
class YearRow:
    period: str
    cells: list[FifthCell]
    ladder: Ladder | None
    gap: str
    gap_interval: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with what it means, or the sentence that says why there is none."""

    name: str
    meaning: str
    value: str
    interval: str
    why_not: str


_USUAL: Final[Mapping[str, str]] = MappingProxyType({})


class Measured(Protocol):
    """Measures of one period, and why the others are not there; "" is the reason of all."""

    @property
    def measures(self) -> Mapping[str, Measure]: ...

    @property
    def refused(self) -> Mapping[str, EquityError]: ...


def page_context(found: Inequality) -> dict[str, object]:
    newest = found.gradients[-1] if found.gradients else None
    drawn = ladders([_groups(one) for one in found.gradients])
    return {
        "areas": words.AREAS[found.level],
        "heads": words.FIFTHS,
        "years": [_year(one, ladder) for one, ladder in zip(found.gradients, drawn, strict=True)],
        "newest": newest,
        "measures": measure_rows(newest) if newest else [],
        "spreads": spreads(newest) if newest else "",
        "told": told(newest, words.AREAS[found.level]) if newest else [],
        "refusal": _why(found, newest),
    }


def measure_rows(
    found: Measured, meanings: Mapping[str, str] = _USUAL, reasons: Mapping[str, str] = _USUAL
) -> list[MeasureRow]:
    """The measures for groups in an order, in the WHO's order; the others have one sentence together.

    ``meanings`` by measure and ``reasons`` by code stand instead of the usual words.
    """
    return [_measure(found, code, meanings, reasons) for code in words.MEASURES]


def _groups(gradient: Gradient) -> list[Group]:
    return [Group(str(one.rank), one.rank >= MOST - 1, one.figure) for one in gradient.fifths]


def told(gradient: Gradient, areas: str) -> list[str]:
    """What the newest year says, without a cause and without a claim that chance could have made."""
    gap = gradient.measures.get("d")
    most, least = gradient.most_deprived, gradient.least_deprived
    if gap is None or most is None or least is None or most.value is None or least.value is None:
        return []
    said = gap_sentences(gap, most.value - least.value, words.OF_AREAS, period=gradient.period, groups=areas)
    return [*said, words.NOT_INDIVIDUALS.format(areas=areas)]


def csv_rows(found: Inequality) -> Iterable[list[str]]:
    for gradient in found.gradients:
        start = [found.indicator.label if found.indicator else "", gradient.period]
        for fifth, head in zip(gradient.fifths, words.FIFTHS, strict=True):
            figure = fifth.figure
            ends = (figure.value, figure.lower, figure.upper) if figure else (None, None, None)
            numbers = [formats.in_file(end, 1) for end in ends]
            note = figure.status.label if figure and not figure.ok else ""
            yield [*start, words.FIFTH, head, str(fifth.areas), *numbers, note]
        for code, (name, _meaning) in words.MEASURES.items():
            row = _measure(gradient, code, _USUAL, _USUAL)
            yield [*start, words.MEASURE, name, "", *measure_numbers(gradient.measures.get(code)), row.why_not]


def measure_numbers(one: Measure | None) -> list[str]:
    """Value and limits for a file; empty where there are none."""
    return [formats.in_file(end, 3) for end in _ends(one)]


def _ends(one: Measure | None) -> tuple[float | None, float | None, float | None]:
    return (one.value, one.lower, one.upper) if one else (None, None, None)


def _year(gradient: Gradient, ladder: Ladder | None) -> YearRow:
    cells = [
        FifthCell(one.figure, wording.interval(one.figure) if one.figure else "", one.areas) for one in gradient.fifths
    ]
    gap = gradient.measures.get("d")
    return YearRow(gradient.period, cells, ladder, _number(gap, 1), _interval(gap, 1))


def _measure(found: Measured, code: str, meanings: Mapping[str, str], reasons: Mapping[str, str]) -> MeasureRow:
    name, meaning = words.MEASURES[code]
    one = found.measures.get(code)
    reason = found.refused.get(code) or found.refused.get("")
    why_not = (reasons.get(reason.code) or sentence(reason)) if reason else ""
    digits = 1 if code in {"d", "sii", "par", "paf"} else 2
    return MeasureRow(name, meanings.get(code, meaning), _number(one, digits), _interval(one, digits), why_not)


def spreads(found: Measured) -> str:
    """Why the measures for groups without an order are not there; one reason for all."""
    others = [code for code in found.refused if code and code not in words.MEASURES]
    return sentence(found.refused[others[0]]) if others else ""


def _why(found: Inequality, newest: Gradient | None) -> str:
    if found.refusal is not None:
        return sentence(found.refusal)
    if newest is None:
        return sentence(EquityError("too_few_areas")) if found.indicator else ""
    return sentence(newest.refused[""]) if "" in newest.refused else ""


def gap_sentences(gap: Measure, difference: float, said: words.Gap, *, period: str, groups: str) -> list[str]:
    """``difference``: the less advantaged group minus the other."""
    size = formats.decimal(abs(difference), 0 if abs(difference) >= 10 else 1)
    template = said.higher if difference > 0 else said.lower
    first = template.format(period=period, groups=groups, value=size)
    if gap.lower is None or gap.upper is None:
        return [first, words.NO_CHANCE]
    if gap.lower <= 0 <= gap.upper:
        return [said.same.format(period=period, groups=groups)]
    low, high = (formats.decimal(end, 1) for end in sorted((abs(gap.lower), abs(gap.upper))))
    return [first, words.GAP_BETWEEN.format(low=low, high=high)]


def _number(one: Measure | None, digits: int) -> str:
    return "" if one is None else formats.decimal(one.value, digits)


def _interval(one: Measure | None, digits: int) -> str:
    if one is None or one.lower is None or one.upper is None:
        return ""
    return ORDINARY_INTERVAL.format(low=formats.decimal(one.lower, digits), high=formats.decimal(one.upper, digits))
