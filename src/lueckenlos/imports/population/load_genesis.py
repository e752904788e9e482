"""People of official statistics into ``indicators.Population``."""

from collections import defaultdict
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.imports import area_rules
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.population import genesis_people
from lueckenlos.imports.population.genesis_people import PeopleFile, totals_by_key
from lueckenlos.imports.receipt import Control, Note, Progress, Receipt, Rejected, quiet
from lueckenlos.imports.regions import Region, Regions
from lueckenlos.imports.storing import People, store_people
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

E = GebietsEbene
NEAR_YEARS: Final = 6
NEAR_TOLERANCE: Final = 0.1
FAR_TOLERANCE: Final = 0.4
_LEVELS: Final = {
    E.BUND: "control_people_bund",
    E.LAND: "control_people_laender",
    E.REGIERUNGSBEZIRK: "control_people_regierungsbezirke",
    E.KREIS: "control_people_kreise",
    E.GEMEINDEVERBAND: "control_people_verbaende",
    E.GEMEINDE: "control_people_gemeinden",
}


@transaction.atomic
def load_genesis(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``genesis_…``, ``areas_missing``, ``people_implausible``."""
    ensure(area_rules.may_load_official(by))
    regions = Regions.load()
    progress("read", 0, 1)
    parsed = genesis_people.parse(file)
    known = _known(parsed, regions)
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256)
    receipt.controls = _controls(parsed, known)
    source = open_source(receipt, stelle=None)
    progress("write", 0, len(parsed.rows))
    store_people(_people(parsed, known), source, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)


def _known(parsed: PeopleFile, regions: Regions) -> dict[str, Region]:
    """Regions of the file that hold figures: unknown ones are rejected, dissolved ones without figures left out."""
    known: dict[str, Region] = {}
    gone = 0
    for key in parsed.names:
        region = regions.find(key)
        if region is not None and not (region.gone and key in parsed.empty):
            known[key] = region
        elif key in parsed.empty:
            gone += 1
    if gone:
        parsed.notes.append(Note("people_dissolved", {"count": gone}))
    reported: set[str] = set()
    for row in parsed.rows:
        (key,) = row.area
        if key not in known and key not in parsed.empty and key not in reported:
            reported.add(key)
            parsed.rejected.append(Rejected(row.line, "area_unknown", {"key": key, "name": parsed.names[key]}))
    return known


def _people(parsed: PeopleFile, known: dict[str, Region]) -> list[People]:
    found: dict[tuple[int, date, int, int | None, str], People] = {}
    for row in parsed.rows:
        region = known.get(row.area[0])
        if region is None:
            continue
        key = (region.id, row.stichtag, row.span.low, row.span.high, row.sex)
        if key in found:
            if found[key].persons != row.persons:
                parsed.rejected.append(Rejected(row.line, "value_twice", {"name": region.name}))
            continue
        found[key] = People(*key, row.persons, row.status)
    return list(found.values())


def _controls(parsed: PeopleFile, known: dict[str, Region]) -> list[Control]:
    """People of the newest day by level beside the stored population of the same units."""
    newest = max(parsed.days)
    people: dict[int, int] = defaultdict(int)
    stored: dict[int, int] = defaultdict(int)
    units: dict[int, int] = defaultdict(int)
    for (key, stichtag), persons in totals_by_key(parsed.rows).items():
        region = known.get(key)
        if region is None or stichtag != newest:
            continue
        units[region.ebene] += 1
        people[region.ebene] += persons
        stored[region.ebene] += region.population or 0
    controls = [
        Control(code, people[level], stored[level] or None, {"units": units[level]})
        for level, code in _LEVELS.items()
        if units[level]
    ]
    _check(controls, newest)
    return controls


def _check(controls: list[Control], newest: date) -> None:
    tolerance = NEAR_TOLERANCE if abs(newest.year - timezone.localdate().year) <= NEAR_YEARS else FAR_TOLERANCE
    for control in controls:
        if control.deviation is not None and abs(control.deviation) > tolerance:
            raise BadInput(
                "people_implausible",
                label=control.label,
                value=f"{control.value:.0f}",
                expected=f"{control.expected:.0f}",
            )
