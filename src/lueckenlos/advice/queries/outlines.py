"""Outlines of the communes of a board, made coarse enough for one sheet of paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import shapely

from lueckenlos.advice.queries.communes import register_of
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Boundary
from lueckenlos.geo.svg_map import Outline
from lueckenlos.tenancy.models import Stelle

# degrees, about 300 m: less than one point of the sheet for every Land
_COARSE: Final = 0.003


@dataclass(frozen=True, slots=True)
class Outlines:
    """``ground``: the Kreise of the Land, for orientation; ``communes`` by Gebiet; whom the map must name."""

    ground: list[Outline]
    communes: dict[int, Outline]
    credit: str


def outlines_of(kgc: Stelle, gebiete: Mapping[int, str]) -> Outlines:
    """``gebiete``: key → name of what is to be shown. Three queries, however many."""
    kreise = dict(register_of(kgc).filter(ebene=GebietsEbene.KREIS).values_list("pk", "name"))
    rows = Boundary.objects.filter(gebiet__in={*gebiete, *kreise}).values_list("gebiet", "geometry", "source")
    found, sources = {}, []
    for key, geometry, source in rows:
        found[key] = Outline(key, gebiete.get(key) or kreise[key], coarse(geometry))
        sources.append(source)
    return Outlines(
        [found[key] for key in kreise if key in found],
        {key: found[key] for key in gebiete if key in found},
        "; ".join(_once(sources)),
    )


def coarse(geometry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Neighbours may come apart by less than can be seen."""
    shape = shapely.simplify(shapely.geometry.shape(geometry), _COARSE, preserve_topology=True)
    simple: Mapping[str, Any] = shapely.geometry.mapping(shape)
    return simple


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
