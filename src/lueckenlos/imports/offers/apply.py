"""Carrying out an import: everything or nothing, in one transaction of the caller."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lueckenlos.directory.actions.search import index_offers
from lueckenlos.imports.enums import RowEffect
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offers import trail
from lueckenlos.imports.offers.indexing import Helper, HereAndNow
from lueckenlos.imports.offers.ledger import Entry, write_entries
from lueckenlos.imports.offers.match import Choice, Matcher, Result, Stored, action_of
from lueckenlos.imports.offers.session import Progress, Session
from lueckenlos.imports.offers.writing import Changes, OfferWriter
from lueckenlos.imports.reading import Table
from lueckenlos.tenancy.actor import Actor

_NO_CHOICE = Choice()


@dataclass(slots=True)
class Tally:
    """What was done."""

    created: int = 0
    updated: int = 0
    kept: int = 0  # fields left alone because they were edited by hand
    drafts: int = 0
    organisations: list[int] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "created": self.created,
            "updated": self.updated,
            "kept": self.kept,
            "drafts": self.drafts,
            "organisations": self.organisations,
        }


def apply_rows(
    run: ImportRun,
    session: Session,
    table: Table,
    *,
    by: Actor,
    now: datetime,
    choices: Mapping[int, Choice],
    progress: Progress,
    with_cells: bool = True,
    helper: Helper | None = None,
) -> Tally:
    """Judge every row anew, write what it says, and write the ledger afresh; the preview's rows are replaced."""
    ImportRow.objects.filter(run=run).delete()
    reader = session.engine.reader
    writer = OfferWriter(
        by.stelle, now, run.release, session.traeger, session.keys, reader.locator, filled=reader.parser.filled
    )
    hands = _Hands(writer, helper or HereAndNow(), session.matcher, choices)
    for batch in session.batches(hands.helper.read(session, table), progress):
        entries = hands.carry_out(batch)
        trail.write((entry for entry in entries if entry.written), "imports.offer.update", by=by, now=now)
        write_entries(run, entries, choices=choices, with_cells=with_cells)
    hands.helper.finish()
    hands.tally.drafts, hands.tally.organisations = writer.drafts, writer.new_traeger
    return hands.tally


@dataclass(slots=True)
class _Hands:
    """Does with the rows of a batch what is to be done with them."""

    writer: OfferWriter
    helper: Helper
    matcher: Matcher
    choices: Mapping[int, Choice]
    tally: Tally = field(default_factory=Tally)

    def carry_out(self, batch: Sequence[Result]) -> list[Entry]:
        entries = [Entry(row) for row in batch]
        fresh: list[Entry] = []
        changed: list[tuple[Entry, Stored, Changes]] = []
        for entry in entries:
            row = entry.row
            action = action_of(row, self.choices.get(row.line, _NO_CHOICE), self.matcher)
            if row.conflicts:
                self.tally.kept += len(set(row.conflicts) - set(action.changes if action else ()))
            if action is None:
                continue
            if action.offer is None:
                fresh.append(entry)
            else:
                changed.append((entry, action.offer, dict(action.changes)))
        self._create(fresh)
        self._update(changed)
        return entries

    def _create(self, fresh: Sequence[Entry]) -> None:
        if not fresh:
            return
        rows = [entry.row for entry in fresh]
        ids = self.writer.create(rows)
        for pk, entry in zip(ids, fresh, strict=True):
            entry.effect, entry.offer_id = RowEffect.ANGELEGT.value, pk
        self.helper.index(list(zip(ids, rows, strict=True)), self.writer.locator)
        self.tally.created += len(fresh)

    def _update(self, changed: Sequence[tuple[Entry, Stored, Changes]]) -> None:
        if not changed:
            return
        self.writer.update([(entry.row, stored, changes) for entry, stored, changes in changed])
        for entry, stored, changes in changed:
            entry.effect, entry.offer_id = RowEffect.GEAENDERT.value, stored.id
            entry.written = {name: list(pair) for name, pair in changes.items()}
        # rarely many; the stored rows also hold what the file does not know, such as further places
        index_offers([stored.id for _, stored, _ in changed])
        self.tally.updated += len(changed)
