"""Materials as files: kept privately, handed out to those with a firm place."""

from datetime import datetime
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from lueckenlos.courses.models import Course, CourseFile
from lueckenlos.courses.rules import may_keep_files
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

MOST_FILES: Final = 30


@transaction.atomic
def add_file(*, course: Course, by: Actor, upload: "UploadedFile[bytes]", title: str, now: datetime) -> CourseFile:
    """Keep the upload. Raises Invalid for a kind that is not kept, for one that is too large, and for one too many."""
    ensure(may_keep_files(by, course))
    if course.files.count() >= MOST_FILES:
        raise Invalid("course_too_many_files", most=MOST_FILES)
    row = CourseFile(stelle=course.stelle, course=course, title=" ".join(title.split()))
    row.take(upload, now)
    row.save()
    audit.record("courses.file.add", course, by=by, changes={"file": ("", str(row))})
    return row


@transaction.atomic
def remove_file(*, file: CourseFile, by: Actor) -> None:
    """Row and bytes are gone for good."""
    ensure(may_keep_files(by, file.course))
    audit.record("courses.file.remove", file.course, by=by, changes={"file": (str(file), "")})
    file.drop()
