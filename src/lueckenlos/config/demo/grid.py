"""Invented cells of the census grid around the middles of Sozialräume, so that the demo shows reach by cell."""

from collections.abc import Iterable
from datetime import date
from math import exp
from typing import Final

import numpy as np
from pyproj import Transformer

from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.models import DataSource, GridCells
from lueckenlos.indicators.queries.cells import pack

METRES: Final = 100
STICHTAG: Final = date(2022, 5, 15)
TITLE: Final = "Gitterzellen (Vorführung)"
# houses stand closer in the middle; 7 cells to each side, two in five empty
_REACH: Final = 7
# share of the inhabitants of a cell that is under 18, in five turns
_YOUNG: Final = (0.1, 0.14, 0.18, 0.22, 0.12)


def add_cells(town: Gebiet, parts: Iterable[Gebiet]) -> None:
    """Everybody and those under 18; the same at every run."""
    source = DataSource.objects.create(
        title=TITLE, attribution="Vorführung: Verteilung im Gebiet erfunden", licence=DataSource.INVENTED,
        file_name=TITLE, file_hash="-",
    )  # fmt: skip
    found: dict[tuple[int, int], float] = {}
    to_grid = Transformer.from_crs(4326, 3035, always_xy=True)
    for part in parts:
        east, north = to_grid.transform(part.lon, part.lat)
        for right in range(-_REACH, _REACH + 1):
            for up in range(-_REACH, _REACH + 1):
                if (right * 31 + up * 17 + right * up * 7) % 5 > 1 and right**2 + up**2 <= _REACH**2:
                    place = int(east // METRES) + right, int(north // METRES) + up
                    people = 3 + (part.population or 0) / 100 * exp(-(right**2 + up**2) / 20)
                    found[place] = round(found.get(place, 0) + people)
    places, everybody = np.array(list(found)), np.array(list(found.values()), dtype=float)
    young = np.rint(everybody * np.resize(_YOUNG, everybody.size))
    for measure, counts in (("einwohner", everybody), ("alter-0-18", young)):
        lived = counts > 0
        GridCells.objects.create(
            gebiet=town, measure=measure, metres=METRES, stichtag=STICHTAG, cells=int(lived.sum()),
            total=float(counts.sum()), block=pack(places[lived, 0], places[lived, 1], counts[lived]), source=source,
        )  # fmt: skip
