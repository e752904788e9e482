"""The job that looks through an uploaded file before anybody outside gets it."""

from django.core.files.base import ContentFile
from django.db import transaction
from django_scopes import scope
from django_tasks import task

from lueckenlos.library.enums import FileState
from lueckenlos.library.models import PublicationFile
from lueckenlos.library.pdf import Found, look_through

PDF = "pdf"


@task()
def check_file(file_id: int, stelle_id: int) -> None:
    """Once: a file that was checked, or was taken out meanwhile, is left alone."""
    with scope(stelle=stelle_id):
        row = PublicationFile.objects.filter(pk=file_id, state=FileState.WARTET).first()
        if row is None:
            return
        with row.file.open("rb") as opened:
            found = look_through(opened.read())
        with transaction.atomic():
            # only whoever still finds it waiting writes
            row = PublicationFile.objects.select_for_update().filter(pk=file_id, state=FileState.WARTET).first()
            if row is not None:
                _keep(row, found)


def _keep(row: PublicationFile, found: Found) -> None:
    row.problem = found.problem
    if found.problem:
        row.state = FileState.ABGEWIESEN
    else:
        row.state = FileState.BEREINIGT if found.removed else FileState.BEREIT
        row.pages, row.tagged, row.text = found.pages, found.tagged, found.text
        row.cover = found.cover or None
    if found.content:
        storage, before = row.file.storage, str(row.file.name)
        row.file.save(row.name, ContentFile(found.content), save=False)
        row.size = len(found.content)
        transaction.on_commit(lambda: storage.delete(before))
    row.save()
