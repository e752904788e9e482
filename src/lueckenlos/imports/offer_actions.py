"""Steps of an import of offers that people take; the long work is left to jobs."""

import contextlib
import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from lueckenlos.imports import offer_rules as rules
from lueckenlos.imports import tasks
from lueckenlos.imports.enums import RowChoice, RowOutcome, RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun, MappingMemory
from lueckenlos.imports.offer_constants import checked_constants
from lueckenlos.imports.offers import columns
from lueckenlos.imports.offers.fields import SLOT
from lueckenlos.imports.offers.jobs import SAFE
from lueckenlos.imports.offers.match import FILL_EMPTY
from lueckenlos.imports.offers.parse.rows import Constants
from lueckenlos.imports.offers.session import stored_file
from lueckenlos.imports.reading import open_table
from lueckenlos.shared.errors import BadInput, Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

SAMPLE_ROWS: Final = 200
_CHUNK: Final = 1 << 20
_ALLOWED: Final = {
    RowOutcome.NEU: {"", RowChoice.UEBERSPRINGEN},
    RowOutcome.GEAENDERT: {"", RowChoice.UEBERSPRINGEN},
    RowOutcome.KONFLIKT: {"", RowChoice.UEBERNEHMEN, RowChoice.UEBERSPRINGEN},
    RowOutcome.DUBLETTE: {"", RowChoice.NEU, RowChoice.ZUSAMMENFUEHREN, RowChoice.UEBERSPRINGEN},
}


def upload(*, by: Actor, stream: Iterable[bytes], name: str) -> ImportRun:
    """Keep the file under a random name and guess its columns. BadInput ``file_…``; nothing is kept then."""
    ensure(rules.may_import(by))
    stored_as, digest = _store(stream)
    try:
        return _begin(by, stored_as, digest, name)
    except BaseException:
        _remove(stored_as)
        raise


@transaction.atomic
def choose_sheet(*, run: ImportRun, by: Actor, sheet: str) -> ImportRun:
    """Read another sheet of the workbook and guess anew."""
    _hold(run)
    ensure(rules.may_assign(by, run))
    _read_headings(run, sheet)
    run.status = RunStatus.ZUORDNUNG
    run.save()
    return run


@transaction.atomic
def assign_columns(
    *, run: ImportRun, by: Actor, mapping: Sequence[str], clear_empty: bool, constants: Constants | None = None
) -> ImportRun:
    """Remember what each column is and have the table checked; ``constants`` hold for rows that say nothing there.

    Invalid for an assignment that cannot be used, BadInput for a constant that cannot.
    """
    _hold(run)
    ensure(rules.may_assign(by, run))
    for code, name in columns.problems_of(mapping):
        raise Invalid(code, target=columns.label_of(name))
    if constants is not None:
        run.constants = checked_constants(constants)
    run.mapping, run.clear_empty = list(mapping), clear_empty
    _remember(run, by)
    return _start(run, RunStatus.WIRD_GEPRUEFT, by)


@transaction.atomic
def assign_values(*, run: ImportRun, by: Actor, chosen: Mapping[str, Mapping[str, str]]) -> ImportRun:
    """Remember what unknown values mean (vocabulary → text → slug, IGNORE, or empty to reject) and check again."""
    _hold(run)
    ensure(rules.may_assign(by, run))
    known = {slug: dict(values) for slug, values in run.value_mapping.items()}
    for slug, values in chosen.items():
        known.setdefault(slug, {}).update(values)
    run.value_mapping = known
    _remember(run, by)
    return _start(run, RunStatus.WIRD_GEPRUEFT, by)


@transaction.atomic
def choose_row(
    *,
    run: ImportRun,
    by: Actor,
    row: ImportRow,
    choice: str,
    offer_id: int | None = None,
    taken: Iterable[str] = (),
) -> ImportRow:
    """Decide on one row of the preview; ``taken`` are the fields to overwrite although they were edited by hand."""
    _hold(run)
    ensure(rules.may_choose(by, run))
    if choice not in _ALLOWED.get(RowOutcome(row.outcome), set()):
        raise Invalid("import_wrong_choice")
    candidates = {candidate.get("offer") for candidate in row.candidates}
    if choice == RowChoice.ZUSAMMENFUEHREN and offer_id not in candidates - {None}:
        raise Invalid("import_merge_none")
    row.choice = choice
    row.taken = sorted(name for name in taken if name in SLOT)
    if row.outcome == RowOutcome.DUBLETTE:
        row.offer_id = offer_id if choice == RowChoice.ZUSAMMENFUEHREN else None
    row.save(update_fields=["choice", "taken", "offer_id"])
    return row


@transaction.atomic
def choose_all(*, run: ImportRun, by: Actor, outcome: str, choice: str) -> int:
    """The same decision for every row of one outcome; returns how many rows it concerns.

    Merging takes the best candidate and fills only what is empty there: nobody has looked at the fields.
    """
    _hold(run)
    ensure(rules.may_choose(by, run))
    if choice not in _ALLOWED.get(RowOutcome(outcome), set()):
        raise Invalid("import_wrong_choice")
    rows = ImportRow.objects.filter(run=run, outcome=outcome)
    if choice == RowChoice.ZUSAMMENFUEHREN:
        return _merge_all(rows)
    if outcome == RowOutcome.DUBLETTE:
        return rows.update(choice=choice, taken=[], offer_id=None)
    if choice == RowChoice.UEBERNEHMEN:
        return _take_all(rows)
    return rows.update(choice=choice, taken=[])


@transaction.atomic
def start_apply(*, run: ImportRun, by: Actor, release: bool) -> ImportRun:
    """Have the run carried out; new offers become drafts unless ``release`` is set."""
    _hold(run)
    ensure(rules.may_apply(by, run))
    run.release = release
    return _start(run, RunStatus.WIRD_UEBERNOMMEN, by)


@transaction.atomic
def start_undo(*, run: ImportRun, by: Actor) -> ImportRun:
    """Have the whole run taken back."""
    _hold(run)
    ensure(rules.may_undo(by, run))
    audit.record("imports.run.undo_start", run, by=by)
    return _start(run, RunStatus.WIRD_ZURUECKGENOMMEN, by)


@transaction.atomic
def stop_waiting(*, run: ImportRun, by: Actor) -> ImportRun:
    """Take back a step whose job has not begun. A job at work ends by itself, within seconds or as a whole."""
    ensure(rules.may_import(by))
    here = SAFE.get(RunStatus(run.status))
    if here is None:
        return run
    waiting = ImportRun.objects.filter(pk=run.pk, status=run.status, heartbeat_at=None)
    if not waiting.update(status=here, error_code="import_stopped", error_values={}):
        raise Invalid("import_running")
    run.refresh_from_db()
    return run


@transaction.atomic
def discard(*, run: ImportRun, by: Actor) -> None:
    """Throw away a run that has changed nothing, with its file."""
    _hold(run)
    ensure(rules.may_discard(by, run))
    audit.record("imports.run.discard", run, by=by)
    stored_as = run.stored_as
    run.delete()
    transaction.on_commit(lambda: _remove(stored_as))


def _hold(run: ImportRun) -> None:
    """Nobody else takes a step until this transaction ends: a second click finds the state the first has left."""
    run.refresh_from_db(from_queryset=ImportRun.objects.select_for_update())


def _store(stream: Iterable[bytes]) -> tuple[str, str]:
    stored_as = f"offers-{secrets.token_hex(16)}"
    digest, size = hashlib.sha256(), 0
    with _path(stored_as).open("wb") as file:
        for chunk in stream:
            size += len(chunk)
            if size > settings.MAX_UPLOAD_BYTES:
                break
            digest.update(chunk)
            file.write(chunk)
    if size > settings.MAX_UPLOAD_BYTES:
        _remove(stored_as)
        raise BadInput("file_too_large", megabytes=settings.MAX_UPLOAD_BYTES // (1024 * 1024))
    return stored_as, digest.hexdigest()


@transaction.atomic
def _begin(by: Actor, stored_as: str, digest: str, name: str) -> ImportRun:
    run = ImportRun(
        stelle=by.stelle,
        file_name=Path(name).name[:200] or stored_as,
        file_hash=digest,
        stored_as=stored_as,
        status=RunStatus.ZUORDNUNG,
        created_by=by.user,
        created_by_name=by.name,
    )
    _read_headings(run, None)
    run.save()
    audit.record("imports.run.upload", run, by=by)
    return run


def _read_headings(run: ImportRun, sheet: str | None) -> None:
    table = open_table(stored_file(run), sheet=sheet)
    samples = [row.cells for row in islice(table.rows, SAMPLE_ROWS)]
    if not samples:
        raise BadInput("import_no_rows")
    memory = MappingMemory.objects.filter(headings_key=columns.headings_key(table.headings)).first()
    run.sheet, run.headings = table.sheet, table.headings
    run.mapping = memory.mapping if memory else columns.guess(table.headings, samples)
    run.value_mapping = memory.value_mapping if memory else {}
    run.constants = memory.constants if memory else {}


def _remember(run: ImportRun, by: Actor) -> None:
    # what was rejected this time may be known next time
    kept = {slug: {text: term for text, term in known.items() if term} for slug, known in run.value_mapping.items()}
    MappingMemory.objects.update_or_create(
        stelle=by.stelle,
        headings_key=columns.headings_key(run.headings),
        defaults={"mapping": run.mapping, "value_mapping": kept, "constants": run.constants},
    )


def _start(run: ImportRun, status: RunStatus, by: Actor) -> ImportRun:
    run.status, run.heartbeat_at, run.rows_done = status, None, 0
    run.error_code, run.error_values = "", {}
    run.save()
    user = by.user.pk if by.user else None
    if status is RunStatus.WIRD_GEPRUEFT:
        tasks.check_offers.enqueue(run.pk)
    elif status is RunStatus.WIRD_UEBERNOMMEN:
        tasks.apply_offers.enqueue(run.pk, by.name, user)
    else:
        tasks.undo_offers.enqueue(run.pk, by.name, user)
    run.refresh_from_db()
    return run


def _merge_all(rows: Iterable[ImportRow]) -> int:
    changed = []
    for row in rows:
        best = next((one["offer"] for one in row.candidates if one.get("offer")), None)
        if best is not None:
            row.choice, row.offer_id, row.taken = RowChoice.ZUSAMMENFUEHREN, best, [FILL_EMPTY]
            changed.append(row)
    ImportRow.objects.bulk_update(changed, ["choice", "offer_id", "taken"], batch_size=500)
    return len(changed)


def _take_all(rows: Iterable[ImportRow]) -> int:
    changed = []
    for row in rows:
        row.choice = RowChoice.UEBERNEHMEN
        row.taken = sorted(name for name, change in row.changes.items() if len(change) == 3)
        changed.append(row)
    ImportRow.objects.bulk_update(changed, ["choice", "taken"], batch_size=500)
    return len(changed)


def _path(stored_as: str) -> Path:
    folder = Path(settings.UPLOAD_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / stored_as


def _remove(stored_as: str) -> None:
    if stored_as:
        with contextlib.suppress(OSError):
            _path(stored_as).unlink(missing_ok=True)
