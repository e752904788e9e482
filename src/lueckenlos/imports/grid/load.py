"""A census grid into people, indicator values and cells.

Each cell belongs where its middle lies. The census hides people by changing small numbers a little (cell key method),
so sums of cells are near the published figure of a Gebiet, not equal to it: a Gebiet whose sum is far off (an outline
of another Gebietsstand, a file that holds only a part of it) gets none. Figures of official tables stay as they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from django.db import transaction

from lueckenlos.equity.numbers import IntArray
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports import area_rules
from lueckenlos.imports.aliases import figures_content
from lueckenlos.imports.datasets import census_people, new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.grid.areas import NOWHERE, cells_by, gemeinden_of, sozialraeume_of, sums_by, upwards
from lueckenlos.imports.grid.cells import GridFile, parse_grid
from lueckenlos.imports.grid.layouts import CENSUS_2022, Measure
from lueckenlos.imports.grid.store import store_cells
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.receipt import Control, Note, Progress, Receipt, quiet
from lueckenlos.imports.storing import Figure, People, store_figures, store_people
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import GridCells, Population
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

E = GebietsEbene
# people that make a file one of the whole country, and how far its sum may be from the census
NATION: Final = 70_000_000
NATION_TOLERANCE: Final = 0.005
# sum of the cells over the population of the list: people, and households (two people each on average)
PEOPLE_SHARE: Final = (0.7, 1.4)
HOUSEHOLD_SHARE: Final = (0.3, 0.85)
# a Sozialraum of fewer coarse cells is mostly border
LEAST_COARSE: Final = 20
FINE: Final = 100


@transaction.atomic
def load_grid(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``grid_…`` of the parser and ``grid_no_outlines``, ``grid_other_edition``, ``grid_elsewhere``."""
    ensure(area_rules.may_load_official(by))
    parsed = parse_grid(file, progress)
    _check_edition(parsed)
    progress("place", 0, parsed.column.size)
    points = parsed.middles()
    gemeinde = gemeinden_of(points)
    if (gemeinde == NOWHERE).all():
        raise BadInput("grid_elsewhere")
    parsed.facts |= _facts(parsed)
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256)
    source = open_source(receipt, stelle=None)
    progress("write", 0, parsed.column.size)
    finer = _finer_known(parsed)
    store_cells(parsed, gemeinde, source, receipt)
    sums = _Sums.of(parsed, gemeinde, sozialraeume_of(points))
    receipt.controls = _controls(parsed, gemeinde, sums)
    receipt.notes.extend(sums.notes())
    if finer:
        receipt.notes.append(Note("grid_finer_known"))
    else:
        store_people(_without_official(sums.people(parsed.stichtag), parsed.stichtag), source, receipt)
        store_figures(list(_figures(sums, parsed.stichtag)), source, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)


def _check_edition(parsed: GridFile) -> None:
    """A file of the whole country must add up to its census; a copy was once passed on under the wrong year."""
    people = parsed.total("einwohner")
    if people is None or people < NATION:
        return
    expected = census_people(parsed.stichtag)
    if expected is not None and abs(people - expected) > NATION_TOLERANCE * expected:
        raise BadInput(
            "grid_other_edition", value=f"{people:.0f}", expected=f"{expected:.0f}", year=parsed.stichtag.year
        )


def _facts(parsed: GridFile) -> dict[str, str]:
    year = str(parsed.stichtag.year)
    credit = "; Gitter © GeoBasis-DE / BKG 2023" if parsed.stichtag == CENSUS_2022 else ""
    labels = ", ".join(measure.label for measure in list(parsed.counts)[:4])
    return {"jahr": year, "raster": f"{parsed.metres} m", "merkmal": labels, "gitter": credit}


def _finer_known(parsed: GridFile) -> bool:
    slugs = [measure.slug for measure in parsed.counts]
    known = GridCells.objects.filter(stichtag=parsed.stichtag, measure__in=slugs, metres__lt=parsed.metres)
    return bool(known.exists())


@dataclass(slots=True)
class _Sums:
    """Per measure the sums of Gebiete that hold; ``cut`` and ``small`` are Gebiete left out, and why."""

    by_measure: dict[Measure, dict[int, float]]
    levels: dict[int, int]
    cut: set[int]
    small: set[int]
    complete: bool

    @classmethod
    def of(cls, parsed: GridFile, gemeinde: IntArray, sozialraum: IntArray) -> "_Sums":
        gebiete = {
            pk: (population, parent, ars)
            for pk, population, parent, ars in Gebiet.objects.filter(ebene=E.GEMEINDE, dissolved_on=None).values_list(
                "pk", "population", "parent_id", "ars"
            )
        }
        cut = _cut(parsed, gemeinde, {pk: row[0] for pk, row in gebiete.items()})
        cells = cells_by(sozialraum)
        small = {pk for pk, number in cells.items() if parsed.metres > FINE and number < LEAST_COARSE}
        above, levels = _above(gebiete)
        complete = _complete(gebiete, cut, gemeinde)
        found: dict[Measure, dict[int, float]] = {}
        for measure, counts in parsed.counts.items():
            own = sums_by(gemeinde, counts)
            parts = {pk: number for pk, number in sums_by(sozialraum, counts).items() if pk not in small}
            higher = upwards(own, above) if complete else {}
            kept = {pk: number for pk, number in own.items() if pk not in cut}
            found[measure] = {**higher, **kept, **parts}
        levels |= dict.fromkeys(gebiete, int(E.GEMEINDE)) | dict.fromkeys(cells, int(E.SOZIALRAUM))
        return cls(found, levels, cut, small, complete)

    def notes(self) -> list[Note]:
        notes = [Note("grid_rule")]
        if self.cut:
            notes.append(Note("grid_cut", {"count": len(self.cut)}))
        if self.small:
            notes.append(Note("grid_small", {"count": len(self.small), "least": LEAST_COARSE}))
        return notes

    def people(self, day: date) -> list[People]:
        return [
            People(pk, day, *measure.band, "", round(number), ValueStatus.OK)
            for measure, sums in self.by_measure.items()
            if measure.band is not None
            for pk, number in sums.items()
        ]

    def of_slug(self, slug: str) -> Mapping[int, float]:
        return next((sums for measure, sums in self.by_measure.items() if measure.slug == slug), {})


def _cut(parsed: GridFile, gemeinde: IntArray, people: Mapping[int, int | None]) -> set[int]:
    """Gemeinden whose cells cannot be all of theirs, or are more than theirs."""
    for slug, (least, most) in (("einwohner", PEOPLE_SHARE), ("haushalte", HOUSEHOLD_SHARE)):
        counts = next((each for measure, each in parsed.counts.items() if measure.slug == slug), None)
        if counts is not None:
            sums = sums_by(gemeinde, counts)
            return {
                pk for pk, number in sums.items() if not least * (people[pk] or 0) <= number <= most * (people[pk] or 0)
            }
    return set()


def _above(
    gebiete: Mapping[int, tuple[int | None, int | None, str]],
) -> tuple[dict[int, tuple[int, ...]], dict[int, int]]:
    """Kreis, Land and Bund over each Gemeinde, and the levels of those."""
    levels: dict[int, int] = {}
    by_ars: dict[str, int] = {}
    for pk, ebene, ars in Gebiet.objects.filter(ebene__in=[E.BUND, E.LAND, E.KREIS], dissolved_on=None).values_list(
        "pk", "ebene", "ars"
    ):
        levels[pk], by_ars[ars] = ebene, pk
    keys = {pk: (ars[:5], ars[:2], "0") for pk, (_, _, ars) in gebiete.items()}
    return {pk: tuple(by_ars[key] for key in found if key in by_ars) for pk, found in keys.items()}, levels


def _complete(gebiete: Mapping[int, tuple[int | None, int | None, str]], cut: set[int], gemeinde: IntArray) -> bool:
    """Whether the file holds nearly all people of the country, so that sums of Kreise and Länder are whole."""
    everybody = sum(population or 0 for population, _, _ in gebiete.values())
    there = set(np.unique(gemeinde).tolist()) - cut
    held = sum(gebiete[pk][0] or 0 for pk in there if pk in gebiete)
    return bool(everybody) and held > 0.95 * everybody


def _without_official(rows: list[People], day: date) -> list[People]:
    """Rows for which no official table has the figure itself."""
    others = Population.objects.filter(stichtag=day, source__stelle=None, sex="").exclude(
        source__control__kind=Kind.ZENSUS_GITTER.value
    )
    taken = set(others.values_list("gebiet_id", "age_from_months", "age_to_months"))
    return [row for row in rows if (row.gebiet, row.age_from, row.age_to) not in taken]


def _figures(sums: _Sums, day: date) -> Iterable[Figure]:
    """Indicators that are a share of one measure in others, as ``figures.toml`` says."""
    for raw in figures_content()["grid_indicator"]:
        cases = sums.of_slug(raw["cases"])
        bases = [sums.of_slug(slug) for slug in raw["base"]]
        if not cases or not all(bases):
            continue
        for pk in sorted(set.intersection(*map(set, bases))):
            base = sum(part[pk] for part in bases)
            number = cases.get(pk, 0.0)
            if base > 0 and number <= base:
                yield Figure(
                    raw["slug"], pk, str(day.year), 100 * number / base, round(number), round(base), ValueStatus.OK
                )


def _controls(parsed: GridFile, gemeinde: IntArray, sums: _Sums) -> list[Control]:
    """Cells and sums of the file beside the census, and beside what found its Gemeinde."""
    controls = [Control("control_cells", parsed.column.size, None)]
    there = gemeinde != NOWHERE
    for measure, counts in parsed.counts.items():
        total = float(np.nansum(counts))
        expected = census_people(parsed.stichtag) if measure.slug == "einwohner" and total >= NATION else None
        controls.append(Control("control_grid_sum", total, expected, {"name": measure.label}))
        placed = float(np.nansum(counts[there]))
        controls.append(Control("control_grid_placed", placed, total, {"name": measure.label}))
    some = next(iter(sums.by_measure.values()), {})
    for level in (E.GEMEINDE, E.SOZIALRAUM):
        number = sum(1 for pk in some if sums.levels.get(pk) == level)
        if number:
            controls.append(Control("control_units", number, None, {"level": level.label}))
    return controls
