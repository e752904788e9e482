"""Which parts of the territory an offer serves, by the keys (ARS) of the Gebiete it names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from django.db.models import Q

from lueckenlos.chains.picture import Area
from lueckenlos.chains.picture.snapshot import BoolArray, FloatArray, IntArray
from lueckenlos.chains.queries.fetch import Columns, fetch, read_columns, read_numbers
from lueckenlos.chains.queries.offers import OfferColumns
from lueckenlos.directory.models import OfferArea, OfferPlace
from lueckenlos.geo.models import Gebiet

_OFFICIAL_LENGTHS: Final = (2, 3, 5, 9, 12)
_PAIR: Final = ("offer", "gebiet")


class AreaIndex:
    """Turns a Gebiet's key into positions of the picture's areas: itself, the area around it, or all areas inside."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self.areas = areas
        self._exact = {area.key: position for position, area in enumerate(areas)}
        self._known: dict[str, tuple[int, ...]] = {}

    def positions(self, key: str) -> tuple[int, ...]:
        if key not in self._known:
            self._known[key] = self._find(key)
        return self._known[key]

    def union(self, keys: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted({position for key in keys for position in self.positions(key)}))

    def covers_all(self, keys: Iterable[str]) -> bool:
        return len(self.union(keys)) == len(self.areas)

    def _find(self, key: str) -> tuple[int, ...]:
        if key in self._exact:
            return (self._exact[key],)
        for length in _OFFICIAL_LENGTHS:
            if key[:length] in self._exact and length < len(key):
                return (self._exact[key[:length]],)
        if "-" in key:  # a Sozialraum has no parts
            return ()
        stem = "" if key == "0" else key  # the Bund's key is no prefix
        return tuple(position for area_key, position in self._exact.items() if area_key.startswith(stem))


def served_areas(
    stellen: Collection[int], columns: OfferColumns, *, areas: Sequence[Area], territory: Mapping[int, Sequence[str]]
) -> tuple[BoolArray, IntArray, IntArray]:
    """(everywhere by offer, offer positions, area positions). At most two queries.

    An offer that names no Gebiet serves the whole territory of its Stelle: ``territory`` maps Stelle id to keys.
    """
    index = AreaIndex(areas)
    served_by = OfferArea.objects.filter(offer__stelle__in=stellen)
    texts = read_columns(served_by.aggregate(_all=Columns(*_PAIR))["_all"], _PAIR)
    pairs = np.stack([read_numbers(texts[name]) for name in _PAIR], axis=1)
    pairs = pairs[np.isin(pairs[:, 0], columns.ids)]
    keys = {area.id: area.key for area in areas}
    elsewhere = set(np.unique(pairs[:, 1]).tolist()) - keys.keys()
    keys |= dict(Gebiet.objects.filter(pk__in=elsewhere).values_list("pk", "ars"))
    named = np.searchsorted(columns.ids, pairs[:, 0])
    silent = np.flatnonzero(np.bincount(named, minlength=len(columns.ids)) == 0)
    stellen = columns.numbers("stelle")[silent]
    by_name = _spread(named, pairs[:, 1], {pk: index.positions(key) for pk, key in keys.items()})
    by_default = _spread(
        silent, stellen, {stelle: index.union(own) for stelle, own in territory.items()}, whole=len(areas)
    )
    everywhere = np.bincount(by_name[:, 0], minlength=len(columns.ids)) == len(areas)
    everywhere[silent] = np.isin(stellen, [stelle for stelle, own in territory.items() if index.covers_all(own)])
    served = np.concatenate([by_name[~everywhere[by_name[:, 0]]], by_default])
    return everywhere, served[:, 0], served[:, 1]


def _spread(offer: IntArray, code: IntArray, positions: Mapping[int, tuple[int, ...]], *, whole: int = -1) -> IntArray:
    """Distinct pairs (offer, area): each code stands for some areas. Codes for ``whole`` areas are left out."""
    codes, which = np.unique(code, return_inverse=True)
    served = [() if len(positions.get(one, ())) == whole else positions.get(one, ()) for one in codes.tolist()]
    sizes = np.array([len(one) for one in served], dtype=np.int64)
    flat = np.array([area for one in served for area in one], dtype=np.int64)
    first = np.cumsum(sizes) - sizes
    repeats = sizes[which]
    within = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    areas = flat[np.repeat(first[which], repeats) + within]
    span = int(flat.max(initial=0)) + 1
    distinct = np.unique(np.repeat(offer, repeats) * span + areas)
    return np.stack(np.divmod(distinct, span), axis=1)


def places_of(
    stellen: Collection[int], columns: OfferColumns, *, ages: Collection[str]
) -> tuple[IntArray, FloatArray, FloatArray]:
    """(offer positions, latitudes, longitudes) of places with coordinates, of offers for any of ``ages``. One query."""
    rows: list[tuple[int, float, float]] = []
    if ages:
        placed = OfferPlace.objects.filter(lat__isnull=False, lon__isnull=False, offer__stelle__in=stellen)
        asked = placed.filter(Q(("offer__lebensphasen__any", list(ages)))).order_by()
        rows = fetch(asked.values_list("offer_id", "lat", "lon"))
    found = np.array(rows, dtype=np.float64).reshape(-1, 3)
    found = found[np.isin(found[:, 0], columns.ids)]
    return np.searchsorted(columns.ids, found[:, 0].astype(np.int64)), found[:, 1], found[:, 2]


def as_areas(gebiete: Iterable[Gebiet]) -> tuple[Area, ...]:
    """Gebiete in the order they come."""
    nan = float("nan")
    return tuple(
        Area(g.pk, g.ars, g.name, nan if g.lat is None else g.lat, nan if g.lon is None else g.lon) for g in gebiete
    )
