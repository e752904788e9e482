"""Loading indicator values, whatever kind of file holds them."""

from collections.abc import Callable
from typing import Final

from django.db import transaction

from lueckenlos.imports import area_rules
from lueckenlos.imports.areas.town import Sozialraeume, town_of
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.grid.load import load_grid
from lueckenlos.imports.indicator_files import official, own
from lueckenlos.imports.indicator_files.control import control_official, control_own
from lueckenlos.imports.indicator_files.former import Former, converted
from lueckenlos.imports.indicator_files.load_geda import load_geda
from lueckenlos.imports.indicator_files.official import FigureFile
from lueckenlos.imports.indicator_files.resolve import resolve_figures, resolve_own_figures
from lueckenlos.imports.indicator_files.rows import FigureRow
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.own_areas import CREATE, OwnAreas
from lueckenlos.imports.receipt import Note, Progress, Receipt, Rejected, quiet
from lueckenlos.imports.regions import Region, Regions
from lueckenlos.imports.storing import store_figures
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

SOME_MATCH: Final = 0.5
KREIS_WIDTH: Final = 5
VERBAND_WIDTH: Final = 9
_PARSERS: Final[dict[Kind, Callable[[Upload], FigureFile]]] = {
    Kind.GISD: official.parse_gisd,
    Kind.WEGWEISER: official.parse_wegweiser,
    Kind.GENESIS_INDIKATOR: official.parse_genesis,
    Kind.INKAR: official.parse_inkar,
}

_ACTIONS: Final[dict[Kind, Callable[..., Receipt]]] = {Kind.ZENSUS_GITTER: load_grid, Kind.GEDA: load_geda}


def load_indicators(
    *, file: Upload, kind: Kind, by: Actor | None, dry_run: bool = False, progress: Progress = quiet
) -> Receipt:
    """One transaction; see ``areas.actions.load_areas``.

    A table of indicators belongs to a town if one is named or a Stelle loads it, else its keys are official ones.
    """
    if kind in _ACTIONS:
        return _ACTIONS[kind](file=file, by=by, dry_run=dry_run, progress=progress)
    if kind in _PARSERS:
        return load_official(file=file, kind=kind, by=by, dry_run=dry_run, progress=progress)
    if by is None and not file.options.gemeinde:
        return load_official(file=file, kind=kind, by=by, dry_run=dry_run, progress=progress)
    return load_own(file=file, by=by, dry_run=dry_run, progress=progress)


@transaction.atomic
def load_official(
    *, file: Upload, kind: Kind, by: Actor | None, dry_run: bool = False, progress: Progress = quiet
) -> Receipt:
    """BadInput of the parsers, ``areas_missing``, ``figures_unmatched``."""
    ensure(area_rules.may_load_official(by))
    regions = Regions.load()
    progress("read", 0, 1)
    parsed = _PARSERS[kind](file) if kind in _PARSERS else _by_official_key(file)
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256, attribution=file.options.quelle)
    former = Former.load(regions)
    finder = _Finder(regions, parsed, former)
    people = {region.id: (region.name, region.population) for region in regions.by_key.values()}
    figures = resolve_figures(parsed.rows, finder, parsed.rejected, people.__getitem__)
    if finder.former:
        figures, notes = converted([row for row in parsed.rows if row.area in finder.former], figures, former)
        receipt.notes.extend(notes)
    if not figures:
        raise BadInput("figures_unmatched")
    source = open_source(receipt, stelle=None)
    receipt.controls = control_official(figures, regions, kind, threshold=source.threshold)
    progress("write", 0, len(figures))
    store_figures(figures, source, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)


@transaction.atomic
def load_own(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``no_known_indicator``, ``gemeinde_…``, ``no_area_matched``; NotAllowed for another Stelle's town."""
    town = town_of(file.options, by)
    ensure(area_rules.may_load_own(by, town))
    progress("read", 0, 1)
    parsed = own.parse(file)
    parsed.facts["gemeinde"] = town.name
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256, attribution=file.options.quelle)
    source = open_source(receipt, stelle=by.stelle if by else None)
    areas = OwnAreas(
        Sozialraeume.of(town), file.options.anlegen.lower() in CREATE, receipt.attribution, parsed.rejected
    )
    figures = resolve_own_figures(parsed.rows, areas)
    areas.check_some()
    receipt.notes.extend(areas.notes())
    receipt.controls = control_own(figures, town.pk, present=areas.present, threshold=source.threshold)
    store_figures(figures, source, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)


def _by_official_key(file: Upload) -> FigureFile:
    parsed = own.parse(file)
    return FigureFile(parsed.kind, parsed.rows, parsed.rejected, parsed.notes, parsed.facts)


class _Finder:
    """Official units by the file's keys; unknown ones are rejected once, those dissolved long ago left out."""

    def __init__(self, regions: Regions, parsed: FigureFile, changes: Former) -> None:
        self.regions, self.parsed, self.changes = regions, parsed, changes
        self.former: set[tuple[str, ...]] = set()  # areas of units that became others
        self._found: dict[tuple[str, ...], Region | None] = {}
        self._gone = 0

    def __call__(self, row: FigureRow) -> int | None:
        if row.area not in self._found:
            self._found[row.area] = self._look(row)
        region = self._found[row.area]
        return region.id if region else None

    def _look(self, row: FigureRow) -> Region | None:
        width = self.parsed.width
        for key in row.area:
            region = self.regions.find_verband(key) if width == VERBAND_WIDTH else self._by_key(key, width)
            if region is not None and not (region.gone and row.area[0] in self.parsed.gone):
                if region.gone and self.changes.knows(key):
                    self.former.add(row.area)
                return region
        if row.area[0] in self.parsed.gone:
            self._note_gone()
        elif any(map(self.changes.knows, row.area)):
            self.former.add(row.area)
        else:
            self.parsed.rejected.append(
                Rejected(row.line, "area_unknown", {"key": row.area[0], "name": row.area[-1] if row.area[1:] else ""})
            )
        return None

    def _by_key(self, key: str, width: int) -> Region | None:
        region = self.regions.find(key, width=width)
        if region is None and not width:
            # some sources pad a Kreis to eight digits
            padded = key[:KREIS_WIDTH] if key[KREIS_WIDTH:] == "000" else ""
            region = self.regions.find(padded) if padded else self.regions.find(key, width=KREIS_WIDTH)
        return region

    def _note_gone(self) -> None:
        self._gone += 1
        self.parsed.notes[:] = [note for note in self.parsed.notes if note.code != "figures_dissolved"]
        self.parsed.notes.append(Note("figures_dissolved", {"count": self._gone}))
