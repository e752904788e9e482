"""A social atlas: people and indicators of a town's districts from one file, in one transaction."""

from django.db import transaction

from lueckenlos.imports import area_rules
from lueckenlos.imports.areas.town import Sozialraeume, town_of
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.indicator_files.resolve import resolve_own_figures
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.own_areas import CREATE, OwnAreas
from lueckenlos.imports.population import sozialatlas
from lueckenlos.imports.population.control import control_people
from lueckenlos.imports.population.load_own import resolve_people
from lueckenlos.imports.receipt import Control, Progress, Receipt, quiet
from lueckenlos.imports.storing import store_figures, store_people
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def load_sozialatlas(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``sql_unreadable``, ``sozialatlas_unknown``, ``gemeinde_…``, ``no_area_matched``."""
    town = town_of(file.options, by)
    ensure(area_rules.may_load_own(by, town))
    progress("read", 0, 1)
    parsed = sozialatlas.parse(file)
    parsed.facts["gemeinde"] = town.name
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256, attribution=file.options.quelle)
    source = open_source(receipt, stelle=by.stelle if by else None)
    areas = OwnAreas(
        Sozialraeume.of(town), file.options.anlegen.lower() in CREATE, receipt.attribution, parsed.rejected
    )
    people = resolve_people(parsed.rows, areas)
    figures = resolve_own_figures(parsed.figures, areas)
    receipt.controls, notes = control_people(people, town, present=areas.present)
    receipt.controls.append(Control("control_figures", len(figures)))
    receipt.notes.extend([*areas.notes(), *notes])
    store_people(list(people.values()), source, receipt)
    store_figures(figures, source, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)
