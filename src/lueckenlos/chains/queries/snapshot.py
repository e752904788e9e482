"""Loads what the Kettenbild of one Stelle is computed from, in a small constant number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Final

import numpy as np

from lueckenlos.chains.models import PictureSettings
from lueckenlos.chains.picture import (
    EVERY_KIND,
    Axis,
    Counts,
    Kind,
    Limits,
    Need,
    People,
    Picture,
    Snapshot,
    ages_with_ways,
    compute,
)
from lueckenlos.chains.queries.areas import as_areas, places_of, served_areas
from lueckenlos.chains.queries.need import Sources, Territory, needs_of, people_of, shown_people
from lueckenlos.chains.queries.offers import OfferColumns, lines, offer_table, offers_of
from lueckenlos.chains.queries.transitions import all_transitions
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import parts_of
from lueckenlos.shared.kept import Kept
from lueckenlos.shared.prepared import Prepared
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries.tree import descendants
from lueckenlos.vocabulary.registry import vocabulary

# the middle of a Gemeinde is farther from its edge than that of a Sozialraum
FAR_KM_IN_A_KREIS: Final = 15.0
# an offer takes about 200 bytes of a picture, a hint with its reasons seven times that: some 20 MB a process
_ROOM: Final = 100_000
_HINT: Final = 7


def picture_of(stelle: Stelle, axis: Axis, day: date, kinds: frozenset[Kind] = EVERY_KIND) -> Picture:
    """The Kettenbild of a Stelle on a day; hints of other kinds may be missing. Works inside the Stelle's scope.

    11 to 17 queries, whatever it holds; one or two while a picture is kept and nothing has changed (``shared.kept``).
    """
    return PICTURES.get([(stelle.pk, axis, day, found) for found in (EVERY_KIND, kinds)])


def _made(name: tuple[int, Axis, date, frozenset[Kind]]) -> Picture:
    stelle_id, axis, day, kinds = name
    # read anew: what the reader has in hand may be older than what is kept
    return _for_many_readers(compute(load_snapshot(Stelle.objects.get(pk=stelle_id), day), axis, kinds))


PICTURES: Final = Kept[Picture](_ROOM, lambda picture: picture.offers + _HINT * len(picture.hints), _made)


def _for_many_readers(picture: Picture) -> Picture:
    """Whoever writes into an array of it fails, instead of changing what others are shown."""
    parts: list[Picture | Counts | People | Need] = [picture, picture.cells, picture.columns, picture.people]
    for part in (*parts, *picture.needs):
        for field in fields(part):
            if isinstance(array := getattr(part, field.name), np.ndarray):
                array.flags.writeable = False
    return picture


def load_snapshot(stelle: Stelle, day: date) -> Snapshot:
    """Offers, people and need of a Stelle.

    Parts are the Sozialräume of a commune, the Gemeinden of a Kreis, the Kreise of a Land. Kreis and KGC also count
    what the Stellen below share with them.
    """
    territory, keys, below = territory_of(stelle)
    stellen = [stelle.pk, *(each.pk for each in below)]
    columns = OfferColumns(offers_of(stelle, below))
    everywhere, served_offer, served_area = served_areas(stellen, columns, areas=territory.areas, territory=keys)
    own = own_settings()
    phases, sources = lines("lebensphase"), Sources()
    place_offer, place_lat, place_lon = places_of((), columns, ages=())
    snapshot = Snapshot(
        day=day,
        columns=phases,
        rows={Axis.LEBENSLAGE: lines("lebenslage"), Axis.HANDLUNGSFELD: lines("handlungsfeld")},
        areas=tuple(territory.areas),
        offers=offer_table(columns, traeger=columns.traeger(stellen), everywhere=everywhere),
        served_offer=served_offer,
        served_area=served_area,
        place_offer=place_offer,
        place_lat=place_lat,
        place_lon=place_lon,
        people=shown_people(people_of(territory, [phase.slug for phase in phases], sources)),
        needs=needs_of(territory, sources),
        transitions=all_transitions(),
        forms=tuple(term.slug for term in vocabulary("angebotsform").terms),
        zielgruppen=lines("zielgruppe"),
        languages=tuple(line for line in lines("sprache") if own and line.slug in own.asked_languages),
        sources=sources.all(),
        limits=limits_of(stelle, own),
        coarse=stelle.art in {StelleArt.LAND, StelleArt.BUND},
    )
    place_offer, place_lat, place_lon = places_of(stellen, columns, ages=ages_with_ways(snapshot))
    return replace(snapshot, place_offer=place_offer, place_lat=place_lat, place_lon=place_lon)


def own_settings() -> PictureSettings | None:
    """What the Stelle of the active scope has set, if anything."""
    return PictureSettings.objects.first()


def limits_of(stelle: Stelle, own: PictureSettings | None) -> Limits:
    """The Stelle's thresholds; what it leaves open keeps the default."""
    limits = Limits(far_km=FAR_KM_IN_A_KREIS) if stelle.art == StelleArt.KREIS else Limits()
    if own is None:
        return limits
    names = ("long_wait_days", "far_km", "people_per_place", "min_people")
    given = {name: getattr(own, name) for name in names if getattr(own, name) is not None}
    return replace(limits, **given)


def territory_of(stelle: Stelle) -> tuple[Territory, dict[int, Sequence[str]], list[Stelle]]:
    """The Stelle's Gebiete, the keys of the territory of each Stelle in the picture, and the Stellen below."""
    own = _OWN_AND_ABOVE.all(stelle.pk)
    below = [] if stelle.art == StelleArt.KOMMUNE else list(descendants(stelle))
    keys: defaultdict[int, list[str]] = defaultdict(list)
    keys[stelle.pk] = [gebiet.ars for gebiet in own]
    if below:
        pairs = Gebiet.objects.filter(stellen__in=[each.pk for each in below])
        for stelle_id, key in pairs.values_list("stellen", "ars"):
            keys[stelle_id].append(key)
    parts = [gebiet for gebiete in parts_of(own).values() for gebiet in gebiete]
    return Territory(stelle, own, _above(own), as_areas(parts)), dict(keys), below


_OWN_AND_ABOVE: Final = Prepared(
    lambda stelle: Gebiet.objects.filter(stellen=stelle).select_related("parent__parent__parent").order_by("ars"), int
)


def _above(own: Sequence[Gebiet]) -> list[Gebiet]:
    """The Gebiete above the first of the Stelle's own, nearest first."""
    found: list[Gebiet] = []
    current = own[0].parent if own else None
    while current is not None:
        found.append(current)
        current = current.parent
    return found
