"""Where a further offer may be, and what such a place is called."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from lueckenlos.chains.picture import Area
from lueckenlos.chains.queries.cells import Cells, spread
from lueckenlos.chains.queries.fetch import fetch
from lueckenlos.chains.queries.offers import offers_of
from lueckenlos.chains.reach import Candidates, Search
from lueckenlos.chains.reach.scene import FloatArray, IntArray
from lueckenlos.directory.models import OfferPlace
from lueckenlos.tenancy.models import Stelle

# two addresses so near each other (parts of a degree, about 10 m) are one place
_SAME_PLACE: Final = 10_000
# what the candidates in these positions are called, in their order
Naming = Callable[[Sequence[int]], tuple[str, ...]]


def candidates_of(
    stelle: Stelle, areas: Sequence[Area], grid: Cells | None, search: Search
) -> tuple[Candidates, Naming]:
    """Middles of the areas and places at which any active offer of the Stelle takes place; or, where there is a grid
    and the search asks for them, inhabited cells. At most one query, and one more for names of places."""
    if search.cells and grid is not None:
        return _cells(areas, grid, search.apart)
    middles: dict[tuple[float, float], str] = {}
    for area in areas if search.middles or search.cells else ():
        if not np.isnan(area.lat):
            middles.setdefault((area.lat, area.lon), area.name)
    lat, lon = np.array(list(middles), dtype=np.float64).reshape(-1, 2).T
    names, keys = list(middles.values()), np.zeros(0, dtype=np.int64)
    if search.places and not search.cells:
        lat, lon, keys = _with_places(stelle, lat, lon)

    def naming(chosen: Sequence[int]) -> tuple[str, ...]:
        key_of = {place: int(keys[place - len(names)]) for place in chosen if place >= len(names)}
        addresses = _addresses(list(key_of.values()))
        return tuple(addresses[key_of[place]] if place in key_of else names[place] for place in chosen)

    return Candidates(lat, lon), naming


def _with_places(stelle: Stelle, lat: FloatArray, lon: FloatArray) -> tuple[FloatArray, FloatArray, IntArray]:
    """What is there, then the oldest of all places that are one, with its key, where nothing is there."""
    placed = OfferPlace.objects.filter(offer__in=offers_of(stelle, []), lat__isnull=False, lon__isnull=False)
    columns = list(zip(*fetch(placed.order_by("pk").values_list("lat", "lon", "pk")), strict=True)) or [(), (), ()]
    lat, lon = np.append(lat, columns[0]), np.append(lon, columns[1])
    # both numbers in one: rows of two take five times as long to sort
    where = np.rint(lat * _SAME_PLACE) * 1e8 + np.rint(lon * _SAME_PLACE)
    there = lat.size - len(columns[2])
    first = np.sort(np.unique(where, return_index=True)[1])
    beside = first[first >= there]
    kept = np.append(np.arange(there), beside)
    return lat[kept], lon[kept], np.array(columns[2], dtype=np.int64)[beside - there]


def _addresses(places: Sequence[int]) -> dict[int, str]:
    """By key what a place is called, else its Straße and Hausnummer. One query, none for no places."""
    rows = OfferPlace.objects.filter(pk__in=places).values_list("pk", "label", "strasse", "hausnummer")
    return {pk: label or f"{strasse} {nummer}".strip() for pk, label, strasse, nummer in rows}


def _cells(areas: Sequence[Area], grid: Cells, apart: float) -> tuple[Candidates, Naming]:
    spots = spread(grid, apart)
    people = grid.people

    def naming(chosen: Sequence[int]) -> tuple[str, ...]:
        return tuple(f"{areas[people.area[cell]].name}, {grid.name(cell)}" for cell in spots[list(chosen)].tolist())

    return Candidates(people.lat[spots], people.lon[spots]), naming
