"""Every number with its source, its day and what it means."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from lueckenlos.chains.messages import (
    DEFINITIONS,
    FIGURES,
    HIDDEN,
    WORST_NOTE,
    at_least,
    borrowed_note,
    day_label,
    indicator_label,
    indicator_value,
    number,
    rank_note,
    rounded_people,
    silent_note,
)
from lueckenlos.chains.picture import Figure, Hint, Need, Picture
from lueckenlos.chains.reach import people_rule
from lueckenlos.equity import Releasable, Status, release_parts
from lueckenlos.equity.ranks import WORST
from lueckenlos.indicators.registry import all_indicators
from lueckenlos.shared import formats

LIMIT_NAMES: Final = frozenset({"limit_days", "limit_km", "people_per_place", "months", "months_outdated"})


@dataclass(frozen=True, slots=True)
class FigureView:
    """One number as pages and documents show it."""

    label: str
    value: str
    source: str = ""
    attribution: str = ""
    period: str = ""
    definition: str = ""
    note: str = ""
    high: bool = False  # in the worst fifth


def people_in(picture: Picture, column: int) -> Releasable:
    """People of a column as they may be shown, by area; the whole is the last (−1).

    Those of a picture from the database have been released before; a second time changes nothing.
    """
    return _released(picture.people.counts[:, column].astype(np.float64).tobytes(), picture.people.threshold)


@lru_cache(maxsize=512)
def _released(counts: bytes, threshold: int) -> Releasable:
    """A page asks for the same column once for every area and row."""
    whole, *parts = np.frombuffer(counts).tolist()
    return release_parts(parts, people_rule(threshold), whole)


def people_text(picture: Picture, column: int, area: int = 0) -> str:
    """Empty where nobody knows."""
    shown = people_in(picture, column)
    hidden = picture.people.hidden
    # the whole is the first of the picture and the last of what is released
    if shown.status[area - 1] == Status.SUPPRESSED or (hidden is not None and hidden[area, column]):
        return HIDDEN
    count = float(shown.values[area - 1])
    return "" if math.isnan(count) else formats.whole(count)


def people_figure(picture: Picture, column: int, area: int = 0) -> FigureView | None:
    """People of the age band, or None where nobody knows."""
    text = people_text(picture, column, area)
    if not text:
        return None
    source, attribution = _source(picture, int(picture.people.sources[area, column]))
    estimated = bool(picture.people.estimated[area, column])
    return FigureView(
        label=FIGURES["people"],
        value=("≈ " if estimated and text != HIDDEN else "") + text,
        source=source,
        attribution=attribution,
        period=day_label(picture.people.stichtage[area][column]),
        definition=DEFINITIONS["people"],
        note=" ".join(
            DEFINITIONS[name]
            for name, true in (("summed", picture.people.summed and area == 0), ("estimated", estimated))
            if true
        ),
    )


def stock_figures(picture: Picture, at: tuple[int, ...], area: int) -> list[FigureView]:
    """Offers, Plätze and Plätze by people of a cell (row, column) or a whole column (column,)."""
    counts = picture.cells if len(at) > 1 else picture.columns
    here = (area, *at)
    offers, silent = counts.offers[here], counts.silent[here]
    day = formats.day(picture.day)
    shown = [FigureView(FIGURES["offers"], formats.whole(offers), DEFINITIONS["stock"], "", day, DEFINITIONS["offers"])]
    if offers > silent:
        note = silent_note(silent)
        places = places_text(float(counts.places[here]))
        shown.append(FigureView(FIGURES["places"], places, DEFINITIONS["stock"], "", day, DEFINITIONS["places"], note))
    if (ratio := places_per_100_text(picture, at, area)) and offers:
        people = people_figure(picture, at[-1], area)
        source = people.source if people else ""
        value = at_least(ratio) if silent else ratio
        shown.append(FigureView(FIGURES["places_per_100"], value, source, "", day, DEFINITIONS["places_per_100"]))
    return shown


def places_per_100(picture: Picture, at: tuple[int, ...], area: int) -> float | None:
    """Plätze for every 100 people, from the people that are shown; None where either is unknown or hidden."""
    counts = picture.cells if len(at) > 1 else picture.columns
    here = (area, *at)
    people = float(people_in(picture, at[-1]).values[area - 1])
    if not people > 0 or (counts.offers[here] and counts.silent[here] == counts.offers[here]):
        return None
    return float(100 * counts.places[here] / people)


def places_per_100_text(picture: Picture, at: tuple[int, ...], area: int) -> str:
    """Whole ones, few of them with a digit; empty where it is unknown."""
    ratio = places_per_100(picture, at, area)
    if ratio is None:
        return ""
    return formats.decimal(ratio, 1 if 0 < ratio < 10 else 0)


def places_text(places: float) -> str:
    """Whole places; shared ones of an area are rounded."""
    return formats.whole(round(places))


def needs_in(picture: Picture, at: tuple[int, ...]) -> list[Need]:
    """Indicators linked to a cell (row, column), or to a whole column (column,)."""
    phase = picture.phases[at[-1]]
    row = picture.rows[at[0]] if len(at) > 1 else ""
    return [
        need
        for need in picture.needs
        if phase in need.phases and (not row or row in need.rows.get(picture.axis, frozenset()))
    ]


def need_figures(picture: Picture, needs: Iterable[Need], area: int = 0) -> list[FigureView]:
    """Values of the linked indicators, the worst first."""
    known = [need for need in needs if not math.isnan(need.values[area])]
    return [need_figure(picture, need, area) for need in sorted(known, key=lambda need: -int(need.fifths[area]))]


def need_figure(picture: Picture, need: Need, area: int = 0) -> FigureView:
    source, attribution = _source(picture, int(need.sources[area]))
    fifth = int(need.fifths[area])
    notes = []
    if need.borrowed_from and not area:
        notes.append(borrowed_note(need.borrowed_from))
    if fifth:
        notes.append(rank_note(fifth, 0 if area else need.compared_with))
    return FigureView(
        label=indicator_label(need.indicator),
        value=indicator_value(need.indicator, float(need.values[area])),
        source=source,
        attribution=attribution,
        period=day_label(need.periods[area]),
        definition=definition_of(need.indicator),
        note=" ".join(notes),
        high=fifth == WORST,
    )


def hint_figures(hint: Hint, picture: Picture) -> list[FigureView]:
    """The figures a hint rests on."""
    return [_hint_figure(figure, picture) for figure in hint.reason.figures]


def _hint_figure(figure: Figure, picture: Picture) -> FigureView:
    source, attribution = _source(picture, figure.source)
    if figure.name == "need":
        return FigureView(
            indicator_label(figure.indicator),
            indicator_value(figure.indicator, figure.value),
            source,
            attribution,
            day_label(figure.period),
            definition_of(figure.indicator),
            WORST_NOTE,
            high=True,
        )
    value = number(figure.value)
    if figure.name == "last_day":
        value = formats.day(type(picture.day).fromordinal(int(figure.value)))
    elif figure.name == "people":
        value = rounded_people(figure.value)
    elif figure.name.endswith("per_100"):
        value = formats.decimal(figure.value, 2)
    elif figure.name.endswith("km"):
        value += " km"
    if figure.source:
        return FigureView(
            FIGURES[figure.name], value, source, attribution, day_label(figure.period), DEFINITIONS["people"]
        )
    limit = figure.name in LIMIT_NAMES
    return FigureView(
        FIGURES[figure.name],
        value,
        DEFINITIONS["limit"] if limit else DEFINITIONS["stock"],
        "",
        "" if limit else formats.day(picture.day),
        DEFINITIONS.get(figure.name, ""),
    )


def definition_of(indicator: str) -> str:
    known = all_indicators().get(indicator)
    return known.definition if known else ""


def _source(picture: Picture, number_: int) -> tuple[str, str]:
    for source in picture.sources:
        if source.id == number_:
            return source.title, source.attribution
    return "", ""
