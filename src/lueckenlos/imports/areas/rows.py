"""One line of an official list of territory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.imports.receipt import Parsed

LEVELS: Final = {
    "10": GebietsEbene.LAND,
    "20": GebietsEbene.REGIERUNGSBEZIRK,
    "30": GebietsEbene.REGION,
    "40": GebietsEbene.KREIS,
    "50": GebietsEbene.GEMEINDEVERBAND,
    "60": GebietsEbene.GEMEINDE,
}


@dataclass(slots=True)
class AreaRow:
    """``ars`` has 2, 3, 4, 5, 9 or 12 digits; a Gemeinde from a list without Verbände carries its AGS there (8).

    None means the file does not say; a stored value then stays.
    """

    line: int
    ebene: GebietsEbene
    ars: str
    ags: str
    name: str
    textkennzeichen: str = ""
    population: int | None = None
    population_male: int | None = None
    area_ha: Decimal | None = None
    plz: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(slots=True)
class AreaList(Parsed[AreaRow]):
    """A list as of ``stand``; people were counted on ``population_date``, which is never the same question."""

    stand: date = date.min
    population_date: date | None = None

    def of_level(self, ebene: GebietsEbene) -> Iterable[AreaRow]:
        return (row for row in self.rows if row.ebene is ebene)


def key_at(ebene: GebietsEbene, land: str, rb: str, kreis: str, verband: str, gemeinde: str) -> tuple[str, str]:
    """(ARS, AGS) from the parts of the key; ("", "") if a part is missing or no number."""
    match ebene:
        case GebietsEbene.LAND:
            ars, width = land, 2
        case GebietsEbene.REGIERUNGSBEZIRK:
            ars, width = land + rb, 3
        case GebietsEbene.REGION:
            ars, width = land + rb + kreis[:1], 4
        case GebietsEbene.KREIS:
            ars, width = land + rb + kreis, 5
        case GebietsEbene.GEMEINDEVERBAND:
            ars, width = land + rb + kreis + verband, 9
        case _:
            ars = land + rb + kreis + verband + gemeinde
            width = 12 if verband else 8
    if len(ars) != width or not ars.isascii() or not ars.isdecimal():
        return "", ""
    ags = land + rb + kreis + gemeinde if ebene is GebietsEbene.GEMEINDE else ars if width == 5 else ""
    return ars, ags
