"""Uploaded files between preview and application: kept for a day, named by a ticket only their Stelle can use."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from lueckenlos.imports.files import Options, Upload
from lueckenlos.imports.kinds import Kind
from lueckenlos.shared.errors import BadInput
from lueckenlos.tenancy.models import Stelle

KEPT: Final = timedelta(days=1)
SALT: Final = "lueckenlos.imports.area_uploads"


def folder() -> Path:
    path = Path(settings.UPLOAD_DIR) / "zahlen"
    path.mkdir(parents=True, exist_ok=True)
    return path


def keep(file: "UploadedFile[bytes]", options: Mapping[str, str]) -> Upload:
    """Write the upload to disk under a name of our own. BadInput ``file_too_large``."""
    if (file.size or 0) > settings.MAX_UPLOAD_BYTES:
        raise BadInput("file_too_large", megabytes=settings.MAX_UPLOAD_BYTES // (1024 * 1024))
    path = folder() / f"{secrets.token_hex(16)}.datei"
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return Upload.of(path, name=file.name or "", options=Options.of(options))


def ticket_for(upload: Upload, kind: Kind, stelle: Stelle) -> str:
    """What the preview's form carries."""
    options = {name: value for name, value in asdict(upload.options).items() if value}
    content = [stelle.pk, upload.path.name, upload.name, kind.value, options]
    return signing.dumps(content, salt=SALT)


def redeem(ticket: str, stelle: Stelle) -> tuple[Upload, Kind]:
    """The kept file. BadInput ``upload_gone`` if it is too old, applied already, or another Stelle's."""
    try:
        owner, stored, name, kind, options = signing.loads(ticket, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError) as error:
        raise BadInput("upload_gone") from error
    path = folder() / stored
    if owner != stelle.pk or not path.exists():
        raise BadInput("upload_gone")
    return Upload.of(path, name=name, options=Options.of(options)), Kind(kind)


def forget(upload: Upload) -> None:
    upload.path.unlink(missing_ok=True)


def forget_old(now: datetime) -> int:
    """Delete what nobody applied; for the nightly run. Returns how many."""
    limit = (now - KEPT).timestamp()
    old = [path for path in folder().iterdir() if path.stat().st_mtime < limit]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
