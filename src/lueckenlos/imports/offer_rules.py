"""Who may import offers, and which step a run allows."""

from lueckenlos.imports.enums import OPEN, RUN_MOVES, RunStatus
from lueckenlos.imports.models import ImportRun
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission

_R = RunStatus


def may_import(by: Actor) -> Verdict:
    return Verdict.yes() if by.has(Permission.IMPORT) else Verdict.no("import_not_allowed")


def may_assign(by: Actor, run: ImportRun) -> Verdict:
    """Assign columns or values, and have the table checked."""
    return _step(by, run, run.status in OPEN)


def may_choose(by: Actor, run: ImportRun) -> Verdict:
    """Decide on rows of the preview."""
    return _step(by, run, run.status == _R.VORSCHAU)


def may_apply(by: Actor, run: ImportRun) -> Verdict:
    return _step(by, run, _R.WIRD_UEBERNOMMEN in RUN_MOVES[_R(run.status)])


def may_undo(by: Actor, run: ImportRun) -> Verdict:
    return _step(by, run, run.status == _R.UEBERNOMMEN, file=False)


def may_discard(by: Actor, run: ImportRun) -> Verdict:
    """Throw away a run that has changed nothing."""
    return _step(by, run, run.status in OPEN, file=False)


def _step(by: Actor, run: ImportRun, possible: bool, *, file: bool = True) -> Verdict:
    allowed = may_import(by)
    if not allowed:
        return allowed
    if not possible:
        return Verdict.no("import_wrong_state", status=_R(run.status).label)
    return Verdict.no("import_file_gone") if file and not run.stored_as else Verdict.yes()
