"""Loading any known file of areas or figures."""

from lueckenlos.imports.areas.actions import load_areas
from lueckenlos.imports.files import Upload
from lueckenlos.imports.indicator_files.actions import load_indicators
from lueckenlos.imports.kinds import TARGETS, Kind, Target
from lueckenlos.imports.population.actions import load_population
from lueckenlos.imports.receipt import Progress, Receipt, quiet
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy.actor import Actor


def load_file(
    *, file: Upload, kind: Kind, by: Actor | None, dry_run: bool = False, progress: Progress = quiet
) -> Receipt:
    """One transaction. BadInput ``kind_not_figures`` for a table of anything else."""
    match TARGETS[kind]:
        case Target.AREAS:
            return load_areas(file=file, kind=kind, by=by, dry_run=dry_run, progress=progress)
        case Target.POPULATION:
            return load_population(file=file, kind=kind, by=by, dry_run=dry_run, progress=progress)
        case Target.INDICATORS:
            return load_indicators(file=file, kind=kind, by=by, dry_run=dry_run, progress=progress)
    raise BadInput("kind_not_figures")
