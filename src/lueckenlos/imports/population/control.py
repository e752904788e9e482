"""Control totals of a town's own counts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lueckenlos.geo.models import Gebiet
from lueckenlos.imports.receipt import Control, Note
from lueckenlos.imports.storing import People
from lueckenlos.shared.errors import BadInput

# the register of residents and the official figure differ by a few percent; half or double is another town or unit
TOLERANCE: Final = 0.4
PeopleByKey = Mapping[tuple[int, date, int, int | None, str], People]


@dataclass(slots=True)
class _Area:
    """Counts of both sexes on the newest day: all ages if stated, and by band."""

    total: int | None = None
    bands: dict[tuple[int, int | None], int] = field(default_factory=dict)

    @property
    def summed(self) -> int | None:
        return whole_of(self.bands)


def whole_of(bands: Mapping[tuple[int, int | None], int]) -> int | None:
    """The sum of bands that follow one another from birth to the open end; None if they leave a gap.

    Bands may overlap ("under 7" beside "under 18"): a chain without overlap is looked for, the finest first.
    """
    following: dict[int, list[tuple[int | None, int]]] = defaultdict(list)
    for (low, high), persons in bands.items():
        following[low].append((high, persons))

    def chain(age: int, seen: frozenset[int]) -> int | None:
        for high, persons in sorted(following[age], key=lambda band: band[0] or 10_000):
            if high is None:
                return persons
            rest = chain(high, seen | {age}) if high not in seen else None
            if rest is not None:
                return persons + rest
        return None

    return chain(0, frozenset())


def control_people(people: PeopleByKey, town: Gebiet, *, present: int) -> tuple[list[Control], list[Note]]:
    """Areas and people of the newest day, beside the file's own total of the town or its official population.

    ``present``: Sozialräume the town has. BadInput ``people_town_implausible`` if all of them add up to something else.
    """
    areas = _newest(people)
    own = areas.pop(town.pk, None)
    totals = [area.total if area.total is not None else area.summed for area in areas.values()]
    controls = [Control("control_areas", len(areas), present or None)]
    if areas and all(total is not None for total in totals):
        people_sum = sum(total or 0 for total in totals)
        stated = (own.total or own.summed) if own else None
        controls.append(Control("control_population", people_sum, stated or town.population))
        if not stated and len(areas) >= present:
            _check(controls[-1], town)
    off = sum(1 for area in areas.values() if area.total is not None and area.summed not in {None, area.total})
    return controls, [Note("bands_differ_from_total", {"count": off})] if off else []


def _newest(people: PeopleByKey) -> dict[int, _Area]:
    newest = max(key[1] for key in people)
    areas: dict[int, _Area] = defaultdict(_Area)
    for (gebiet, stichtag, low, high, sex), row in people.items():
        if stichtag != newest or sex or row.persons is None:
            continue
        if low == 0 and high is None:
            areas[gebiet].total = row.persons
        else:
            areas[gebiet].bands[low, high] = row.persons
    return dict(areas)


def _check(control: Control, town: Gebiet) -> None:
    if control.deviation is not None and abs(control.deviation) > TOLERANCE:
        raise BadInput(
            "people_town_implausible", name=town.name, value=f"{control.value:.0f}", expected=f"{control.expected:.0f}"
        )
