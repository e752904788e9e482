"""Two pictures side by side: what came, went and changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from lueckenlos.chains.enums import DecisionKind
from lueckenlos.chains.messages import change_words, hint_title, phase_label, row_label
from lueckenlos.chains.picture import Hint, Picture
from lueckenlos.chains.presenters.figures import places_per_100_text, places_text
from lueckenlos.chains.presenters.table import as_bridge
from lueckenlos.chains.queries import OfferLine, Shown


@dataclass(frozen=True, slots=True)
class Side:
    """A picture with the names of its offers."""

    shown: Shown
    lines: Mapping[int, OfferLine]
    title: str

    def name(self, id_: int) -> str:
        line = self.lines.get(id_)
        return line.title if line else f"#{id_}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A value before and after."""

    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class CellChange:
    """What happened in one cell."""

    row: str
    column: str
    label: str
    offers: Pair
    came: list[str]
    went: list[str]
    places: Pair
    per_100: Pair
    words: str


@dataclass(frozen=True, slots=True)
class HintChange:
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs; cells without a difference are left out of ``cells``."""

    before: Side
    after: Side
    offers: Pair
    cells: list[CellChange]
    new_hints: list[HintChange]
    gone_hints: list[HintChange]
    decided_hints: list[HintChange]
    bridges: list[HintChange]

    @property
    def same(self) -> bool:
        return not (self.cells or self.new_hints or self.gone_hints or self.decided_hints or self.bridges)


def compare(before: Side, after: Side, phases: frozenset[str]) -> Comparison:
    """By cell of the same axis; ``phases`` limits the columns. Rows or columns only one side knows count as empty."""
    old, new = before.shown.picture, after.shown.picture
    rows = list(dict.fromkeys([*new.rows, *old.rows]))
    columns = [slug for slug in dict.fromkeys([*new.phases, *old.phases]) if slug in phases]
    cells = [_cell(before, after, (row, column)) for column in columns for row in rows]
    known_before = {hint.key: hint for hint in old.hints if _shown(hint, phases)}
    known_after = {hint.key: hint for hint in new.hints if _shown(hint, phases)}
    return Comparison(
        before=before,
        after=after,
        offers=Pair(str(old.offers), str(new.offers)),
        cells=[cell for cell in cells if cell is not None],
        new_hints=[HintChange(hint_title(hint)) for key, hint in known_after.items() if key not in known_before],
        gone_hints=[HintChange(hint_title(hint)) for key, hint in known_before.items() if key not in known_after],
        decided_hints=_decided(before, after, known_after),
        bridges=_bridges(old, new),
    )


def _shown(hint: Hint, phases: frozenset[str]) -> bool:
    return not hint.place.column or hint.place.column in phases


def _cell(before: Side, after: Side, place: tuple[str, str]) -> CellChange | None:
    old, new = before.shown.picture, after.shown.picture
    had, has = _ids(old, place), _ids(new, place)
    came = [after.name(id_) for id_ in sorted(has - had)]
    went = [before.name(id_) for id_ in sorted(had - has)]
    places = Pair(_places(old, place), _places(new, place))
    per_100 = Pair(_per_100(old, place), _per_100(new, place))
    if not (came or went or places.changed or per_100.changed):
        return None
    row, column = place
    return CellChange(
        row=row,
        column=column,
        label=f"{phase_label(column)} · {row_label(new.axis, row)}",
        offers=Pair(str(len(had)), str(len(has))),
        came=came,
        went=went,
        places=places,
        per_100=per_100,
        words=change_words(came, went, places=(places.before, places.after)),
    )


def _ids(picture: Picture, place: tuple[str, str]) -> set[int]:
    row, column = place
    if row not in picture.rows or column not in picture.phases:
        return set()
    return set(picture.offers_in(row, column))


def _at(picture: Picture, place: tuple[str, str]) -> tuple[int, int] | None:
    row, column = place
    if row not in picture.rows or column not in picture.phases:
        return None
    return picture.rows.index(row), picture.phases.index(column)


def _places(picture: Picture, place: tuple[str, str]) -> str:
    at = _at(picture, place)
    if at is None:
        return "–"
    here = (0, *at)
    counts = picture.cells
    return places_text(float(counts.places[here])) if counts.offers[here] > counts.silent[here] else "–"


def _per_100(picture: Picture, place: tuple[str, str]) -> str:
    at = _at(picture, place)
    if at is None or not picture.cells.offers[(0, *at)]:
        return "–"
    return places_per_100_text(picture, at, 0) or "–"


def _decided(before: Side, after: Side, known: Mapping[str, Hint]) -> list[HintChange]:
    """Hints of the later picture with a decision the earlier one did not have."""
    changes = []
    for key, hint in known.items():
        now, then = after.shown.standing(key), before.shown.standing(key)
        if now.decision and (now.decision, now.decided_on) != (then.decision, then.decided_on):
            changes.append(HintChange(hint_title(hint), f"{DecisionKind(now.decision).label}: {now.reason}"))
    return changes


def _bridges(old: Picture, new: Picture) -> list[HintChange]:
    was = {state.slug: as_bridge(state) for state in old.transitions}
    changes = []
    for state in new.transitions:
        now, then = as_bridge(state), was.get(state.slug)
        if then and (now.text, now.agreed) != (then.text, then.agreed):
            changes.append(HintChange(now.label, f"{then.text} → {now.text}"))
    return changes
