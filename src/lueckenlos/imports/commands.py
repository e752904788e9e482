"""What the command line offers for areas and figures; the printing is the command line's own business."""

from collections.abc import Mapping
from pathlib import Path

from lueckenlos.imports.area_actions import load_file
from lueckenlos.imports.area_messages import AREA_SENTENCES, STEP_LABELS
from lueckenlos.imports.files import Options, Upload
from lueckenlos.imports.kinds import TARGETS, Kind, Target
from lueckenlos.imports.receipt import Progress, Receipt, quiet
from lueckenlos.imports.recognise import recognise
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

_COMMANDS = {
    Target.AREAS: "areas",
    Target.POPULATION: "population",
    Target.INDICATORS: "indicator",
    Target.OFFERS: "offers",
}


def import_areas(
    path: Path,
    *,
    stelle_slug: str | None = None,
    kind: Kind | None = None,
    options: Mapping[str, str] | None = None,
    dry_run: bool = False,
    progress: Progress = quiet,
) -> Receipt:
    """Official areas (without ``stelle_slug``), or a town's own Sozialräume in the name of a Stelle."""
    return _run(Target.AREAS, path, slug=stelle_slug, kind=kind, options=options, dry_run=dry_run, progress=progress)


def import_population(
    path: Path,
    *,
    stelle_slug: str | None = None,
    kind: Kind | None = None,
    options: Mapping[str, str] | None = None,
    dry_run: bool = False,
    progress: Progress = quiet,
) -> Receipt:
    """People by age: GENESIS and Zensus tables, a town's own table, a social atlas."""
    return _run(
        Target.POPULATION, path, slug=stelle_slug, kind=kind, options=options, dry_run=dry_run, progress=progress
    )


def import_indicator(
    path: Path,
    *,
    stelle_slug: str | None = None,
    kind: Kind | None = None,
    options: Mapping[str, str] | None = None,
    dry_run: bool = False,
    progress: Progress = quiet,
) -> Receipt:
    """Indicator values: GISD, Wegweiser Kommune, GENESIS, INKAR, a town's own table."""
    return _run(
        Target.INDICATORS, path, slug=stelle_slug, kind=kind, options=options, dry_run=dry_run, progress=progress
    )


def _run(
    target: Target,
    path: Path,
    *,
    slug: str | None,
    kind: Kind | None,
    options: Mapping[str, str] | None,
    dry_run: bool,
    progress: Progress,
) -> Receipt:
    given = Options.of(options or {})
    by = _actor(slug) if slug else None
    file = Upload.of(path, options=given)
    kind = kind or recognise(path, sheet=given.blatt)
    if TARGETS[kind] is not target:
        raise BadInput("kind_other_command", kind=AREA_SENTENCES[f"kind_{kind.value}"], target=_COMMANDS[TARGETS[kind]])

    def worded(step: str, done: int, total: int) -> None:
        progress(STEP_LABELS.get(step, step), done, total)

    return load_file(file=file, kind=kind, by=by, dry_run=dry_run, progress=worded)


def _actor(slug: str) -> Actor:
    stelle = Stelle.objects.filter(slug=slug).first()
    if stelle is None:
        raise BadInput("stelle_unknown", slug=slug)
    return system_actor(stelle)
