"""Files of editions: taken in, taken out, counted when they are fetched."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from lueckenlos.library import rules
from lueckenlos.library.checking import PDF, check_file
from lueckenlos.library.cover import cover_of
from lueckenlos.library.enums import FileState
from lueckenlos.library.models import DownloadCount, Edition, PublicationFile
from lueckenlos.library.models.publication import month_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def add_file(
    *, edition: Edition, upload: "UploadedFile[bytes]", sprache: str, accessible: bool, by: Actor
) -> PublicationFile:
    """A PDF waits for the job that looks through it. Raises Invalid for what is not kept."""
    held = Edition.objects.select_for_update().get(pk=edition.pk)
    kept = PublicationFile.objects.filter(edition=held, sprache=sprache)
    ensure(rules.may_change_files(by, held))
    if kept.exclude(state=FileState.ABGEWIESEN).exists():
        raise Invalid("edition_has_language")
    row = PublicationFile(stelle=by.stelle, edition=held, sprache=sprache, accessible=accessible)
    row.take(upload, timezone.now())
    # office files with macros and what is no known kind were refused already; pictures hold no scripts
    row.state = FileState.WARTET if row.kind == PDF else FileState.BEREIT
    row.save()
    # what was refused in this language has been replaced
    for refused in kept.filter(state=FileState.ABGEWIESEN):
        refused.drop()
    audit.record("library.file.add", row, by=by)
    if row.state == FileState.WARTET:
        check_file.enqueue(row.pk, by.stelle.pk)
    return row


@transaction.atomic
def set_cover(*, edition: Edition, upload: "UploadedFile[bytes]", by: Actor) -> Edition:
    """In place of the first page of its file. Raises Invalid ``cover_…``."""
    held = Edition.objects.select_for_update().get(pk=edition.pk)
    ensure(rules.may_change_files(by, held))
    held.cover = cover_of(upload, upload.size or 0)
    held.save(update_fields=["cover"])
    audit.record("library.edition.cover", held, by=by)
    return held


@transaction.atomic
def remove_file(*, file: PublicationFile, by: Actor) -> None:
    held = Edition.objects.select_for_update().get(pk=file.edition_id)
    ensure(rules.may_change_files(by, held))
    audit.record("library.file.remove", file, by=by)
    file.drop()


@transaction.atomic
def count_download(*, file: PublicationFile, today: date) -> None:
    """One more in this month. A reader without a name fetches a file, and nothing is kept of the reader."""
    rows = DownloadCount.objects.filter(file=file, month=month_of(today))
    if not rows.update(number=F("number") + 1):
        made, new = DownloadCount.objects.get_or_create(
            file=file, month=month_of(today), defaults={"stelle_id": file.stelle_id, "number": 1}
        )
        if not new:
            rows.filter(pk=made.pk).update(number=F("number") + 1)
