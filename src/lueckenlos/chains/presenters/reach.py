"""Reach as plain values: rows of the table, the map, sentences, and the lines of the file."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lueckenlos.chains.messages import HIDDEN, at_least, day_label
from lueckenlos.chains.messages import reach as words
from lueckenlos.chains.presenters.figures import FigureView
from lueckenlos.chains.queries import ReachData
from lueckenlos.chains.reach import AreaState, Counting, Question, Reach, ShownReach
from lueckenlos.geo.svg_map import MapDrawing, MapPath, MapPoint, Outline, draw
from lueckenlos.shared import formats

_QUARTERS: Final = len(words.LEVELS)
# more numbers than that hide the map beneath them
_MOST_DOTS: Final = 400
_FEW_AREAS: Final = 15
# nobody is left out only where all are reached
_NEARLY: Final = 0.999


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of the table and of the map; ``level`` from 0 (fewest reached) or −1 where nothing is known."""

    number: int
    key: str
    name: str
    people: str
    share: str
    level: int
    note: str
    offers: str
    places: str
    per_100: str
    km: str

    @property
    def mark(self) -> str:
        """The class of the map and of the swatch beside the number."""
        return mark_of(self.level)


@dataclass(frozen=True, slots=True)
class Shape:
    """One area on the map: an outline, or a circle where only its middle is known."""

    row: AreaRow
    path: MapPath | None
    at: MapPath | MapPoint


@dataclass(frozen=True, slots=True)
class Star:
    """A further place, marked by its letter in the table."""

    letter: str
    left: str
    top: str


@dataclass(frozen=True, slots=True)
class ReachMap:
    """``dots``: places of offers. ``stars``: further places, in their order."""

    drawing: MapDrawing
    shapes: list[Shape]
    dots: Sequence[MapPoint]
    stars: list[Star]
    credit: str

    @property
    def with_shares(self) -> bool:
        """Few areas have room for their value."""
        return len(self.shapes) <= _FEW_AREAS


@dataclass(frozen=True, slots=True)
class ReachPage:
    """What the page shows; ``by_places`` says which columns make sense."""

    selection: str
    sentence: str
    rows: list[AreaRow]
    notes: list[str]
    figures: list[FigureView]
    by_places: bool
    offers: int


def reach_page(data: ReachData, reach: Reach, shown: ShownReach) -> ReachPage:
    question = reach.question
    rows = area_rows(data, shown)
    key = data.areas[0].key if data.areas else ""
    whole = share_text(shown.whole_share, at_least=False)
    share = at_least(whole) if whole and shown.at_least and not _all(shown.whole_share) else whole
    return ReachPage(
        selection=words.selection_text(question),
        sentence=words.whole_text(question, _whole(shown.whole_people), share),
        rows=rows,
        notes=words.gap_notes(lost=reach.lost, silent=_silent(reach), away=data.away, unseen=reach.unseen, key=key),
        figures=reach_figures(data, question),
        by_places=question.counting is Counting.PLACES,
        offers=reach.counted,
    )


def area_rows(data: ReachData, shown: ShownReach) -> list[AreaRow]:
    return [_row(data, shown, index) for index in range(len(data.areas))]


def reach_map(
    data: ReachData, rows: Sequence[AreaRow], outlines: tuple[list[Outline], str], stars: Sequence[tuple[float, float]]
) -> ReachMap:
    """``stars`` are points (longitude, latitude). Falsy drawing where neither outline nor middle is known."""
    drawn, credit = outlines
    with_outline = {outline.key for outline in drawn}
    bare = [
        (row, area)
        for row, area in zip(rows, data.areas, strict=True)
        if area.id not in with_outline and not math.isnan(area.lat)
    ]
    supply = data.scene.supply
    spots = sorted({(round(x, 4), round(y, 4)) for x, y in zip(supply.lon.tolist(), supply.lat.tolist(), strict=True)})
    spots = spots[:_MOST_DOTS] if drawn or bare else []
    middles = [(area.lon, area.lat) for _, area in bare]
    drawing = draw(drawn, [*middles, *spots, *(stars if drawn or bare else ())])
    paths = {path.key: path for path in drawing.paths}
    placed = zip(rows, data.areas, strict=True)
    shapes = [Shape(row, paths[area.id], paths[area.id]) for row, area in placed if area.id in paths]
    shapes += [Shape(row, None, point) for (row, _), point in zip(bare, drawing.points, strict=False)]
    dots = drawing.points[len(middles) : len(middles) + len(spots)]
    marked = drawing.points[len(middles) + len(spots) :]
    lettered = [Star(letter_of(place), point.left, point.top) for place, point in enumerate(marked)]
    return ReachMap(drawing, shapes, dots, lettered, credit)


def letter_of(place: int) -> str:
    """A, B, C for the first, second, third further place."""
    return chr(ord("A") + place)


def reach_lines(data: ReachData, shown: ShownReach, question: Question) -> Iterator[list[str]]:
    """The same rows for a spreadsheet, without words in cells of numbers."""
    selection, day = words.selection_text(question), formats.day(data.day)
    for index, row in enumerate(area_rows(data, shown)):
        share = shown.share[index]
        yield [
            str(row.number),
            row.key,
            row.name,
            row.people if _given(shown.people.values[index]) else "",
            formats.decimal(100 * share, 1) if _given(share) else "",
            words.YES if _given(share) and shown.at_least else "",
            row.offers if row.offers != words.NO_VALUE else "",
            row.places if _given(shown.places[index]) else "",
            row.per_100 if _given(shown.per_100[index]) else "",
            row.km.removesuffix("\u00a0km") if _given(shown.km[index]) else "",
            row.note,
            f"{selection} · {words.way_text(question.way)}",
            day,
        ]


def share_text(share: float, *, at_least: bool) -> str:
    """``27 %``, ``≥ 27 %``; nothing where it is unknown. Near none and all a digit stays; 0 says enough by itself."""
    if not _given(share):
        return ""
    if _all(share):
        return formats.percent(1.0, 0)
    text = formats.percent(min(share, _NEARLY), 1 if 0 < share < 0.1 or share > 0.99 else 0)
    return f"≥\u00a0{text}" if at_least and share > 0 else text


def _all(share: float) -> bool:
    """Sums over many points end a hair beside 1; more than everybody cannot be reached."""
    return share > 1 - 1e-6


def _row(data: ReachData, shown: ShownReach, index: int) -> AreaRow:
    area, state = data.areas[index], shown.state[index]
    people, share = float(shown.people.values[index]), float(shown.share[index])
    placed = state is not AreaState.NO_PLACE
    hidden = HIDDEN if state is AreaState.SMALL else words.NO_VALUE
    return AreaRow(
        number=index + 1,
        key=area.key,
        name=area.name,
        people=_whole(people) or hidden,
        share=share_text(share, at_least=shown.at_least) or hidden,
        level=level_of(share),
        note=words.STATES.get(state, "" if shown.offers[index] else words.NOTHING_NEAR),
        offers=formats.whole(int(shown.offers[index])) if placed else words.NO_VALUE,
        places=_whole(float(shown.places[index])) or words.NO_VALUE,
        per_100=formats.decimal(float(shown.per_100[index])) if _given(shown.per_100[index]) else hidden,
        km=f"{formats.decimal(float(shown.km[index]))}\u00a0km" if _given(shown.km[index]) else words.NO_VALUE,
    )


def where_text(lat: float, lon: float) -> str:
    """``51.6401, 11.5012``: as maps on the web take it."""
    return f"{lat:.4f}, {lon:.4f}"


def level_of(share: float) -> int:
    """Quarter, 0 the fewest; −1 where nothing is known."""
    return min(int(share * _QUARTERS), _QUARTERS - 1) if _given(share) else -1


def mark_of(level: int) -> str:
    """The class of the map and of the swatch beside the number."""
    return f"reach-{level}" if level >= 0 else "reach-none"


def reach_figures(data: ReachData, question: Question) -> list[FigureView]:
    """What each column means and where it comes from."""
    day = formats.day(data.day)
    by_places = question.counting is Counting.PLACES
    means = words.METHOD_MEANS[question.method] if by_places else words.NEAR_MEANS
    way = words.WAY_MEANS.format(detour=formats.decimal(question.detour, 1))
    counted = data.counted
    where = words.CELLS_MEAN.format(metres=counted.metres, grid=counted.grid) if counted.metres else words.MIDDLES_MEAN
    return [
        FigureView(
            label=words.PEOPLE,
            value="",
            source="; ".join(source.title for source in counted.sources),
            attribution="; ".join(dict.fromkeys(source.attribution for source in counted.sources)),
            period=", ".join(day_label(one) for one in counted.days),
            definition=words.PEOPLE_MEANS,
            note=words.ESTIMATED if counted.estimated else "",
        ),
        FigureView(
            label=words.SHARE, value="", source=words.STOCK, period=day, definition=means, note=f"{way} {where}"
        ),
        FigureView(label=words.OFFERS, value="", source=words.STOCK, period=day, definition=words.OFFERS_MEANS),
    ]


def _silent(reach: Reach) -> int:
    return reach.silent if reach.question.counting is Counting.PLACES else 0


def _whole(value: float) -> str:
    """Empty where it is unknown."""
    return formats.whole(round(value)) if _given(value) else ""


def _given(value: float) -> bool:
    return not math.isnan(value)


def levels() -> list[tuple[str, str]]:
    """The legend: (class, words), the best first."""
    known = [(f"reach-{level}", text) for level, text in enumerate(words.LEVELS)]
    return [*reversed(known), ("reach-none", words.NO_VALUE)]


def reach_figure(data: ReachData, reach: Reach, shown: ShownReach, area: str) -> FigureView | None:
    """The share reached of one area (key) or, without one, of all; None where nobody can say."""
    at = next((index for index, one in enumerate(data.areas) if one.key == area), None)
    share = shown.whole_share if at is None else float(shown.share[at])
    text = share_text(share, at_least=False)
    if not text:
        return None
    meaning = reach_figures(data, reach.question)[1]
    value = at_least(text) if shown.at_least and not _all(share) else text
    return replace(meaning, label=words.reachable_label(reach.question), value=value)
