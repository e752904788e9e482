"""Inequality by education as its page and its file show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from lueckenlos.indicators import wording
from lueckenlos.indicators.drawing import Group, Ladder, ladders
from lueckenlos.indicators.enums import Education
from lueckenlos.indicators.messages import inequality as words
from lueckenlos.indicators.messages.profile import ORDINARY_INTERVAL
from lueckenlos.indicators.presenters.inequality import gap_sentences, measure_numbers, measure_rows, spreads
from lueckenlos.indicators.queries.schooling import ByEducation
from lueckenlos.indicators.release import Figure
from lueckenlos.indicators.schooling import GROUPS, Schooling
from lueckenlos.shared import formats

_MEANINGS: Final = MappingProxyType({"d": words.EDUCATION_GAP, "r": words.EDUCATION_RATIO})
_REASONS: Final = MappingProxyType({"population_missing": words.NO_SIZES})


@dataclass(frozen=True, slots=True)
class GroupCell:
    name: str
    figure: Figure | None
    interval: str


@dataclass(frozen=True, slots=True)
class WaveRow:
    """One wave for all, women or men."""

    period: str
    who: str
    standardised: bool
    cells: list[GroupCell]
    ladder: Ladder | None
    gap: str
    gap_interval: str


def page_context(found: ByEducation) -> dict[str, object]:
    newest = _newest(found)
    drawn = ladders([_groups(one) for one in found.rows])
    return {
        "waves": [_wave(one, ladder) for one, ladder in zip(found.rows, drawn, strict=True)],
        "heads": [name for _sign, name in words.EDUCATION.values()],
        "newest": newest,
        "measures": measure_rows(newest, _MEANINGS, _REASONS) if newest else [],
        "spreads": spreads(newest) if newest else "",
        "told": told(newest, found.place) if newest else [],
        "standardised": any(one.standardised for one in found.rows),
    }


def told(newest: Schooling, place: str) -> list[str]:
    """What the newest wave says, without a cause and without a claim that chance could have made."""
    gap = newest.measures.get("d")
    low, high = newest.groups[0], newest.groups[-1]
    if gap is None or low is None or high is None or low.value is None or high.value is None:
        return []
    said = gap_sentences(gap, low.value - high.value, words.OF_EDUCATION, period=newest.period, groups=place)
    return [*said, words.NOT_THE_TOWN.format(place=place)]


def csv_rows(found: ByEducation) -> Iterable[list[str]]:
    for row in found.rows:
        who = words.SEXES[row.sex]
        label = found.indicator.label if found.indicator else ""
        start = [label, found.place, row.period, who, words.YES_NO[row.standardised]]
        for education, figure in zip(GROUPS, row.groups, strict=True):
            ends = (figure.value, figure.lower, figure.upper) if figure else (None, None, None)
            numbers = [formats.in_file(end, 1) for end in ends]
            note = figure.status.label if figure and not figure.ok else ""
            yield [*start, words.EDUCATION_GROUP, Education(education).label, *numbers, note]
        for code, one in zip(words.MEASURES, measure_rows(row, _MEANINGS, _REASONS), strict=True):
            yield [*start, words.MEASURE, one.name, *measure_numbers(row.measures.get(code)), one.why_not]


def _newest(found: ByEducation) -> Schooling | None:
    """Of all people, where there is such a row."""
    periods = [one.period for one in found.rows]
    last = [one for one in found.rows if one.period == max(periods)]
    return next((one for one in last if not one.sex), last[0]) if last else None


def _groups(row: Schooling) -> list[Group]:
    signs = [words.EDUCATION[one][0] for one in GROUPS]
    return [
        Group(sign, one is Education.LOW, figure) for sign, one, figure in zip(signs, GROUPS, row.groups, strict=True)
    ][::-1]


def _wave(row: Schooling, ladder: Ladder | None) -> WaveRow:
    cells = [
        GroupCell(words.EDUCATION[one][1], figure, wording.interval(figure) if figure else "")
        for one, figure in zip(GROUPS, row.groups, strict=True)
    ]
    gap = row.measures.get("d")
    value = "" if gap is None else formats.decimal(gap.value, 1)
    ends = (None, None) if gap is None else (gap.lower, gap.upper)
    interval = ""
    if ends[0] is not None and ends[1] is not None:
        interval = ORDINARY_INTERVAL.format(low=formats.decimal(ends[0], 1), high=formats.decimal(ends[1], 1))
    return WaveRow(row.period, words.SEXES[row.sex], row.standardised, cells, ladder, value, interval)
