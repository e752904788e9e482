"""``lueckenlos import``: the engines of the work area with a progress bar, a result in German and an exit code."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from lueckenlos.imports import commands
from lueckenlos.imports.enums import RowOutcome
from lueckenlos.imports.offer_command import Given, Result, import_offers
from lueckenlos.imports.receipt import Receipt
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.formats import day, decimal, whole

SHOWN = 50
BAR = 30
REDRAW_SECONDS = 0.2
COMMANDS = {
    "areas": commands.import_areas,
    "population": commands.import_population,
    "indicator": commands.import_indicator,
}


class Bar:
    """A line on the terminal that counts up; silent where nobody looks at it."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self.drawn = 0.0

    def rows(self, done: int) -> None:
        """For files whose length nobody knows before the end."""
        self._draw(f"{whole(done)} Zeilen")

    def steps(self, step: str, done: int, total: int) -> None:
        """For loads in steps."""
        filled = BAR * done // total if total else 0
        self._draw(f"{step:24} [{'█' * filled}{'·' * (BAR - filled)}] {whole(done)}/{whole(total)}")

    def _draw(self, text: str) -> None:
        now = time.monotonic()
        if self.shown and now - self.drawn > REDRAW_SECONDS:
            self.drawn = now
            print(f"\r{text:80}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self.shown:
            print("\r" + " " * 80 + "\r", end="", file=sys.stderr, flush=True)


def offers(
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
    _must_exist(file)
    given = Given(_pairs(columns), _pairs(constants))
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


def official(target: str, file: Path, *, stelle: str | None, options: Sequence[str], dry_run: bool) -> int:
    """0 when every line was taken, 1 when some were rejected."""
    bar = Bar()
    _must_exist(file)
    receipt = COMMANDS[target](file, stelle_slug=stelle, options=_pairs(options), dry_run=dry_run, progress=bar.steps)
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


def _pairs(options: Sequence[str]) -> dict[str, str]:
    pairs = [option.partition("=") for option in options]
    for name, sign, _ in pairs:
        if not sign:
            raise BadInput("cli_option", option=name)
    return {name: value for name, _, value in pairs}


def _must_exist(file: Path) -> None:
    if not file.is_file():
        raise BadInput("cli_no_file", file=str(file))
