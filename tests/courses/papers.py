"""A file of a training, for tests."""

from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile

from courses.training import now
from lueckenlos.courses.actions.files import add_file
from lueckenlos.courses.models import Course, CourseFile
from lueckenlos.tenancy.actor import Actor

PDF: Final = b"%PDF-1.7\n% erfunden"


def put(course: Course, by: Actor, content: bytes = PDF, name: str = "arbeitsblatt.pdf", title: str = "") -> CourseFile:
    return add_file(course=course, by=by, upload=SimpleUploadedFile(name, content), title=title, now=now())
