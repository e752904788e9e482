"""Wrong files: one clear sentence each, nothing kept."""

import gzip
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from django.conf import LazySettings
from offer_tables import HEADINGS, applied, csv_text, line, outcomes, upload

from factories import Cast
from lueckenlos.directory.models import Offer
from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports.models import ImportRun
from lueckenlos.imports.offer_queries import earlier_run
from lueckenlos.shared.errors import BadInput, NotAllowed
from lueckenlos.web.sentences import sentence


def book(cells: list[list[str]], *, formula: str = "") -> bytes:
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = made.add_worksheet("Angebote")
    for number, row in enumerate(cells):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    if formula:
        sheet.write_formula(1, 1, formula)
    made.close()
    return buffer.getvalue()


def ods_with_password() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")
        archive.writestr("content.xml", "x")
    return buffer.getvalue()


def with_macro() -> bytes:
    buffer = io.BytesIO(book([["titel", "ort"], ["a", "b"]]))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", "macro")
    return buffer.getvalue()


def zip_bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 40_000_000)
    return buffer.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "file_empty"),
    "torn workbook": (lambda: book([["titel", "ort"], ["a", "b"]])[:3000], "file_unreadable"),
    "password": (ods_with_password, "file_password"),
    "macro": (with_macro, "file_macro"),
    "zip bomb": (zip_bomb, "file_zip_bomb"),
    "gzip of nothing": (lambda: gzip.compress(b""), "file_empty"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "file_not_table"),
    "bytes": (lambda: bytes(range(256)) * 20, "file_not_table"),
    "prose": (lambda: b"Liebe Kolleginnen,\nanbei die Liste.\n", "file_not_table"),
    "no heading": (lambda: b"1;2;3\n4;5;6\n", "file_no_header"),
    "heading only": (lambda: csv_text([]).encode(), "import_no_rows"),
    "open quote": (lambda: b'titel;ort\n"' + b"a;b\n" * 50_000, "file_quote"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_a_sentence(hettstedt: Cast, settings: LazySettings, name: str) -> None:
    make, code = BAD[name]
    with pytest.raises(BadInput) as refused:
        upload(hettstedt["koordination"], make())
    assert refused.value.code == code
    assert sentence(refused.value).endswith(".")
    assert ImportRun.objects.count() == 0
    assert list(Path(settings.UPLOAD_DIR).iterdir()) == []


def test_too_large(hettstedt: Cast, settings: LazySettings) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    chunks = (b"x" * 100_000 for _ in range(1000))
    with pytest.raises(BadInput) as refused:
        actions.upload(by=hettstedt["koordination"], stream=chunks, name="gross.csv")
    assert sentence(refused.value) == "Die Datei ist größer als 1 MB. Bitte teilen Sie sie auf."
    assert next(chunks, b"") != b""  # the rest was not even read
    assert list(Path(settings.UPLOAD_DIR).iterdir()) == []


def test_a_formula_is_kept_as_text(hettstedt: Cast) -> None:
    title = '=HYPERLINK("http://boese.example";"Klick")'
    applied(hettstedt["koordination"], [line(titel=title)])
    assert Offer.objects.get().title == title


def test_a_computed_cell_is_read_by_its_value(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    run = upload(by, book([["titel", "plaetze"], ["Stillgruppe", ""]], formula="=3+4"), "angebote.xlsx")
    run = actions.assign_columns(run=run, by=by, mapping=run.mapping, clear_empty=False)
    assert outcomes(run) == ["neu"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encodings_and_separators(hettstedt: Cast, encoding: str, separator: str) -> None:
    text = separator.join(["Name der Einrichtung", "Straße", "Ort"]) + "\r\n"
    text += separator.join(["Müttercafé Größe", "Mühlgasse", "Hettstedt"]) + "\r\n"
    run = upload(hettstedt["koordination"], text.encode(encoding))
    assert run.headings == ["Name der Einrichtung", "Straße", "Ort"]
    assert run.mapping == ["titel", "strasse", "ort"]
    run = actions.assign_columns(run=run, by=hettstedt["koordination"], mapping=run.mapping, clear_empty=False)
    actions.start_apply(run=run, by=hettstedt["koordination"], release=False)
    assert Offer.objects.get().title == "Müttercafé Größe"


def test_another_sheet(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.title = "Hinweise"
    made.active.append(["Hinweis", "Text"])
    made.active.append(["1", "Bitte ausfüllen"])
    made.create_sheet("Liste").append(["Angebot", "Ort"])
    made["Liste"].append(["Stillgruppe", "Hettstedt"])
    buffer = io.BytesIO()
    made.save(buffer)
    run = upload(by, buffer.getvalue(), "mappe.xlsx")
    assert (run.sheet, run.headings) == ("Hinweise", ["Hinweis", "Text"])
    run = actions.choose_sheet(run=run, by=by, sheet="Liste")
    assert run.mapping == ["titel", "ort"]
    with pytest.raises(BadInput) as refused:
        actions.choose_sheet(run=run, by=by, sheet="Nirgends")
    assert refused.value.code == "file_no_sheet"


def test_only_those_who_may(hettstedt: Cast) -> None:
    for who in ("mitarbeit", "lesen", "traeger", "steuerungsgruppe"):
        with pytest.raises(NotAllowed):
            upload(hettstedt[who], csv_text([line()]))


def test_the_same_file_again_is_noticed(hettstedt: Cast) -> None:
    first = applied(hettstedt["koordination"], [line()])
    second = upload(hettstedt["koordination"], csv_text([line()]))
    assert earlier_run(second) == first
    assert earlier_run(upload(hettstedt["koordination"], csv_text([line()], HEADINGS[:5]))) is None


@pytest.mark.skipif("SLOW" not in os.environ, reason="writes 200 MB; set SLOW")
def test_two_hundred_megabytes(hettstedt: Cast, settings: LazySettings) -> None:
    rest = (b"x;y\n" * 262_144 for _ in range(210))  # 1 MiB each
    with pytest.raises(BadInput) as refused:
        actions.upload(by=hettstedt["koordination"], stream=rest, name="gross.csv")
    assert sentence(refused.value) == "Die Datei ist größer als 200 MB. Bitte teilen Sie sie auf."
    assert sum(1 for _ in rest) == 9
    assert list(Path(settings.UPLOAD_DIR).iterdir()) == []
