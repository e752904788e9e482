"""Loading areas, whatever kind of file holds them."""

from collections.abc import Callable

from lueckenlos.imports.areas.load_changes import load_changes
from lueckenlos.imports.areas.load_list import load_list
from lueckenlos.imports.areas.load_outlines import load_outlines
from lueckenlos.imports.areas.load_sozialraeume import load_sozialraeume
from lueckenlos.imports.areas.load_umstieg import load_umstieg
from lueckenlos.imports.files import Upload
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Progress, Receipt, quiet
from lueckenlos.tenancy.actor import Actor


def load_areas(
    *, file: Upload, kind: Kind, by: Actor | None, dry_run: bool = False, progress: Progress = quiet
) -> Receipt:
    """One transaction: all of the file or nothing. ``by`` None is the operator at the command line.

    ``dry_run`` does everything and takes it back, so that the receipt says exactly what would happen.
    """
    if kind in {Kind.GV100AD, Kind.AUSZUG_GV}:
        return load_list(file=file, kind=kind, by=by, dry_run=dry_run, progress=progress)
    actions: dict[Kind, Callable[..., Receipt]] = {
        Kind.GEBIETSAENDERUNGEN: load_changes,
        Kind.UMRISSE: load_outlines,
        Kind.SOZIALRAEUME: load_sozialraeume,
        Kind.UMSTIEG: load_umstieg,
    }
    return actions[kind](file=file, by=by, dry_run=dry_run, progress=progress)
