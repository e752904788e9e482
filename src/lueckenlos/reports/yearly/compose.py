"""From counted figures and written texts to the Jahresbericht."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from lueckenlos.reports import queries
from lueckenlos.reports.documents.tables import Line, Table
from lueckenlos.reports.messages import yearly as words
from lueckenlos.reports.models import FrozenReport, YearlyReport, text_fields
from lueckenlos.reports.queries.yearly import WITHOUT, Counted
from lueckenlos.reports.yearly.layout import LAYOUT, Layout
from lueckenlos.reports.yearly.report import Chapter, Numbers, Report, Text
from lueckenlos.shared.formats import day
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.notices import notice_of

Before = Mapping[str, Mapping[str, Numbers]]


def compose(actor: Actor, row: YearlyReport, today: date) -> Report:
    """Of today, beside last year's: as frozen then, else as counted now."""
    counted = queries.count_year(actor, row.year, today)
    before, compared = _year_before(actor, row.year - 1, today)
    notice = notice_of(actor.stelle, date(row.year, 12, 31))
    return Report(
        title=words.TITLE.format(year=row.year),
        stelle=actor.stelle.name,
        year=row.year,
        day=today,
        compared=compared,
        texts=tuple(Text(one.name, str(one.verbose_name), getattr(row, one.name)) for one in text_fields()),
        chapters=tuple(
            Chapter(words.CHAPTERS[key], tuple(table_of(one, counted, before) for one in tables))
            for key, tables in groupby(LAYOUT, lambda one: one.chapter)
        ),
        demo=actor.stelle.is_demo,
        notice=notice.text if notice else "",
    )


def thawed(version: FrozenReport) -> Report:
    return Report.from_json(version.content)


def table_of(layout: Layout, counted: Counted, before: Before) -> Table[int]:
    """Lines with a number this year or the last, so that both sums can be followed; what has no name comes last."""
    now, then = counted.lines[layout.key], before.get(layout.key)
    labels = {**layout.labels(), **counted.names.get(layout.key, {})}
    if layout.key == "praxisbeispiel":
        labels = dict.fromkeys(now, words.EXAMPLES)
    nothing = (0,) * len(layout.columns)
    order = [*labels, *sorted((now.keys() | (then or {}).keys()) - labels.keys())]
    lines = tuple(
        Line(
            key,
            labels.get(key) or _unnamed(layout.key, key),
            now.get(key, nothing),
            None if then is None else then.get(key, nothing),
        )
        for key in order
        if layout.every or any(now.get(key, ())) or any((then or {}).get(key, ()))
    )
    sums = _sum([line.values for line in lines], nothing)
    past = None if then is None else _sum([line.before or nothing for line in lines], nothing)
    total = Line("", words.TOTAL, sums, past) if layout.adds_up else None
    return Table(layout.key, words.TITLES[layout.key], words.NOTES.get(layout.key, ""), layout.columns, lines, total)


def _unnamed(table: str, key: str) -> str:
    return words.WITHOUT.get(table, words.WITHOUT_OTHER) if key == WITHOUT else words.GONE


def _sum(rows: list[Numbers], nothing: Numbers) -> Numbers:
    return tuple(map(sum, zip(*rows, strict=True))) if rows else nothing


def _year_before(actor: Actor, year: int, today: date) -> tuple[Before, str]:
    frozen = queries.latest_version(actor, year)
    if frozen is not None:
        said = words.COMPARED_FROZEN.format(year=year, number=frozen.number, day=day(frozen.frozen_on))
        return thawed(frozen).numbers(), said
    # how the Bausteine stood then, nobody knows any more
    counted = queries.count_year(actor, year, today, standing=False)
    return counted.lines, words.COMPARED_LIVE.format(year=year)
