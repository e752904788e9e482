"""Addresses of a table to the Gemeinden and Sozialräume of the importing Stelle."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from lueckenlos.geo.lookup import AreaLocator, Gemeinde, GemeindeIndex
from lueckenlos.imports.offers.fields import SLOT
from lueckenlos.imports.offers.parse.cells import Problem
from lueckenlos.shared.text import sort_key

_AGS: Final = SLOT["ags"]
_PLZ: Final = SLOT["plz"]
_ORT: Final = SLOT["ort"]
_LAT: Final = SLOT["lat"]
_LON: Final = SLOT["lon"]
_SOZIALRAUM: Final = SLOT["sozialraum"]
MEMO_LIMIT: Final = 50_000


@dataclass(frozen=True, slots=True)
class Territory:
    """What the importing Stelle is responsible for. Without ``prefixes`` it may import from anywhere."""

    stelle: str
    prefixes: tuple[str, ...]  # ARS of its Gebiete; the empty text stands for the whole country
    home: int | None  # its Gemeinde, if it is exactly one
    sozialraeume: Mapping[str, int]  # key of the name → Gebiet
    area_names: Mapping[int, str] = field(default_factory=dict)
    outlines: AreaLocator | None = None

    def holds(self, gemeinde: Gemeinde) -> bool:
        return not self.prefixes or gemeinde.ars.startswith(self.prefixes)


class Located(Protocol):
    """The part of a result that this module fills."""

    values: list[Any]
    gemeinde_id: int | None
    area_id: int | None
    problems: list[tuple[str, Problem]]


@dataclass(slots=True)
class Locator:
    """Looks up every different address once."""

    territory: Territory
    gemeinden: GemeindeIndex
    # outlines of the Gemeinden here, asked for when the first point comes whose address names none
    load_outlines: Callable[[], AreaLocator] | None = None
    _known: dict[tuple[str, str, str], tuple[int | None, Problem | None]] = field(default_factory=dict)
    _by_id: dict[int, str] = field(default_factory=dict)
    _by_point: AreaLocator | None = None

    def locate(self, rows: Iterable[Located]) -> None:
        """Fill in the Gemeinde and the Sozialraum of many rows; all points are looked up together."""
        points: list[Located] = []
        seen = list(rows)
        for row in seen:
            values = row.values
            key = (values[_AGS], values[_PLZ], values[_ORT])
            gemeinde, problem = self._known.get(key) or self._look_up(key)
            row.gemeinde_id = gemeinde
            if problem:
                row.problems.append(("ags", problem))
            elif values[_LAT] is not None:
                points.append(row)
            row.area_id = self._named_area(row, values[_SOZIALRAUM]) if values[_SOZIALRAUM] else None
        self._place(points)
        if self.territory.home is None and self.territory.prefixes:
            for row in seen:
                self._complain_if_lost(row)

    def prepare(self) -> None:
        """Load the outlines of the Gemeinden now: a process beside this one must not ask the database."""
        if self._by_point is None and self.load_outlines is not None:
            self._by_point = self.load_outlines()

    def area_for(self, row: Located) -> int | None:
        """What the offer serves: its Sozialraum, or its Gemeinde where the Stelle has several; None for all of it."""
        if row.area_id is not None or self.territory.home is not None:
            return row.area_id
        return row.gemeinde_id

    def names_of(self, row: Located) -> tuple[str, ...]:
        """Names of the Gemeinde and of the area served, for the search."""
        gemeinde = self._names().get(row.gemeinde_id or 0, "")
        area = self._names().get(self.area_for(row) or 0, "")
        return (gemeinde, area)

    def _names(self) -> dict[int, str]:
        if not self._by_id:
            self._by_id.update((gemeinde.id, gemeinde.name) for gemeinde in self.gemeinden.by_key.values())
            self._by_id.update(self.territory.area_names)
            self._by_id.setdefault(0, "")
        return self._by_id

    def _place(self, rows: list[Located]) -> None:
        outlines = self.territory.outlines
        if outlines is not None:
            for row, area in _at(outlines, rows):
                row.area_id = area
        lost = [row for row in rows if row.gemeinde_id is None]
        if lost:
            self.prepare()
        if lost and self._by_point is not None:
            for row, gemeinde in _at(self._by_point, lost):
                row.gemeinde_id = gemeinde

    def _look_up(self, key: tuple[str, str, str]) -> tuple[int | None, Problem | None]:
        if len(self._known) >= MEMO_LIMIT:
            self._known.clear()
        answer = self._known[key] = self._find(*key)
        return answer

    def _find(self, ags: str, plz: str, ort: str) -> tuple[int | None, Problem | None]:
        if ags:
            gemeinde = self.gemeinden.by_key.get(ags) or self.gemeinden.of_key(ags)
            if gemeinde is None:
                return None, Problem("ags_unknown", {"ags": ags})
            if not self.territory.holds(gemeinde):
                return None, Problem("ags_foreign", self._names_in_sentence(gemeinde))
            return gemeinde.id, None
        return self._find_by_name(plz, ort)

    def _find_by_name(self, plz: str, ort: str) -> tuple[int | None, Problem | None]:
        if not (plz or ort):
            return self.territory.home, None
        found = self.gemeinden.find(plz=plz, ort=ort).gemeinde
        if found is None and not ort:
            # a town has more PLZ than the one of its town hall, and its own list need not say its name
            return self.territory.home, None
        if found is not None and self.territory.home is None and not self.territory.holds(found):
            return None, Problem("ags_foreign", self._names_in_sentence(found))
        return found.id if found else None, None

    def _names_in_sentence(self, gemeinde: Gemeinde) -> dict[str, str]:
        return {"ags": gemeinde.ags, "gemeinde": gemeinde.name, "stelle": self.territory.stelle}

    def _complain_if_lost(self, row: Located) -> None:
        """Where a Stelle has many Gemeinden, an offer with an address in none of them would count for them all."""
        if row.gemeinde_id is None and row.area_id is None and not row.problems:
            plz, ort, lat = (row.values[slot] for slot in (_PLZ, _ORT, _LAT))
            place = f"{plz} {ort}".strip() or (f"{lat} / {row.values[_LON]}" if lat is not None else "")
            if place:
                row.problems.append(("ort", Problem("place_unknown", {"value": place})))

    def _named_area(self, row: Located, name: str) -> int | None:
        area = self.territory.sozialraeume.get(sort_key(name))
        # without any Sozialräume there is nothing to compare with, so nothing to complain about
        if area is None and self.territory.sozialraeume and row.values[_LAT] is None:
            row.problems.append(("sozialraum", Problem("sozialraum_unknown", {"value": name})))
        return area


def _at(outlines: AreaLocator, rows: list[Located]) -> Iterator[tuple[Located, int]]:
    """The rows whose point lies in one of the areas, with that area."""
    if not rows:
        return
    found = outlines.at_many([row.values[_LAT] for row in rows], [row.values[_LON] for row in rows])
    for row, area in zip(rows, found, strict=True):
        if area is not None:
            yield row, area
