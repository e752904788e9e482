"""Small tables for the tests of the import."""

from collections.abc import Iterable
from pathlib import Path

from lueckenlos.directory.exchange import COLUMNS, csv_lines
from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.tenancy.actor import Actor

HEADINGS = [column.name for column in COLUMNS]
FULL = {
    "titel": "Stillgruppe",
    "kurzbeschreibung": "Offenes Treffen mit einer Hebamme",
    "traeger": "Familienverein Kupferberg (erfunden)",
    "strasse": "Markt",
    "hausnummer": "1",
    "plz": "06333",
    "ort": "Hettstedt",
    "ags": "15087220",
    "alter_von_monate": "0",
    "alter_bis_monate": "12",
    "handlungsfelder": "schwangerschaft-geburt-stillen|familie-elternschaft",
    "lebenslagen": "gesundheitlich",
    "zielgruppen": "muetter",
    "angebotsform": "gruppe",
    "zugang": "offen|vor-ort",
    "kosten": "frei",
    "sprachen": "de",
    "rollstuhlgerecht": "ja",
    "telefon": "03476 123456",
    "email": "still@beispiel.example",
    "website": "https://beispiel.example/still",
    "plaetze": "12",
    "stand": "2026-10-01",
}


def line(**values: str) -> dict[str, str]:
    return {**FULL, **values}


def csv_text(rows: Iterable[dict[str, str]], headings: list[str] | None = None) -> str:
    names = headings or HEADINGS
    return "".join(csv_lines([names, *([row.get(name, "") for name in names] for row in rows)]))


def upload(by: Actor, text: str | bytes, name: str = "angebote.csv") -> ImportRun:
    data = text.encode() if isinstance(text, str) else text
    return actions.upload(by=by, stream=[data], name=name)


def previewed(by: Actor, rows: Iterable[dict[str, str]], headings: list[str] | None = None) -> ImportRun:
    """An import of these rows up to its preview, columns as guessed."""
    run = upload(by, csv_text(rows, headings))
    return actions.assign_columns(run=run, by=by, mapping=run.mapping, clear_empty=False)


def applied(by: Actor, rows: Iterable[dict[str, str]], *, release: bool = False) -> ImportRun:
    return actions.start_apply(run=previewed(by, rows), by=by, release=release)


def outcomes(run: ImportRun) -> list[str]:
    return list(ImportRow.objects.filter(run=run).order_by("line").values_list("outcome", flat=True))


def codes(run: ImportRun) -> list[list[str]]:
    rows = ImportRow.objects.filter(run=run).order_by("line").values_list("problems", flat=True)
    return [[problem["code"] for problem in problems] for problems in rows]


def written(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    path.write_text(csv_text(rows), encoding="utf-8")
    return path
