"""Loading people, whatever kind of file counts them."""

from collections.abc import Callable

from lueckenlos.imports.files import Upload
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.population.load_genesis import load_genesis
from lueckenlos.imports.population.load_own import load_own
from lueckenlos.imports.population.load_sozialatlas import load_sozialatlas
from lueckenlos.imports.receipt import Progress, Receipt, quiet
from lueckenlos.tenancy.actor import Actor


def load_population(
    *, file: Upload, kind: Kind, by: Actor | None, dry_run: bool = False, progress: Progress = quiet
) -> Receipt:
    """One transaction; see ``areas.actions.load_areas``."""
    actions: dict[Kind, Callable[..., Receipt]] = {
        Kind.GENESIS_BEVOELKERUNG: load_genesis,
        Kind.BEVOELKERUNG_EIGEN: load_own,
        Kind.SOZIALATLAS: load_sozialatlas,
    }
    return actions[kind](file=file, by=by, dry_run=dry_run, progress=progress)
