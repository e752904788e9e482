"""A town's own count of people by small area into ``indicators.Population``."""

from datetime import date

from django.db import transaction

from lueckenlos.imports import area_rules
from lueckenlos.imports.areas.town import Sozialraeume, town_of
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.own_areas import CREATE, OwnAreas
from lueckenlos.imports.population import own_people
from lueckenlos.imports.population.control import control_people
from lueckenlos.imports.population.rows import PeopleRow
from lueckenlos.imports.receipt import Progress, Receipt, Rejected, quiet
from lueckenlos.imports.storing import People, store_people
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def load_own(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``people_…``, ``gemeinde_…``, ``no_area_matched``; NotAllowed for another Stelle's town."""
    town = town_of(file.options, by)
    ensure(area_rules.may_load_own(by, town))
    progress("read", 0, 1)
    parsed = own_people.parse(file)
    parsed.facts["gemeinde"] = town.name
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256, attribution=file.options.quelle)
    source = open_source(receipt, stelle=by.stelle if by else None)
    areas = OwnAreas(
        Sozialraeume.of(town), file.options.anlegen.lower() in CREATE, receipt.attribution, parsed.rejected
    )
    people = resolve_people(parsed.rows, areas)
    receipt.controls, notes = control_people(people, town, present=areas.present)
    receipt.notes.extend([*areas.notes(), *notes])
    store_people(list(people.values()), source, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)


def resolve_people(rows: list[PeopleRow], areas: OwnAreas) -> dict[tuple[int, date, int, int | None, str], People]:
    """Each count with its Gebiet; BadInput ``no_area_matched`` if not one area is known."""
    found: dict[tuple[int, date, int, int | None, str], People] = {}
    for row in rows:
        gebiet = areas.find(row.line, row.area)
        if gebiet is None:
            continue
        key = (gebiet.pk, row.stichtag, row.span.low, row.span.high, row.sex)
        before = found.get(key)
        if before is None:
            found[key] = People(*key, row.persons, row.status)
        elif before.persons != row.persons:
            areas.rejected.append(Rejected(row.line, "value_twice", {"name": gebiet.name}))
    areas.check_some()
    return found
