"""The Kettenbild as a table: heads, bridges between them, rows of cells."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np

from lueckenlos.chains.messages import BADGES, SHORT, age_label, bridge_text, hint_title, phase_label, row_label, soft
from lueckenlos.chains.picture import Axis, Hint, Kind, Picture, TransitionState
from lueckenlos.chains.presenters.figures import FigureView, needs_in, people_figure, places_per_100_text, places_text
from lueckenlos.chains.queries import Shown
from lueckenlos.equity.ranks import WORST
from lueckenlos.shared import formats
from lueckenlos.vocabulary.registry import vocabulary

_LEVELS: Final = 3
_ROOMY: Final = 8
_ORDER: Final = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the page shows: rows, themes (empty: all), one area or the whole."""

    axis: Axis = Axis.LEBENSLAGE
    themes: frozenset[str] = frozenset()
    area: str = ""

    @property
    def phases(self) -> frozenset[str]:
        """Lebensphasen of the themes; those without a theme (all ages) always belong."""
        terms = vocabulary("lebensphase").terms
        return frozenset(
            term.slug for term in terms if not self.themes or term.parent is None or term.parent in self.themes
        )


@dataclass(frozen=True, slots=True)
class Badge:
    """One kind of hint in one place; ``text`` alone says it."""

    kind: Kind
    text: str
    open: bool
    title: str


@dataclass(frozen=True, slots=True)
class Bridge:
    """An Übergang between two columns, or one that concerns no boundary."""

    slug: str
    label: str
    offers: int
    agreed: int
    handovers: int
    broken: bool

    @property
    def text(self) -> str:
        return bridge_text(self.offers, broken=self.broken)


@dataclass(frozen=True, slots=True)
class Head:
    """A column of the table: a Lebensphase, or the Übergänge that stand before the next one."""

    slug: str = ""
    label: str = ""
    short: str = ""
    ages: str = ""
    crossing: bool = False
    people: FigureView | None = None
    offers: int = 0
    badges: tuple[Badge, ...] = ()
    bridges: tuple[Bridge, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it is shown."""

    row: str = ""
    column: str = ""
    row_label: str = ""
    label: str = ""
    offers: int = 0
    count: str = "0"  # offers as text
    places: str = ""
    per_100: str = ""  # Plätze for every 100 people
    high_need: bool = False
    badges: tuple[Badge, ...] = ()
    crossing: bool = False
    level: int = 0  # 0 none to 3 many, compared with the other cells shown; tints the cell
    gap: bool = False  # no offer, and that is a hint

    @property
    def empty(self) -> bool:
        return not self.offers


@dataclass(frozen=True, slots=True)
class Slot:
    """One table cell of a row: a cell of the picture or, in the first row only, Übergänge over all rows."""

    cell: Cell | None
    bridges: tuple[Bridge, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    slug: str
    label: str
    short: str
    slots: list[Slot]

    @property
    def cells(self) -> list[Cell]:
        return [slot.cell for slot in self.slots if slot.cell]


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` are those with offers or hints; ``bare`` names the others (only of Handlungsfelder there are many)."""

    heads: list[Head]
    rows: list[TableRow]
    bare: list[str]
    anywhere: list[Bridge]  # Übergänge that stand at no boundary
    area: str
    area_name: str
    offers: int  # active ones that serve what is shown

    @property
    def phases(self) -> list[Head]:
        return [head for head in self.heads if head.slug]

    @property
    def lists(self) -> list[tuple[Head, list[Cell]]]:
        """The same by column, without cells that say nothing: how a narrow screen shows it."""
        cells: defaultdict[str, list[Cell]] = defaultdict(list)
        for row in self.rows:
            for cell in row.cells:
                if cell.offers or cell.badges:
                    cells[cell.column].append(cell)
        return [(head, cells[head.slug]) for head in self.heads]

    @property
    def dense(self) -> bool:
        """More columns than a small screen holds at full size."""
        return len(self.phases) > _ROOMY

    @property
    def tall(self) -> bool:
        """More rows than a printed page holds at full size."""
        return len(self.rows) > _ROOMY


def build_table(shown: Shown, choice: Choice) -> Table:
    """Raises KeyError for an area the picture does not have."""
    picture = shown.picture
    area = picture.area_index(choice.area)
    columns = [index for index, slug in enumerate(picture.phases) if slug in choice.phases]
    places = _by_place(shown, choice.area)
    heads, anywhere = _heads(picture, columns, choice)
    heads = [_filled(head, picture, area, places) if head.slug else head for head in heads]
    most = max((int(picture.cells.offers[area][:, column].max()) for column in columns), default=0)
    rows: list[TableRow] = []
    bare = []
    for row, slug in enumerate(picture.rows):
        cells = {picture.phases[c]: _cell(picture, (row, c), area, places=places, most=most) for c in columns}
        label = row_label(picture.axis, slug)
        if picture.axis is Axis.HANDLUNGSFELD and not any(cell.offers or cell.badges for cell in cells.values()):
            bare.append(label)
        else:
            rows.append(TableRow(slug, label, soft(label), _slots(heads, cells, first=not rows)))
    name = picture.areas[area - 1].name if area else ""
    return Table(heads, rows, bare, anywhere, choice.area, name, picture.offers_serving(area))


def _slots(heads: Sequence[Head], cells: dict[str, Cell], *, first: bool) -> list[Slot]:
    return [Slot(cells[head.slug]) if head.slug else Slot(None, head.bridges) for head in heads if head.slug or first]


Places = dict[tuple[str, str], list[tuple[Hint, bool]]]


def _by_place(shown: Shown, area_key: str) -> Places:
    """(row, column) → hints with whether they are open; row "" for whole columns.

    Of the whole picture also what is missing in single areas. Of one area its own hints, and those of the whole that
    concern it too: gaps, and findings about offers that serve it.
    """
    picture = shown.picture
    area = picture.area_index(area_key)
    found: Places = defaultdict(list)
    for hint in picture.hints:
        if area and hint.place.area not in {"", area_key}:
            continue
        spots = [(hint.place.row, hint.place.column)] if hint.place.column else []
        mark = (hint, shown.standing(hint.key).open)
        for spot in (*spots, *hint.reason.cells):
            if not area or hint.place.area or _concerns_area(picture, hint, spot, area=area):
                found[spot].append(mark)
    return found


def _concerns_area(picture: Picture, hint: Hint, spot: tuple[str, str], *, area: int) -> bool:
    """Whether a hint about the whole territory says something about one area."""
    if hint.kind is Kind.EMPTY:
        return True
    row, column = spot
    counts = picture.cells if row else picture.columns
    at = (picture.rows.index(row), picture.phases.index(column)) if row else (picture.phases.index(column),)
    # need is compared area by area; two alike offers must both serve it
    return hint.kind is not Kind.NEED and bool(counts.offers[(area, *at)] > (hint.kind is Kind.DUPLICATE))


def badges_of(marks: Iterable[tuple[Hint, bool]], *, one_area: bool = False) -> tuple[Badge, ...]:
    """One badge a kind, with how often; decided ones after the open ones. "in 3" counts areas, unless one is shown."""
    kinds: defaultdict[tuple[Kind, bool], list[Hint]] = defaultdict(list)
    for hint, is_open in marks:
        kinds[hint.kind, is_open].append(hint)
    return tuple(
        Badge(
            kind,
            _badge_text(kind, hints, one_area=one_area),
            is_open,
            "; ".join(hint_title(hint) for hint in hints[:3]),
        )
        for (kind, is_open), hints in sorted(kinds.items(), key=lambda item: (not item[0][1], _ORDER[item[0][0]]))
    )


def _badge_text(kind: Kind, hints: Sequence[Hint], *, one_area: bool) -> str:
    parts = [hint for hint in hints if hint.place.area and not one_area]
    if len(parts) == len(hints):
        return f"{BADGES[kind]} in {len(hints)}"
    return f"{BADGES[kind]} {len(hints)}" if len(hints) > 1 else BADGES[kind]


def _cell(picture: Picture, at: tuple[int, int], area: int, *, places: Places, most: int) -> Cell:
    row, column = at
    here = (area, *at)
    counts = picture.cells
    offers, silent = int(counts.offers[here]), int(counts.silent[here])
    ratio = places_per_100_text(picture, at, area) if offers else ""
    marks = places.get((picture.rows[row], picture.phases[column]), [])
    of_column = places.get(("", picture.phases[column]), [])
    name = row_label(picture.axis, picture.rows[row])
    return Cell(
        row=picture.rows[row],
        column=picture.phases[column],
        row_label=name,
        label=f"{phase_label(picture.phases[column])}, {name}",
        offers=offers,
        count=formats.whole(offers),
        places=places_text(float(counts.places[here])) if offers > silent else "",
        per_100=("≥ " if silent else "") + ratio if ratio else "",
        high_need=any(need.fifths[area] == WORST for need in needs_in(picture, at)),
        badges=badges_of(marks, one_area=bool(area)),
        crossing=picture.phases[column] in picture.crossing,
        level=-(-_LEVELS * offers // most) if offers else 0,
        gap=not offers and any(hint.kind is Kind.EMPTY for hint, _ in chain(marks, of_column)),
    )


def _heads(picture: Picture, columns: Sequence[int], choice: Choice) -> tuple[list[Head], list[Bridge]]:
    """Columns with the Übergänge between them, and the Übergänge that stand at no boundary."""
    standing: defaultdict[int, list[Bridge]] = defaultdict(list)
    anywhere = []
    for state in picture.transitions:
        if not _concerns(state, choice):
            continue
        boundary = boundary_of(picture, state, columns)
        if boundary is None:
            anywhere.append(as_bridge(state))
        else:
            standing[boundary].append(as_bridge(state))
    heads: list[Head] = []
    for position, column in enumerate(columns):
        if position in standing:
            heads.append(Head(bridges=tuple(standing[position])))
        heads.append(Head(slug=picture.phases[column]))
    return heads, anywhere


def _concerns(state: TransitionState, choice: Choice) -> bool:
    return not state.before or bool(choice.phases & {*state.before, *state.after})


def boundary_of(picture: Picture, state: TransitionState, columns: Sequence[int]) -> int | None:
    """The position among ``columns`` before which the Übergang stands.

    None for one within a phase or at any age: it leads from the same phases as to, or begins no earlier than it ends.
    """
    index = {slug: position for position, slug in enumerate(picture.phases)}
    before = sorted(index[slug] for slug in state.before if slug in index)
    after = sorted(index[slug] for slug in state.after if slug in index)
    if not before or not after or before[0] >= after[0]:
        return None
    return int(np.searchsorted(np.array(columns), after[0]))


def as_bridge(state: TransitionState) -> Bridge:
    return Bridge(
        slug=state.slug,
        label=vocabulary("uebergang").label_of(state.slug),
        offers=len(state.offers),
        agreed=sum(agreement.status == "vereinbart" for agreement in state.agreements),
        handovers=len(state.agreements),
        broken=state.broken,
    )


def _filled(head: Head, picture: Picture, area: int, places: Places) -> Head:
    column = picture.phases.index(head.slug)
    return Head(
        slug=head.slug,
        label=phase_label(head.slug),
        short=SHORT.get(head.slug, phase_label(head.slug)),
        ages=age_label(head.slug),
        crossing=head.slug in picture.crossing,
        people=people_figure(picture, column, area),
        offers=int(picture.columns.offers[area, column]),
        badges=badges_of(places.get(("", head.slug), ()), one_area=bool(area)),
    )
