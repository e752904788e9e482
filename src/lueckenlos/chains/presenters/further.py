"""Further places as plain values: where, whom they reach, whom not, and how good the answer is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from lueckenlos.chains.messages import HIDDEN
from lueckenlos.chains.messages import reach as words
from lueckenlos.chains.presenters.reach import letter_of, where_text
from lueckenlos.chains.queries import Searched
from lueckenlos.chains.reach import Found, Search
from lueckenlos.shared import formats

_TODAY, _NEWLY, _STILL, _ALL = range(4)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One further place; ``point`` is (longitude, latitude), ``where`` the same to be looked up on any map."""

    letter: str
    name: str
    adds: str
    areas: str
    point: tuple[float, float]
    where: str


@dataclass(frozen=True, slots=True)
class HelpedRow:
    """One area: how many are reached today, newly, and not at all."""

    number: int
    name: str
    people: str
    today: str
    newly: str
    still: str
    note: str


@dataclass(frozen=True, slots=True)
class FurtherPage:
    title: str
    sentence: str
    places: list[PlaceRow]
    areas: list[HelpedRow]
    notes: list[str]


def further_page(searched: Searched, search: Search, found: Found) -> FurtherPage:
    places = [_place(searched, found, index) for index in range(len(found.chosen))]
    return FurtherPage(
        title=words.search_title(search.question, len(places)),
        sentence=further_text(searched, search, found),
        places=places,
        areas=[_area(searched, found, index) for index in range(len(searched.data.areas))],
        notes=_notes(searched, search, found),
    )


def further_text(searched: Searched, search: Search, found: Found) -> str:
    """The one sentence that also goes along with a Maßnahme."""
    newly, still = _count(found, -1, _NEWLY), _count(found, -1, _STILL)
    return words.further_sentence(search.question, searched.names, newly=newly, still=still)


def _notes(searched: Searched, search: Search, found: Found) -> list[str]:
    key = searched.data.areas[0].key
    reach, away = searched.reach, searched.data.away
    notes = [words.bound_text(found.share_of_best, len(found.chosen), searched.candidates.lat.size, exact=found.exact)]
    used: Mapping[str, str] = {each.slug: each.label for each in searched.needs}
    if search.need in used:
        factors = zip(searched.data.areas, found.factors.tolist(), strict=True)
        notes.append(words.need_text(used[search.need], [words.factor_text(a.name, factor) for a, factor in factors]))
    return [*notes, *words.gap_notes(lost=reach.lost, silent=0, away=away, unseen=reach.unseen, key=key)]


def _place(searched: Searched, found: Found, index: int) -> PlaceRow:
    place = found.chosen[index]
    candidates = searched.candidates
    lon, lat = float(candidates.lon[place]), float(candidates.lat[place])
    return PlaceRow(
        letter=letter_of(index),
        name=searched.names[index],
        adds=_shown(found.adds.values[index]),
        areas=", ".join(searched.data.areas[area].name for area in found.reaches[index]),
        point=(lon, lat),
        where=where_text(lat, lon),
    )


def _area(searched: Searched, found: Found, index: int) -> HelpedRow:
    area, state = searched.data.areas[index], searched.reach.state[index]
    known = state not in words.STATES
    cells = [_count(found, index, column) or HIDDEN for column in (_ALL, _TODAY, _NEWLY, _STILL)]
    people, today, newly, still = cells if known else [words.NO_VALUE] * 4
    return HelpedRow(index + 1, area.name, people, today, newly, still, words.STATES.get(state, ""))


def _count(found: Found, row: int, column: int) -> str:
    return _shown(found.counts.values[row, column])


def _shown(value: float) -> str:
    """Empty where it is hidden."""
    return "" if math.isnan(value) else formats.whole(value)
