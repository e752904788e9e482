"""Control totals of an official list, and totals so wrong that the file must be incomplete or another."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.imports.areas.rows import AreaList
from lueckenlos.imports.datasets import OfficialTotal, official_total
from lueckenlos.imports.receipt import Control
from lueckenlos.shared.errors import BadInput

E = GebietsEbene
# sixteen Länder since 1990, eleven before
WHOLE: Final = frozenset({11, 16})
# the register of a known Gebietsstand was corrected by a few units at most
TOTAL_TOLERANCE: Final = 0.005
# people of one Land from list to list: the census of 2011 took 5.2 % from Hamburg; over decades the East lost a fifth
NEAR_YEARS: Final = 6
NEAR_TOLERANCE: Final = 0.08
FAR_TOLERANCE: Final = 0.4
_COUNTED: Final = (
    (E.LAND, "control_laender", "laender"),
    (E.REGIERUNGSBEZIRK, "control_regierungsbezirke", "regierungsbezirke"),
    (E.REGION, "control_regionen", "regionen"),
    (E.KREIS, "control_kreise", "kreise"),
    (E.GEMEINDEVERBAND, "control_verbaende", "verbaende"),
    (E.GEMEINDE, "control_gemeinden", "gemeinden"),
)


def controls_of(parsed: AreaList) -> list[Control]:
    """Units of each level, people and hectares, beside the official totals of that Gebietsstand."""
    known = official_total(parsed.stand) or OfficialTotal()
    counts = Counter(row.ebene for row in parsed.rows)
    gemeinden = list(parsed.of_level(E.GEMEINDE))
    controls = [Control(code, counts[ebene], getattr(known, name)) for ebene, code, name in _COUNTED if counts[ebene]]
    people = sum(row.population or 0 for row in gemeinden)
    hectares = float(sum(row.area_ha or 0 for row in gemeinden))
    return [
        *controls,
        Control("control_population", people, known.population),
        Control("control_area_ha", hectares, known.area_ha),
    ]


def check_whole(parsed: AreaList, controls: list[Control]) -> None:
    """BadInput ``areas_incomplete`` unless all Länder are there, ``areas_total`` if an official total is missed."""
    laender = sum(1 for _ in parsed.of_level(E.LAND))
    if laender not in WHOLE:
        raise BadInput("areas_incomplete", laender=laender)
    for control in controls:
        deviation = control.deviation
        if deviation is not None and abs(deviation) > TOTAL_TOLERANCE:
            raise BadInput(
                "areas_total", label=control.label, value=f"{control.value:.0f}", expected=f"{control.expected:.0f}"
            )


def check_people(parsed: AreaList, stored: Mapping[str, int], stored_year: int | None) -> None:
    """BadInput ``areas_land_implausible`` if a Land gained or lost more people than the years between explain."""
    found: dict[str, int] = defaultdict(int)
    for row in parsed.of_level(E.GEMEINDE):
        found[row.ars[:2]] += row.population or 0
    near = stored_year is not None and abs(parsed.stand.year - stored_year) <= NEAR_YEARS
    tolerance = NEAR_TOLERANCE if near else FAR_TOLERANCE
    for land, before in stored.items():
        if before and land in found and abs(found[land] - before) / before > tolerance:
            raise BadInput("areas_land_implausible", land=land, value=found[land], before=before)
