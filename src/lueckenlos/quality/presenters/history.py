"""The history of one subject as a table with its drawings."""

from collections.abc import Sequence
from dataclasses import dataclass

from lueckenlos.quality.chart import Line, Spider, breaks, line_of, spider_of
from lueckenlos.quality.messages import BREAK, BREAK_WORDING
from lueckenlos.quality.presenters.words import now_words
from lueckenlos.quality.queries import Past
from lueckenlos.shared.formats import day


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """``number`` is that of the axis in the spider."""

    number: int
    label: str
    steps: list[str]
    line: Line


@dataclass(frozen=True, slots=True)
class History:
    """``columns`` are (day, edition); ``notes`` say where points are not joined."""

    columns: list[tuple[str, str]]
    rows: list[HistoryRow]
    notes: list[str]
    spider: Spider | None

    @property
    def several(self) -> bool:
        return len(self.columns) > 1


def history_of(past: Sequence[Past]) -> History | None:
    """None while nothing is closed. Rows are the criteria of the latest one."""
    if not past:
        return None
    latest = past[-1].criteria.values()
    return History(
        columns=[(_day(one), one.assessment.edition) for one in past],
        rows=[_row(number, one.slug, one.label, past) for number, one in enumerate(latest, start=1)],
        notes=[_note(one, other) for one, other in breaks(past)],
        spider=spider_of(past),
    )


def _row(number: int, slug: str, label: str, past: Sequence[Past]) -> HistoryRow:
    steps = [now_words(one.results.get(slug), one.criteria[slug]) if slug in one.criteria else "" for one in past]
    return HistoryRow(number, label, steps, line_of(slug, past))


def _note(one: Past, other: Past) -> str:
    same = one.assessment.edition == other.assessment.edition
    return (BREAK_WORDING if same else BREAK).format(before=_day(one), after=_day(other))


def _day(one: Past) -> str:
    return day(one.assessment.closed_on or one.assessment.begun_on)
