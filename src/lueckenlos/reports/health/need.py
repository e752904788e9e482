"""Chapters about the people: who lives here, how they are, and how unequal that is. Only released figures."""

import math
from typing import Final

from lueckenlos.chains.messages import age_label, phase_label
from lueckenlos.chains.presenters.figures import people_figure, people_in
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators import wording
from lueckenlos.indicators.messages import INSTEAD
from lueckenlos.indicators.messages.inequality import AREAS, FIFTHS
from lueckenlos.indicators.presenters.inequality import told
from lueckenlos.indicators.presenters.profile import Row, first_of, rows_of
from lueckenlos.indicators.queries.inequality import inequality_of
from lueckenlos.indicators.quintiles import Gradient
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.indicators.release import Figure
from lueckenlos.reports.documents.paper import Bar, Chart
from lueckenlos.reports.documents.tables import Line, Table
from lueckenlos.reports.health.basis import Basis
from lueckenlos.reports.health.report import Findings
from lueckenlos.reports.health.tables import line, table
from lueckenlos.reports.messages import health as words
from lueckenlos.shared import formats

# whose areas the chapter of inequality compares
LEVEL: Final = GebietsEbene.GEMEINDE


def people(basis: Basis) -> Findings:
    """By Lebensphase, where anybody has counted."""
    picture = basis.shown.picture
    lines, bars, sources = [], [], []
    for column, phase in enumerate(picture.phases):
        figure = people_figure(picture, column)
        if figure is None:
            continue
        label = " · ".join(filter(None, [phase_label(phase), age_label(phase)]))
        lines.append(line(phase, label, figure.value, figure.period))
        # the whole stands last; what is hidden has no number, so no bar either
        if not math.isnan(number := float(people_in(picture, column).values[-1])):
            bars.append(Bar(phase_label(phase), figure.value, number))
        sources.append(f"{figure.source}: {figure.attribution}")
    chart = (Chart(words.CHARTS["menschen"], tuple(bars)),) if bars else ()
    return Findings((), (table("menschen", lines),), chart, tuple(dict.fromkeys(sources)))


def need(basis: Basis) -> Findings:
    """Every indicator with its interval beside the Gebiete above; charts of those to look at first."""
    profile = basis.profile
    if profile is None:
        return Findings((), (table("bedarf", ()),))
    rows = rows_of(profile)
    first = first_of(rows, profile)
    above = [gebiet.name for gebiet in profile.above]
    lines = [
        line(row.indicator.slug, _name(row), _full(row.figure), row.figure.period, *(_beside(row))) for row in rows
    ]
    return Findings(
        notes=tuple(f"{row.indicator.label}: {' '.join(row.sentences)}" for row in first),
        tables=(table("bedarf", lines, columns=(*words.COLUMNS["bedarf"], *above), most=len(lines)),),
        charts=tuple(chart for row in first if (chart := _compared(row, profile.gebiet.name))),
        sources=tuple(sorted({f"{row.origin.title}: {row.origin.attribution}" for row in rows})),
    )


def inequality(basis: Basis) -> Findings:
    """The indicator chosen, else the first that has figures, by fifths of deprivation of the Gemeinden around.

    One that was chosen and has no figures any more is never replaced by another without a word.
    """
    found = inequality_of(basis.actor.stelle, basis.indicator, LEVEL)
    if basis.indicator and basis.indicator not in {one.slug for one in found.choices}:
        chosen = all_indicators().get(basis.indicator)
        told_so = words.NO_FIGURES.format(indicator=chosen.label if chosen else basis.indicator)
        return Findings((told_so,), (table("abstand", ()),))
    if found.indicator is None or not found.gradients:
        return Findings((), (table("abstand", ()),))
    newest, label = found.gradients[-1], found.indicator.label
    said = {"indicator": label, "period": newest.period}
    chart = Chart(
        words.CHARTS["fuenftel"].format(**said),
        tuple(bar for fifth, name in zip(newest.fifths, FIFTHS, strict=True) if (bar := _bar(name, fifth.figure))),
    )
    return Findings(
        notes=tuple(told(newest, AREAS[found.level])),
        tables=(
            _fifths(newest, words.TITLES["fuenftel"].format(**said)),
            table("abstand", [one for gradient in found.gradients if (one := _gap(gradient))]),
        ),
        charts=(chart,) if chart.bars else (),
        sources=tuple(f"{title}: {attribution}" for title, attribution, _licence in found.named),
    )


def _fifths(gradient: Gradient, title: str) -> Table[str]:
    lines = [
        line(fifth.rank, name, _full(fifth.figure), fifth.areas)
        for fifth, name in zip(gradient.fifths, FIFTHS, strict=True)
    ]
    return table("fuenftel", lines, title=title)


def _gap(gradient: Gradient) -> Line[str] | None:
    gap = gradient.measures.get("d")
    if gap is None:
        return None
    ends = [formats.decimal(end) for end in (gap.lower, gap.upper) if end is not None]
    return line(gradient.period, gradient.period, formats.decimal(gap.value), " bis ".join(ends))


def _name(row: Row) -> str:
    return f"{row.indicator.label} {words.INVENTED}" if row.origin.invented else row.indicator.label


def _full(figure: Figure | None) -> str:
    """„33,0 % (30,1 bis 36,0)“, or the sign that says why there is no figure."""
    if figure is None:
        return "–"
    if not (exact := wording.exactly(figure)):
        return INSTEAD[figure.status][0]
    interval = wording.interval(figure)
    return words.VALUE.format(value=exact, interval=interval) if interval else exact


def _beside(row: Row) -> list[str]:
    return [" ".join(filter(None, [_short(cell.figure), cell.other_year])) for cell in row.beside]


def _short(figure: Figure | None) -> str:
    return wording.exactly(figure) or (INSTEAD[figure.status][0] if figure else "–")


def _compared(row: Row, name: str) -> Chart | None:
    """The Gebiet beside those above, where they have figures of the same year."""
    same = [cell for cell in row.beside if cell.figure and cell.figure.period == row.figure.period]
    bars = [_bar(name, row.figure), *(_bar(cell.name, cell.figure) for cell in same)]
    shown = tuple(bar for bar in bars if bar)
    title = words.CHARTS["bedarf"].format(indicator=row.indicator.label, period=row.figure.period)
    return Chart(title, shown) if len(shown) > 1 else None


def _bar(label: str, figure: Figure | None) -> Bar | None:
    if figure is None or figure.value is None or figure.value < 0:
        return None
    return Bar(label, wording.exactly(figure), figure.value, figure.lower, figure.upper)
