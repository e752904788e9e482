"""Loaders of official figures at the size of a Land, for ``bench.py``: rows a second of processor time."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports.files import Upload
from lueckenlos.imports.grid.cells import parse_grid
from lueckenlos.imports.indicator_files.actions import load_indicators
from lueckenlos.imports.indicator_files.geda import parse_geda
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt

CELLS, COLUMNS, YEARS, SURVEY = 200_000, 6, 20, 20_000


def run() -> list[str]:
    """Medians of processor time. Nothing stays in the database."""
    keys = list(
        Gebiet.objects.filter(ebene=GebietsEbene.GEMEINDE, dissolved_on=None).values_list("ags", flat=True)
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lines = ["\nEinlesen von Zahlen, Zeilen je Sekunde Rechenzeit"]
        grid, survey = _grid(place), _survey(place)
        lines.append(_rate("Zensus-Gitter 100 m lesen und prüfen", CELLS, lambda: parse_grid(grid)))
        lines.append(_rate("GEDA lesen und prüfen", SURVEY, lambda: parse_geda(survey)))
        if keys:
            flat, own = _flat(place, keys), _own(place, keys)
            rows = YEARS * len(keys)
            lines.append(
                _rate("GENESIS-Datei, bis in die Datenbank", rows, lambda: _load(flat, Kind.GENESIS_INDIKATOR))
            )
            lines.append(
                _rate("Tabelle mit Schlüsseln, bis in die Datenbank", rows, lambda: _load(own, Kind.INDIKATOR_EIGEN))
            )
        return lines


def _rate(name: str, rows: int, work: Callable[[], object]) -> str:
    times = []
    for _ in range(3):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    speed = f"{rows / statistics.median(times):,.0f} ({rows:,} Zeilen)".replace(",", ".")
    return f"  {name}: {speed}"


def _load(file: Upload, kind: Kind) -> Receipt:
    """All of a load but its lasting effect."""
    with transaction.atomic():
        return load_indicators(file=file, kind=kind, by=None, dry_run=True)


def _grid(folder: Path) -> Upload:
    head = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Insgesamt_Bevoelkerung;Unter18;a18bis29;a30bis49;a50bis64;a65undaelter"
    lines = [head]
    for number in range(CELLS):
        east, north = 4_300_000 + 100 * (number % 500), 3_000_000 + 100 * (number // 500)
        counts = ";".join(str((number * step) % 17 + 3) for step in range(1, COLUMNS + 1))
        lines.append(f"CRS3035RES100mN{north}E{east};{east + 50};{north + 50};{counts}")
    return _written(folder / "gitter.csv", lines)


def _survey(folder: Path) -> Upload:
    head = (
        "Altersgruppe,Bildungsgruppe,Gender,Frequency,Freq_ges,Percent,LowerCL,UpperCL,Bundesland,Standard,Variable,"
        "BundeslandId,Bundesland_Klassifikation"
    )
    line = "Gesamt,Untere,Frauen,12,30,41.25,25.0,58.5,Deutschland,1,RCstatE_k3,0,NA"
    return _written(folder / "geda.csv", [head, *([line] * SURVEY)])


def _flat(folder: Path, keys: list[str]) -> Upload:
    head = (
        "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
        "1_variable_attribute_code;1_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label"
    )
    start, end = "99910;Regionalatlas;JAHR;Jahr", "Prozent;AI0801;Arbeitslosenquote"
    lines = [
        f"{start};{2000 + year};GEMEIN;Gemeinden;{key};Ort;{year % 9},5;{end}" for year in range(YEARS) for key in keys
    ]
    return _written(folder / "flat.csv", [head, *lines])


def _own(folder: Path, keys: list[str]) -> Upload:
    lines = [f"{key};{2000 + year};{year % 9},5" for year in range(YEARS) for key in keys]
    return _written(folder / "eigen.csv", ["AGS;Jahr;SGB-II-Quote", *lines])


def _written(path: Path, lines: list[str]) -> Upload:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Upload.of(path)
