"""How far the application of a run has come, in a small file beside the upload.

The application is one transaction, and SQLite lets nobody else write meanwhile; so a progress page cannot read it from
the database.
"""

import contextlib
from pathlib import Path

from django.conf import settings

from lueckenlos.imports.models import ImportRun


def report(run: ImportRun, done: int) -> None:
    """Best effort: a full disk must not stop an import."""
    with contextlib.suppress(OSError):
        _file(run).write_text(str(done), encoding="ascii")


def rows_done(run: ImportRun) -> int:
    try:
        return int(_file(run).read_text(encoding="ascii") or 0)
    except (OSError, ValueError):
        return 0


def forget(run: ImportRun) -> None:
    with contextlib.suppress(OSError):
        _file(run).unlink(missing_ok=True)


def _file(run: ImportRun) -> Path:
    return Path(settings.UPLOAD_DIR) / f"import-{run.pk}.stand"
