"""Tables a town makes itself: which column names the area, which the time, which row is the town's total."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.geo.validators import is_ags, is_ars
from lueckenlos.imports.reading import Row
from lueckenlos.shared.text import sort_key

KREIS_WIDTH: Final = 5
_AREA_WORDS: Final = frozenset(
    "sozialraum sozialraume stadtteil stadtteile stadtteilname stadtbezirk stadtbezirke bezirk bezirksname ortsteil"
    " ortsteilname ortsteile ortschaft planungsraum planungsraume quartier raum gebiet gebietsname raumeinheit area"
    " district name wohngebiet bezeichnung gemeinde gemeindename kommune".split()
) | {"statistischer bezirk", "statistisches gebiet", "name des stadtteils", "area name", "stadtteil name"}
_KEY_WORDS: Final = frozenset(
    "nr nummer schluessel schlussel schl key kennziffer kennung code id ags ars gkz lfd".split()
) | {"area id", "stadtteil nr", "bezirk nr", "ortsteil nr", "nr stadtteil", "stadtteilnummer", "county code"}
_TIME_WORDS: Final = frozenset(
    "jahr stichtag stand datum zeit zeitraum year period date berichtsjahr schuljahr einschulungsjahr jahrgang"
    " einschulungsjahrgang untersuchungsjahr".split()
)


@dataclass(frozen=True, slots=True)
class AreaColumns:
    """Column numbers; None where there is none of the sort."""

    name: int | None
    key: int | None
    time: int | None

    @property
    def all(self) -> set[int]:
        return {place for place in (self.name, self.key, self.time) if place is not None}

    def area_of(self, cells: Sequence[str]) -> tuple[str, ...]:
        """What may name the area: the name first, since town's own numbers are easily those of the lines."""
        return tuple(
            cells[place].strip() for place in (self.name, self.key) if place is not None and cells[place].strip()
        )

    def time_of(self, cells: Sequence[str]) -> str:
        return cells[self.time].strip() if self.time is not None else ""


def area_columns(headings: Sequence[str], rows: Sequence[Row], *, taken: set[int]) -> AreaColumns | None:
    """None if no column names areas. ``taken`` are columns already understood as figures."""
    free = [place for place in range(len(headings)) if place not in taken]
    folded = {place: sort_key(headings[place]) for place in free}
    time = next((place for place in free if folded[place] in _TIME_WORDS), None)
    name = _first(free, folded, _AREA_WORDS, {time})
    key = _first(free, folded, _KEY_WORDS, {time, name})
    if key is None:
        key = next((place for place in free if place not in {time, name} and _official_keys(place, rows)), None)
    if name is None:
        name = next((place for place in free if place not in {time, key} and _wordy(place, rows)), None)
    return AreaColumns(name, key, time) if name is not None or key is not None else None


def _first(free: Sequence[int], folded: dict[int, str], words: frozenset[str], without: set[int | None]) -> int | None:
    return next((place for place in free if place not in without and folded[place] in words), None)


def _wordy(place: int, rows: Sequence[Row]) -> bool:
    """Most cells are words, and most differ."""
    values = [row.cells[place].strip() for row in rows if row.cells[place].strip()]
    words = [value for value in values if any(char.isalpha() for char in value)]
    return bool(values) and len(words) > 0.8 * len(values) and len(set(words)) > 0.5 * len(words)


def _official_keys(place: int, rows: Sequence[Row]) -> bool:
    """Every cell is the key of a Land, Kreis or Gemeinde."""
    values = [row.cells[place].strip() for row in rows if row.cells[place].strip()]
    return bool(values) and all(len(value) >= KREIS_WIDTH and (is_ags(value) or is_ars(value)) for value in values)
