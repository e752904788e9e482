"""``lueckenlos import areas|population|indicator``: the loaders with a result in German and an exit code."""

from collections.abc import Sequence
from pathlib import Path

from lueckenlos.config.import_common import SHOWN, Bar, must_exist, pairs_of
from lueckenlos.imports import commands
from lueckenlos.imports.receipt import Receipt
from lueckenlos.shared.formats import decimal, whole

COMMANDS = {
    "areas": commands.import_areas,
    "population": commands.import_population,
    "indicator": commands.import_indicator,
}


def run(target: str, file: Path, *, stelle: str | None, options: Sequence[str], dry_run: bool) -> int:
    """0 when every line was taken, 1 when some were rejected."""
    bar = Bar()
    must_exist(file)
    receipt = COMMANDS[target](file, stelle_slug=stelle, options=pairs_of(options), dry_run=dry_run, progress=bar.steps)
    bar.close()
    _print_receipt(receipt)
    return 1 if receipt.rejected else 0


def _print_receipt(receipt: Receipt) -> None:
    print(f"{receipt.title}" + ("" if receipt.applied else " (Probelauf, nichts wurde geändert)"))
    lines = (
        ("neu", receipt.new),
        ("geändert", receipt.changed),
        ("bestätigt (gleich, neuerer Stand)", receipt.confirmed),
        ("unverändert", receipt.unchanged),
    )
    for label, count in lines:
        if count or label != lines[2][0]:
            print(f"  {label:44} {whole(count):>16}")
    for control in receipt.controls:
        digits = 0 if float(control.value).is_integer() else 2
        expected = f" (erwartet {decimal(control.expected, digits)})" if control.expected is not None else ""
        print(f"  {control.label:44} {decimal(control.value, digits):>16}{expected}")
    for note in receipt.notes:
        print(f"  {note.text}")
    for rejected in receipt.rejected[:SHOWN]:
        print(f"Zeile {rejected.line}: {rejected.text}")
