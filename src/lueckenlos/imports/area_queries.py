"""What the pages about data and territory show."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.geo.queries import gebiete_of, parts_of
from lueckenlos.geo.svg_map import MapDrawing, MapPath, Outline, draw
from lueckenlos.imports.population.control import whole_of
from lueckenlos.imports.receipt import Control, Note
from lueckenlos.indicators.enums import Sex, ValueStatus
from lueckenlos.indicators.models import DataSource, Population
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of the list of data sources."""

    source: DataSource
    own: bool
    controls: list[Control]
    notes: list[Note]
    rejected: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a Gebiet; ``number`` stands in the map."""

    number: int
    gebiet: Gebiet
    persons: int | None
    counted_on: date | None
    path: MapPath | None

    @property
    def key(self) -> str:
        """AGS, or what a Sozialraum adds to the key of its Gemeinde."""
        return self.gebiet.ags or self.gebiet.ars.partition("-")[2] or self.gebiet.ars


@dataclass(frozen=True, slots=True)
class Territory:
    """One Gebiet of the Stelle with its parts; ``drawing`` is falsy without outlines."""

    gebiet: Gebiet
    level: str
    parts: list[PartRow]
    drawing: MapDrawing
    whole: MapPath | None  # where none of the parts has an outline
    credit: str  # whom the map must name

    @property
    def keys(self) -> list[str]:
        """AGS and ARS, which are the same for a Kreis."""
        return list(dict.fromkeys(key for key in (self.gebiet.ags, self.gebiet.ars) if key))

    @property
    def persons(self) -> int | None:
        """The sum of the parts, where every one has a count."""
        counts = [part.persons for part in self.parts]
        return sum(count for count in counts if count is not None) if counts and None not in counts else None


def sources_for(actor: Actor) -> QuerySet[DataSource]:
    """Official sources and those the Stelle has loaded itself."""
    return DataSource.objects.filter(Q(stelle=None) | Q(stelle=actor.stelle)).order_by("-loaded_at", "-pk")


def source_rows(sources: Iterable[DataSource]) -> list[SourceRow]:
    """With the totals as they were checked when the file was loaded."""
    return [_source_row(source) for source in sources]


def _source_row(source: DataSource) -> SourceRow:
    kept: Mapping[str, Any] = source.control if isinstance(source.control, dict) else {}
    controls = [Control.from_json(raw) for raw in kept.get("totals", [])]
    notes = [Note(raw["code"], raw.get("values", {})) for raw in kept.get("notes", [])]
    return SourceRow(source, source.stelle_id is not None, controls, notes, sum(kept.get("rejected", {}).values()))


def territories_of(stelle: Stelle) -> list[Territory]:
    """Every Gebiet of the Stelle with parts, people and map. At most seven queries, however many Gebiete."""
    gebiete = list(gebiete_of(stelle).order_by("sort_name", "ars"))
    parts = parts_of(gebiete)
    everything = [*gebiete, *(part for rows in parts.values() for part in rows)]
    outlines, credits_of = _outlines(everything)
    counted = _people([gebiet for gebiet in everything if gebiet.population is None], stelle)
    return [_territory(gebiet, parts[gebiet.pk], outlines, credits_of, counted) for gebiet in gebiete]


def _territory(
    gebiet: Gebiet,
    parts: Sequence[Gebiet],
    outlines: Mapping[int, Outline],
    credits_of: Mapping[int, str],
    counted: Mapping[int, tuple[int, date]],
) -> Territory:
    # the outline of the whole comes from another source and would not meet those of the parts
    with_outline = [row for row in parts if row.pk in outlines] or [gebiet]
    drawing = draw(outlines[row.pk] for row in with_outline if row.pk in outlines)
    paths = {path.key: path for path in drawing.paths}
    rows = [_part(number, part, counted, paths.get(part.pk)) for number, part in enumerate(parts, start=1)]
    level = GebietsEbene(parts[0].ebene).label if parts else ""
    credit = "; ".join(dict.fromkeys(credits_of[path.key] for path in drawing.paths))
    return Territory(gebiet, level, rows, drawing, paths.get(gebiet.pk), credit)


def _part(number: int, gebiet: Gebiet, counted: Mapping[int, tuple[int, date]], path: MapPath | None) -> PartRow:
    if gebiet.population is not None:
        return PartRow(number, gebiet, gebiet.population, gebiet.population_date, path)
    persons, day = counted.get(gebiet.pk, (None, None))
    return PartRow(number, gebiet, persons, day, path)


def _outlines(gebiete: Iterable[Gebiet]) -> tuple[dict[int, Outline], dict[int, str]]:
    """Outlines and their sources by Gebiet."""
    names = {gebiet.pk: gebiet.name for gebiet in gebiete}
    rows = list(Boundary.objects.filter(gebiet__in=names).values_list("gebiet_id", "geometry", "source"))
    return {pk: Outline(pk, names[pk], geometry) for pk, geometry, _ in rows}, {pk: source for pk, _, source in rows}


def _people(gebiete: Sequence[Gebiet], stelle: Stelle) -> dict[int, tuple[int, date]]:
    """People of areas that no official list counts, on the newest day for which any of them is counted."""
    visible = Population.objects.filter(Q(source__stelle=None) | Q(source__stelle=stelle), gebiet__in=gebiete)
    visible = visible.filter(sex=Sex.ALL, status=ValueStatus.OK)
    newest = visible.aggregate(day=Max("stichtag"))["day"] if gebiete else None
    if newest is None:
        return {}
    bands: dict[int, dict[tuple[int, int | None], int]] = defaultdict(dict)
    rows = visible.filter(stichtag=newest).order_by("source__loaded_at")
    for gebiet, low, high, persons in rows.values_list("gebiet_id", "age_from_months", "age_to_months", "persons"):
        bands[gebiet][low, high] = persons or 0
    totals = {gebiet: found.get((0, None), whole_of(found)) for gebiet, found in bands.items()}
    return {gebiet: (total, newest) for gebiet, total in totals.items() if total is not None}
