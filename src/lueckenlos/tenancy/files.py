"""Files that people upload. They are private: no address leads to them but that of a view which asks who may.

A model that keeps one derives from :class:`StoredFile`. Its action calls ``take`` before saving and ``drop`` instead of
deleting; its view finds the row through a visibility query and answers with ``handed_out``. The bytes lie below
``UPLOAD_DIR``, which the backup carries, under names nobody can guess; what is left without a row the nightly run
sweeps (``config/strays.py``).
"""

import os
import secrets
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.http import FileResponse, Http404
from django.utils.deconstruct import deconstructible

from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.file_kinds import ENDINGS, KINDS, kind_of
from lueckenlos.tenancy.pictures import PICTURES, without_traces
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.web.secrecy import unfindable

FOLDER: Final = "dateien"
MOST_BYTES: Final = 20 * 1024 * 1024
# for the attribute „accept“ of an upload field
ACCEPT: Final = ",".join(f".{ending}" for ending in sorted(ENDINGS))
_MEGABYTE: Final = 1024 * 1024
_NAME_LENGTH: Final = 120
_SIGNS_IN_NAMES: Final = frozenset(" -_.,()&+–")


@deconstructible
class PrivateFiles(FileSystemStorage):
    """Below UPLOAD_DIR, readable by the owner of the process alone; without addresses."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    # looked up at every use: tests and installations set it
    @property
    def base_location(self) -> str:
        return str(Path(settings.UPLOAD_DIR) / FOLDER)

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)  # noqa: PTH100 -- as Django compares it

    def url(self, name: str | None) -> str:
        message = f"{name} has no address"
        raise ValueError(message)


def unguessable(row: Any, name: str) -> str:
    """Where the bytes lie. Nothing of the uploaded name goes into a path."""
    drawn = secrets.token_hex(20)
    return f"{drawn[:2]}/{drawn}"


class StoredFile(TenantModel):
    """One private file; ``kind`` is the ending that its content told."""

    file = models.FileField(
        "Datei", storage=PrivateFiles(), upload_to=unguessable, max_length=_NAME_LENGTH, editable=False
    )
    name = models.CharField("Dateiname", max_length=_NAME_LENGTH, editable=False)
    kind = models.CharField("Dateiart", max_length=8, editable=False)
    size = models.PositiveIntegerField("Größe in Byte", editable=False)
    added_at = models.DateTimeField("hochgeladen am", editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def megabytes(self) -> float:
        return self.size / _MEGABYTE

    def take(self, upload: "UploadedFile[bytes]", now: datetime) -> None:
        """Check the upload and fill the row, which the caller saves. Raises Invalid for what is not kept."""
        size = upload.size or 0
        if not size:
            raise Invalid("stored_file_empty")
        if size > MOST_BYTES:
            raise Invalid("stored_file_too_large", most=MOST_BYTES // _MEGABYTE)
        kind = kind_of(upload.file)  # type: ignore[arg-type] # a binary file, whatever its class
        if kind is None:
            raise Invalid("file_kind_unknown")
        self.kind, self.name, self.added_at = kind.suffix, plain_name(upload.name or "", kind.suffix), now
        self.file, self.size = upload, size
        if self.kind in PICTURES:
            content = without_traces(upload.read(), self.kind)
            self.file, self.size = ContentFile(content, self.name), len(content)

    def drop(self) -> None:
        """Delete the row now, and the bytes when the transaction has held."""
        storage, name = self.file.storage, str(self.file.name)
        self.delete()
        transaction.on_commit(partial(storage.delete, name))

    def handed_out(self) -> FileResponse:
        """As a download, never shown inside our pages; Http404 where the bytes are gone."""
        try:
            opened = self.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        answer = FileResponse(opened, as_attachment=True, filename=self.name, content_type=KINDS[self.kind].media_type)
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "private, no-store"
        return unfindable(answer)


def plain_name(name: str, suffix: str) -> str:
    """A name every device can store, with the ending of what the file really is."""
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    if not dot or ending.lower() not in ENDINGS:
        stem = f"{stem}{dot}{ending}"
    kept = "".join(sign if sign.isalnum() or sign in _SIGNS_IN_NAMES else " " for sign in stem)
    stem = " ".join(kept.split()).strip(". ")[: _NAME_LENGTH - len(suffix) - 1]
    return f"{stem or suffix}.{suffix}"
