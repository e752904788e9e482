"""``lueckenlos import offers``: the engine of the work area with a result in German and an exit code."""

from collections.abc import Sequence
from pathlib import Path

from lueckenlos.config.import_common import SHOWN, Bar, must_exist, pairs_of
from lueckenlos.imports.enums import RowOutcome
from lueckenlos.imports.offer_command import Given, Result, import_offers
from lueckenlos.shared.formats import day, whole


def run(
    file: Path,
    *,
    stelle: str,
    dry_run: bool,
    release: bool,
    constants: Sequence[str] = (),
    columns: Sequence[str] = (),
) -> int:
    """0 when every row was taken as it stands, 1 when some were left out."""
    bar = Bar()
    must_exist(file)
    given = Given(pairs_of(columns), pairs_of(constants))
    result = import_offers(file, stelle_slug=stelle, dry_run=dry_run, progress=bar.rows, release=release, given=given)
    bar.close()
    _print_offers(result)
    return result.exit_code


def _print_offers(result: Result) -> None:
    if result.earlier:
        print(f"Diese Datei wurde schon am {day(result.earlier.date())} übernommen.")
    print("Probelauf, nichts wurde geändert." if result.dry_run else "Übernommen.")
    for heading, name in result.columns:
        print(f"  {heading[:24]:24} → {name}")
    for outcome in RowOutcome:
        if count := result.counts[outcome.value]:
            print(f"  {outcome.label:24} {whole(count):>10}")
    if result.new_traeger:
        print(f"  neue Träger              {whole(result.new_traeger):>10}")
    for line in result.left_out[:SHOWN]:
        print(f"Zeile {line.line} „{line.title}“: {' '.join(line.reasons)}")
    if len(result.left_out) > SHOWN:
        print(f"… und {whole(len(result.left_out) - SHOWN)} weitere Zeilen.")
