"""The import of offers for the command line: the same engine, without questions.

Nobody is there to decide, so doubles are skipped and fields edited by hand are kept; both are named in the result.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from lueckenlos.imports.enums import RowOutcome, RunStatus
from lueckenlos.imports.models import ImportRun, MappingMemory
from lueckenlos.imports.offer_constants import checked_constants
from lueckenlos.imports.offer_messages import double_sentence, row_sentence
from lueckenlos.imports.offers import columns
from lueckenlos.imports.offers.apply import Tally, apply_rows
from lueckenlos.imports.offers.beside import helper_for
from lueckenlos.imports.offers.fields import targets
from lueckenlos.imports.offers.match import Result as Row
from lueckenlos.imports.offers.session import Plan, Progress, Session, open_reader, open_session
from lueckenlos.imports.reading import Table, open_table
from lueckenlos.shared.collector import without_collector
from lueckenlos.shared.errors import BadInput, Invalid
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

SAMPLE_ROWS: Final = 200
CHUNK: Final = 1 << 20
_LEFT_OUT: Final = frozenset({RowOutcome.ABGELEHNT, RowOutcome.DUBLETTE})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that was not taken, or not wholly, and why (German)."""

    line: int
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says about the file: heading → target (empty: leave out), and target → value for all rows."""

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Result:
    """What an unattended import did, or with ``dry_run`` would do."""

    dry_run: bool
    counts: Counter[str] = field(default_factory=Counter)
    created: int = 0
    updated: int = 0
    kept: int = 0
    drafts: int = 0
    new_traeger: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    run_id: int | None = None
    earlier: datetime | None = None  # the same file was applied then
    columns: list[tuple[str, str]] = field(default_factory=list)  # heading and what it was read as

    @property
    def rows(self) -> int:
        return sum(self.counts.values())

    @property
    def exit_code(self) -> int:
        """0 if every row was taken as it stands, else 1."""
        return 1 if self.left_out or self.kept or self.counts[RowOutcome.KONFLIKT.value] else 0


def import_offers(
    path: Path,
    *,
    stelle_slug: str,
    dry_run: bool,
    progress: Progress,
    release: bool = False,
    given: Given | None = None,
) -> Result:
    """Import the table at ``path`` into one Stelle, all or nothing. BadInput and Invalid say what is wrong with it.

    ``progress`` is told the number of rows done. Columns are assigned as last time, else guessed; ``given`` wins.
    """
    stelle = Stelle.objects.filter(slug=stelle_slug).first()
    if stelle is None:
        raise Invalid("import_no_stelle", slug=stelle_slug)
    with scope(stelle=stelle), without_collector():
        table = open_table(path)
        plan = _plan(table, given or Given())
        by = system_actor(stelle)
        if dry_run:
            result = _tried(open_session(stelle, plan), table, progress)
        else:
            result = _applied(path, table, plan, by, progress, release)
        result.columns = [(heading, name) for heading, name in zip(table.headings, plan.assigned, strict=False) if name]
        return result


def _tried(session: Session, table: Table, progress: Progress) -> Result:
    result = Result(dry_run=True)
    for batch in session.batches(session.read(table), progress):
        result.left_out += _left_out(batch)
    result.counts, result.new_traeger = session.counts.outcomes, len(session.counts.new_traeger)
    return result


def _applied(path: Path, table: Table, plan: Plan, by: Actor, progress: Progress, release: bool) -> Result:
    result = Result(dry_run=False)
    digest = _hash_of(path)
    earlier = ImportRun.objects.filter(file_hash=digest, status=RunStatus.UEBERNOMMEN).order_by("-applied_at").first()
    result.earlier = earlier.applied_at if earlier else None
    reader = open_reader(by.stelle, plan)
    if "lat" in plan.assigned:
        reader.locator.prepare()
    with helper_for(path, reader, table) as helper, transaction.atomic():
        run = _new_run(path, table, plan, by, digest, release)
        session = open_session(by.stelle, plan, reader=reader)
        watched = Watched(session, result)
        now = timezone.now()
        tally = apply_rows(
            run,
            watched,
            table,
            by=by,
            now=now,
            choices={},
            progress=progress,
            with_cells=False,
            helper=helper,
        )
        _close(run, session, tally, by, now)
    result.counts, result.run_id = session.counts.outcomes, run.pk
    result.created, result.updated, result.kept = tally.created, tally.updated, tally.kept
    result.drafts, result.new_traeger = tally.drafts, len(tally.organisations)
    return result


class Watched(Session):
    """A session that notes the lines it leaves out."""

    def __init__(self, session: Session, result: Result) -> None:
        super().__init__(session.stelle, session.keys, session.engine, session.traeger, session.counts)
        self._result = result

    def batches(self, rows: Iterable[list[Row]], progress: Progress) -> Iterator[list[Row]]:
        for batch in super().batches(rows, progress):
            self._result.left_out += _left_out(batch)
            yield batch


def _new_run(path: Path, table: Table, plan: Plan, by: Actor, digest: str, release: bool) -> ImportRun:
    return ImportRun.objects.create(
        stelle=by.stelle,
        file_name=path.name[:200],
        file_hash=digest,
        sheet=table.sheet,
        headings=table.headings,
        mapping=list(plan.assigned),
        constants=dict(plan.constants),
        release=release,
        status=RunStatus.WIRD_UEBERNOMMEN,
        created_by_name=by.name,
    )


def _close(run: ImportRun, session: Session, tally: Tally, by: Actor, now: datetime) -> None:
    run.counts, run.report, run.applied_at = session.counts.as_json(), tally.as_json(), now
    run.rows_total = run.rows_done = sum(session.counts.outcomes.values())
    run.status = RunStatus.UEBERNOMMEN
    run.save()
    changes = {"created": (None, tally.created), "updated": (None, tally.updated)}
    audit.record("imports.run.apply", run, by=by, changes=changes)


def _plan(table: Table, given: Given) -> Plan:
    memory = MappingMemory.objects.filter(headings_key=columns.headings_key(table.headings)).first()
    if memory:
        plan = Plan(memory.mapping, memory.value_mapping, constants=memory.constants)
    else:
        samples = list(islice(table.rows, SAMPLE_ROWS))
        if not samples:
            raise BadInput("import_no_rows")
        table.rows = chain(samples, table.rows)
        plan = Plan(columns.guess(table.headings, [row.cells for row in samples]))
    plan.assigned = _with_given(table.headings, plan.assigned, given.columns)
    plan.constants = checked_constants({**plan.constants, **given.constants})
    for code, name in columns.problems_of(plan.assigned):
        raise BadInput(code, target=columns.label_of(name))
    return plan


def _with_given(headings: Sequence[str], assigned: Sequence[str], given: Mapping[str, str]) -> list[str]:
    """A target that somebody gives to one column is taken from every other."""
    chosen = ["" if name in given.values() else name for name in assigned]
    for heading, name in given.items():
        if heading not in headings:
            raise BadInput("column_missing", heading=heading, known=", ".join(headings))
        if name and name not in targets():
            raise BadInput("column_target_unknown", name=name, known=", ".join(targets()))
        chosen[headings.index(heading)] = name
    return chosen


def _left_out(batch: Sequence[Row]) -> list[LeftOut]:
    return [
        LeftOut(row.line, str(row.values[0]), _reasons(row))
        for row in batch
        if row.problems or row.outcome in _LEFT_OUT
    ]


def _reasons(row: Row) -> tuple[str, ...]:
    found = [row_sentence(name, problem.code, problem.values) for name, problem in row.problems]
    if row.outcome == RowOutcome.DUBLETTE:
        first = row.candidates[0].entry
        found.append(double_sentence(-first if first < 0 else None))
    return tuple(found)


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


__all__ = ["Given", "LeftOut", "Result", "import_offers"]
