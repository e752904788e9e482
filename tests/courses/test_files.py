"""Files of a training: told by content, private, handed out only to those who may, gone when deleted."""

import io
import os
import zipfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from courses.papers import PDF, put
from courses.training import make_course, now, register
from events.fair import link_of
from factories import Cast
from lueckenlos.config import strays
from lueckenlos.courses.actions.files import remove_file
from lueckenlos.courses.models import Course, CourseFile
from lueckenlos.events.actions.public import cancel_registration
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.shared.file_kinds import kind_of
from lueckenlos.tenancy import files
from lueckenlos.tenancy.files import FOLDER, plain_name
from uploads import PNG


def archive(parts: Mapping[str, str], packing: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as opened:
        for name, text in parts.items():
            opened.writestr(name, text)
    return made.getvalue()


TYPES = "[Content_Types].xml"
DOCX = archive({TYPES: "", "word/document.xml": ""})
ODP = archive({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": ""})
MACROS = archive({TYPES: "", "word/document.xml": "", "word/vbaProject.bin": ""})


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (PDF, "pdf"),
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (DOCX, "docx"),
        (ODP, "odp"),
    ],
)
def test_the_content_tells_the_kind(content: bytes, suffix: str) -> None:
    found = kind_of(io.BytesIO(content))
    assert found is not None
    assert found.suffix == suffix


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\0",
        b"<!doctype html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"RIFF\0\0\0\0WAVE",
        b"PK\x03\x04 no archive at all",
        archive({"lies.txt": "kein Dokument"}),
        archive({"mimetype": "application/epub+zip"}),
        MACROS,
        archive({"mimetype": "x" * 500}, zipfile.ZIP_DEFLATED).replace(b"\xab\xa8", b"\xff\xff"),
    ],
)
def test_what_is_none_of_the_kinds(content: bytes) -> None:
    assert kind_of(io.BytesIO(content)) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Folien.pdf", "Folien.pdf"),
        ("Folien.exe", "Folien.exe.pdf"),
        ("Bericht v1.2", "Bericht v1.2.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ('a"b\r\nX: 1.pdf', "a b X 1.pdf"),
        (".pdf", "pdf.pdf"),
        ("Größe – Maß.JPEG", "Größe – Maß.pdf"),
        ("x" * 300, "x" * 116 + ".pdf"),
    ],
)
def test_names_that_every_device_can_store(typed: str, kept: str) -> None:
    assert plain_name(typed, "pdf") == kept


def on_disk() -> list[bytes]:
    return [path.read_bytes() for path in (Path(settings.UPLOAD_DIR) / FOLDER).rglob("*") if path.is_file()]


def page_of(course: Course, more: str = "") -> str:
    return f"/arbeit/hettstedt/veranstaltungen/{course.event_id}/qualifizierung/dateien/{more}"


def test_uploaded_downloaded_and_deleted(
    hettstedt: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    course = make_course(hettstedt["koordination"])
    browser = hettstedt.client("mitarbeit")
    upload = SimpleUploadedFile("../Folien.docx", PDF, content_type="text/html")
    assert browser.post(page_of(course), {"file": upload, "title": "Folien"}).status_code == 302
    row = CourseFile.objects.get()
    answer: Any = browser.get(page_of(course, f"{row.pk}/"))
    assert answer.getvalue() == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="Folien.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(page_of(course), {"weg": row.pk}).status_code == 302
    assert (CourseFile.objects.count(), on_disk()) == (0, [])


def test_bytes_lie_where_nobody_can_guess_and_nobody_else_reads(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"])
    row = put(course, hettstedt["mitarbeit"])
    assert "arbeitsblatt" not in row.file.name
    assert Path(row.file.path).stat().st_mode & 0o077 == 0


def test_a_wrong_file_is_refused_with_one_sentence(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"])
    upload = SimpleUploadedFile("harmlos.pdf", b"<script>", content_type="application/pdf")
    response: Any = hettstedt.client("mitarbeit").post(page_of(course), {"file": upload, "title": "Mein Titel"})
    text = response.content.decode()
    assert "Diese Datei lässt sich hier nicht ablegen." in text
    assert 'value="Mein Titel"' in text
    assert on_disk() == []


def test_too_large_and_too_many(hettstedt: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    course = make_course(hettstedt["koordination"])
    monkeypatch.setattr(files, "MOST_BYTES", len(PDF) - 1)
    with pytest.raises(Invalid) as refused:
        put(course, hettstedt["mitarbeit"])
    assert refused.value.code == "stored_file_too_large"
    monkeypatch.undo()
    monkeypatch.setattr("lueckenlos.courses.actions.files.MOST_FILES", 1)
    put(course, hettstedt["mitarbeit"])
    with pytest.raises(Invalid) as refused:
        put(course, hettstedt["mitarbeit"])
    assert refused.value.code == "course_too_many_files"


def test_who_has_a_place_downloads_and_who_gave_it_back_does_not(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"], begins=now() + timedelta(days=20))
    other = make_course(hettstedt["koordination"])
    row, foreign = put(course, hettstedt["mitarbeit"]), put(other, hettstedt["mitarbeit"])
    person = register(course)
    base, client = f"/nachweis/kurs/{link_of(person)}/dateien/", Client()
    answer: Any = client.get(f"{base}{row.pk}/")
    assert answer.getvalue() == PDF
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.get(f"{base}{foreign.pk}/").status_code == 404
    assert f"dateien/{row.pk}/" in client.get(base.removesuffix("dateien/")).content.decode()
    cancel_registration(registration=person, now=now())
    assert client.get(f"{base}{row.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["lesen", "fremd"])
def test_only_editors_upload_and_delete(hettstedt: Cast, who: str) -> None:
    course = make_course(hettstedt["koordination"])
    row = put(course, hettstedt["mitarbeit"])
    with pytest.raises(NotAllowed):
        put(course, hettstedt[who])
    with pytest.raises(NotAllowed):
        remove_file(file=row, by=hettstedt[who])


def test_the_night_sweeps_what_no_row_knows(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"])
    row = put(course, hettstedt["mitarbeit"])
    folder = Path(row.file.path).parent
    for name, hours in (("alt", 25), ("frisch", 1)):
        stray = folder / name
        stray.write_bytes(b"")
        at = (now() - timedelta(hours=hours)).timestamp()
        os.utime(stray, (at, at))
    at = (now() - timedelta(days=400)).timestamp()
    os.utime(row.file.path, (at, at))
    assert strays.sweep(now()) == 1
    assert sorted(path.name for path in folder.iterdir()) == sorted(["frisch", Path(row.file.name).name])
