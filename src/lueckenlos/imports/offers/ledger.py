"""The ledger of a run: one ImportRow for every line, written by the thousand."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from lueckenlos.imports.enums import RowEffect, RowOutcome
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offers.duplicates import Candidate
from lueckenlos.imports.offers.fields import SLOT
from lueckenlos.imports.offers.match import Choice, Result
from lueckenlos.shared.bulk import Plain, insert_rows

_TITLE: Final = SLOT["title"]
_COLUMNS: Final = (
    "run_id",
    "line",
    "outcome",
    "label",
    "raw",
    "problems",
    "changes",
    "offer_id",
    "candidates",
    "choice",
    "taken",
    "effect",
    "written",
)
_NO_LIST: Final = "[]"
_NO_MAP: Final = "{}"
_PLAIN: Final[Mapping[str, Plain]] = {
    "raw": _NO_LIST,
    "problems": _NO_LIST,
    "changes": _NO_MAP,
    "candidates": _NO_LIST,
    "choice": "",
    "taken": _NO_LIST,
    "written": _NO_MAP,
}
_NO_CHOICE: Final = Choice()
_UNEVENTFUL: Final = frozenset({RowOutcome.NEU, RowOutcome.UNVERAENDERT})


class Entry:
    """A row of the ledger with what was done."""

    __slots__ = ("effect", "offer_id", "row", "written")

    def __init__(
        self, row: Result, effect: str = "", offer_id: int | None = None, written: Mapping[str, Any] | None = None
    ) -> None:
        self.row = row
        self.effect = effect
        self.offer_id = offer_id
        self.written = written


def write_entries(
    run: ImportRun, entries: Iterable[Entry], *, choices: Mapping[int, Choice], with_cells: bool = True
) -> None:
    """Insert ledger rows. Without ``with_cells`` lines that raise no question leave their cells out."""
    eventful: list[Entry] = []
    created: list[tuple[int, str, int | None]] = []
    for entry in entries:
        row = entry.row
        if with_cells or row.outcome != RowOutcome.NEU or row.problems or row.line in choices:
            eventful.append(entry)
        else:
            created.append((row.line, row.values[_TITLE], entry.offer_id))
    # of nearly all lines of a first import only these three differ
    same: dict[str, Plain] = {
        **_PLAIN,
        "run_id": run.pk,
        "outcome": RowOutcome.NEU.value,
        "effect": RowEffect.ANGELEGT.value,
    }
    insert_rows(ImportRow, ("line", "label", "offer_id"), created, same=same)
    insert_rows(ImportRow, _COLUMNS, _tuples(run, eventful, choices, with_cells))


def _tuples(
    run: ImportRun, entries: Iterable[Entry], choices: Mapping[int, Choice], with_cells: bool
) -> Iterator[tuple[Any, ...]]:
    dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    run_id = run.pk
    for entry in entries:
        row = entry.row
        choice = choices.get(row.line, _NO_CHOICE)
        plain = not with_cells and row.outcome in _UNEVENTFUL
        yield (
            run_id,
            row.line,
            str(row.outcome),
            row.values[_TITLE],
            _NO_LIST if plain else dumps(list(row.cells)),
            dumps(_problems(row)) if row.problems else _NO_LIST,
            dumps(_changes(row)) if row.changes else _NO_MAP,
            entry.offer_id or choice.offer_id or (row.stored.id if row.stored else None),
            dumps([_candidate(one) for one in row.candidates]) if row.candidates else _NO_LIST,
            choice.choice,
            dumps(sorted(choice.taken)) if choice.taken else _NO_LIST,
            entry.effect,
            dumps(entry.written) if entry.written else _NO_MAP,
        )


def _problems(row: Result) -> list[dict[str, Any]]:
    return [{"field": name, "code": problem.code, "values": dict(problem.values)} for name, problem in row.problems]


def _changes(row: Result) -> dict[str, list[Any]]:
    return {name: [old, new, True] if name in row.conflicts else [old, new] for name, (old, new) in row.changes.items()}


def _candidate(candidate: Candidate) -> dict[str, Any]:
    """Entries below zero are lines of the same file."""
    where = {"offer": candidate.entry} if candidate.entry > 0 else {"line": -candidate.entry}
    return {**where, "score": candidate.score, "signs": list(candidate.signs)}


def choices_of(run: ImportRun) -> dict[int, Choice]:
    """What people have decided, by line; lines without a decision are missing."""
    rows = ImportRow.objects.filter(run=run).exclude(choice="", taken=[])
    return {
        line: Choice(choice, offer_id, frozenset(taken))
        for line, choice, offer_id, taken in rows.values_list("line", "choice", "offer_id", "taken")
    }
