"""Chapters about the Präventionskette: offers, gaps, and what was decided about them."""

from typing import Final

from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.messages import group_title, phase_label, row_label
from lueckenlos.chains.picture import Kind, Picture
from lueckenlos.chains.presenters.figures import places_per_100_text, places_text
from lueckenlos.chains.presenters.hints import Filter, HintRow, grouped, hint_rows
from lueckenlos.reports.documents.paper import Bar, Chart
from lueckenlos.reports.documents.tables import Line, Table
from lueckenlos.reports.health.basis import Basis
from lueckenlos.reports.health.report import Findings
from lueckenlos.reports.health.tables import line, table
from lueckenlos.reports.messages import health as words
from lueckenlos.shared import formats
from lueckenlos.vocabulary.registry import vocabulary

# gaps; that offers resemble each other or were not checked for long is a matter of the office
GAPS: Final = frozenset({Kind.BROKEN, Kind.EMPTY, Kind.NEED, Kind.RUNNING_OUT, Kind.CAPACITY, Kind.ACCESS})

# the whole list stands in the work area
MOST_GAPS: Final = 15


def offers(basis: Basis) -> Findings:
    picture = basis.shown.picture
    lines = [_offers(picture, column) for column in range(len(picture.phases))]
    numbers = picture.columns.offers[0].tolist()
    bars = tuple(Bar(one.label, one.values[0], number) for one, number in zip(lines, numbers, strict=True))
    told = words.OFFERS.format(day=formats.day(picture.day), offers=formats.whole(picture.offers))
    chart = (Chart(words.CHARTS["angebote"], bars),) if picture.offers else ()
    return Findings((told,) if picture.offers else (), (table("angebote", lines if picture.offers else ()),), chart)


def gaps(basis: Basis) -> Findings:
    """Offers by Lebensphase and Lebenslage, gaps nobody has decided on, and the Übergänge."""
    shown, picture = basis.shown, basis.shown.picture
    open_hints = [one for one in picture.hints if one.kind in GAPS and shown.standing(one.key).open]
    decided = sum(one.kind in GAPS and not shown.standing(one.key).open for one in picture.hints)
    found = [line(key, group_title(hints), len(hints)) for key, hints in grouped(open_hints).items()]
    told = (words.GAPS.format(open=len(open_hints), decided=decided),) if open_hints or decided else ()
    return Findings(told, (_cells(picture), table("luecken", found, most=MOST_GAPS), _transitions(picture)))


def decisions(basis: Basis) -> Findings:
    """The latest first; without the reason, which was written for the Gremium."""
    rows = [row for row in hint_rows(basis.shown, Filter(state="alle")) if row.standing.decision]
    rows.sort(key=lambda row: (row.standing.decided_on or basis.today, row.title), reverse=True)
    return Findings((), (table("hinweise", map(_decision, rows)),))


def _offers(picture: Picture, column: int) -> Line[str]:
    phase, counts = picture.phases[column], picture.columns
    number, silent = int(counts.offers[0, column]), int(counts.silent[0, column])
    places = places_text(float(counts.places[0, column])) if number > silent else ""
    ratio = places_per_100_text(picture, (column,), 0) if number else ""
    least = "≥ " if silent else ""
    values = (formats.whole(number), places and least + places, ratio and least + ratio)
    return line(phase, phase_label(phase), *values)


def _cells(picture: Picture) -> Table[str]:
    """Transposed, so that it fits a page: eleven phases stand below each other."""
    lines = [
        line(phase, phase_label(phase), *(formats.whole(number) for number in picture.cells.offers[0, :, column]))
        for column, phase in enumerate(picture.phases)
    ]
    heads = [row_label(picture.axis, row) for row in picture.rows]
    return table("kettenbild", lines if picture.offers else (), columns=heads)


def _transitions(picture: Picture) -> Table[str]:
    label = vocabulary("uebergang").label_of
    lines = [
        line(
            one.slug,
            label(one.slug),
            len(one.offers),
            sum(agreement.status == "vereinbart" for agreement in one.agreements),
            words.BROKEN if one.broken else words.BRIDGED if one.offers else words.NOTHING_KNOWN,
        )
        for one in picture.transitions
    ]
    return table("uebergaenge", lines if picture.offers else ())


def _decision(row: HintRow) -> Line[str]:
    standing = row.standing
    on = formats.day(standing.decided_on) if standing.decided_on else ""
    label = DecisionKind(standing.decision).label if standing.decision else ""
    return line(row.hint.key, row.title, label, on, standing.body)
