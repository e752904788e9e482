"""One cell, one whole Lebensphase, or one hint, with everything that stands behind it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lueckenlos.chains.messages import phase_label, row_label
from lueckenlos.chains.picture import Axis, Hint, Picture
from lueckenlos.chains.presenters.figures import (
    FigureView,
    need_figures,
    needs_in,
    people_figure,
    people_text,
    places_per_100_text,
    places_text,
    stock_figures,
)
from lueckenlos.chains.presenters.hints import HintRow, hint_row
from lueckenlos.chains.queries import OfferLine, Shown
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.links import work_url


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer with its page, where the reader may open it."""

    title: str
    traeger: str
    stelle: str
    url: str


@dataclass(frozen=True, slots=True)
class PartView:
    """The same cell in one area."""

    key: str
    name: str
    offers: int
    places: str
    per_100: str
    people: str
    hints: int


@dataclass(frozen=True, slots=True)
class CellPage:
    """What the page of a cell shows; ``row`` "" stands for the whole column."""

    axis: Axis
    row: str
    column: str
    title: str
    area: str
    area_name: str
    figures: list[FigureView]
    needs: list[FigureView]
    hints: list[HintRow]
    offer_ids: list[int]
    parts: list[PartView]


def cell_page(shown: Shown, place: tuple[str, str], area_key: str) -> CellPage:
    """``place`` is (row or "", column). Raises KeyError for an unknown area, ValueError for an unknown term."""
    picture = shown.picture
    row, column = place
    area = picture.area_index(area_key)
    at = (picture.rows.index(row), picture.phases.index(column)) if row else (picture.phases.index(column),)
    figures = stock_figures(picture, at, area)
    if people := people_figure(picture, at[-1], area):
        figures.append(people)
    names = [picture.areas[area - 1].name if area else "", phase_label(column)]
    names.append(row_label(picture.axis, row) if row else "")
    hints = hints_at(picture, row, column)
    of_area = Counter(hint.place.area for hint in hints)
    return CellPage(
        axis=picture.axis,
        row=row,
        column=column,
        title=" · ".join(name for name in names if name),
        area=area_key,
        area_name=names[0],
        figures=figures,
        needs=need_figures(picture, needs_in(picture, at), area),
        hints=[hint_row(hint, shown.standing(hint.key)) for hint in hints if _here(hint, area_key)],
        offer_ids=list(picture.offers_in(row, column, area)) if row else column_offers(picture, column, area),
        parts=[] if area else [_part(picture, at, index, of_area) for index in range(1, 1 + len(picture.areas))],
    )


def hints_at(picture: Picture, row: str, column: str) -> list[Hint]:
    """Hints of a cell, those of its whole column, and duplicates that lie in it."""
    return [
        hint
        for hint in picture.hints
        if (hint.place.column == column and hint.place.row in {"", row})
        or (row, column) in hint.reason.cells
        or (not row and any(one == column for _, one in hint.reason.cells))
    ]


def column_offers(picture: Picture, column: str, area: int) -> list[int]:
    """Ids of all offers placed in a column."""
    return sorted({id_ for row in picture.rows for id_ in picture.offers_in(row, column, area)})


def offer_views(lines: Iterable[OfferLine], actor: Actor) -> list[OfferView]:
    """Links only for those who may read offers, and only to offers of today."""
    return [OfferView(line.title, line.traeger, line.stelle, _url(line, actor)) for line in lines]


def _url(line: OfferLine, actor: Actor) -> str:
    if not line.public_id or not actor.has(Permission.VIEW):
        return ""
    if line.stelle:
        return work_url(actor.stelle, "directory:shared_detail", line.public_id)
    return work_url(actor.stelle, "directory:offer_detail", line.id)


def _here(hint: Hint, area_key: str) -> bool:
    return not hint.place.area or hint.place.area == area_key


def _part(picture: Picture, at: tuple[int, ...], area: int, hints: Counter[str]) -> PartView:
    counts = picture.cells if len(at) > 1 else picture.columns
    here = (area, *at)
    offers, silent = int(counts.offers[here]), int(counts.silent[here])
    key = picture.areas[area - 1].key
    return PartView(
        key=key,
        name=picture.areas[area - 1].name,
        offers=offers,
        places=places_text(float(counts.places[here])) if offers > silent else "–",
        per_100=(places_per_100_text(picture, at, area) if offers else "") or "–",
        people=people_text(picture, at[-1], area) or "–",
        hints=hints[key],
    )
