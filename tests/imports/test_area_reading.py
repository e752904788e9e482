"""Opening files: packing, encodings, separators, spreadsheets, and files that must be refused."""

import gzip
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from pytest_django import Settings

from lueckenlos.imports.messages import SENTENCES
from lueckenlos.imports.reading import Format, open_container, open_grid, open_table
from lueckenlos.shared.errors import BadInput

TEXT = "Name;Straße;Plätze\nStillgruppe;Grüne Gasse 1;12\n"


def put(folder: Path, content: bytes | str, name: str = "datei.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(**members: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", ".").replace("_I_", "/"), content)
    return buffer.getvalue()


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        list(open_table(path).rows)
    assert caught.value.code in SENTENCES
    SENTENCES[caught.value.code].format(**caught.value.values)
    return caught.value.code


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "iso-8859-1", "cp850", "mac_roman", "utf-16", "utf-16-le"]
)
def test_umlauts_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    table = open_table(put(tmp_path, TEXT.encode(encoding)))
    assert table.headings == ["Name", "Straße", "Plätze"]
    assert [row.cells for row in table.rows] == [["Stillgruppe", "Grüne Gasse 1", "12"]]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separator_is_found(tmp_path: Path, separator: str) -> None:
    table = open_table(put(tmp_path, TEXT.replace(";", separator)))
    assert (table.kind, table.separator) == ("csv", separator)
    assert [row.cells[2] for row in table.rows] == ["12"]


def test_decimal_commas_do_not_pass_for_separators(tmp_path: Path) -> None:
    table = open_table(put(tmp_path, "Ort;Breite;Länge\nA;51,1;11,2\nB;51,3;11,4\n"))
    assert [row.cells for row in table.rows] == [["A", "51,1", "11,2"], ["B", "51,3", "11,4"]]


def test_excel_names_its_separator(tmp_path: Path) -> None:
    table = open_table(put(tmp_path, "sep=;\nA;B\n1,5;2,5\n"))
    assert (table.separator, table.headings, table.header_line) == (";", ["A", "B"], 2)
    assert [row.line for row in table.rows] == [3]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    table = open_table(put(tmp_path, 'Titel der Liste;;\r\n\r\nA;B;C\r\n1;"x\r\ny";3\r\n;;\r\n4;5\r\n'))
    assert table.header_line == 3
    assert [(row.line, row.cells) for row in table.rows] == [(4, ["1", "x\r\ny", "3"]), (7, ["4", "5", ""])]


def test_headings_of_years_need_a_name_in_front(tmp_path: Path) -> None:
    assert open_table(put(tmp_path, "Ort;2019;2020\nA;1;2\n")).headings == ["Ort", "2019", "2020"]
    assert refused(put(tmp_path, "15087220;33,0;25\n15087130;32,5;24\n")) == "file_no_header"


def test_destroyed_umlauts_are_noticed(tmp_path: Path) -> None:
    assert open_table(put(tmp_path, "Name;Ort\nGr\ufffdne Gasse;A\n")).damaged
    assert open_table(put(tmp_path, "Name;Ort\nGrÃ¼ne Gasse;A\n")).damaged
    assert not open_table(put(tmp_path, TEXT)).damaged


def test_gzip_and_zip_are_opened_as_they_come(tmp_path: Path) -> None:
    packed = [
        put(tmp_path, gzip.compress(TEXT.encode()), "liste.csv.gz"),
        put(tmp_path, zipped(liste__csv=TEXT, lizenz__pdf="%PDF"), "liste.zip"),
    ]
    for path in packed:
        assert [row.cells[0] for row in open_table(path).rows] == ["Stillgruppe"]
        assert open_container(path).name == "liste.csv"


def workbook(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        fill(book)
    return path


def test_cells_of_a_workbook_read_as_excel_shows_them(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Deckblatt").write(0, 0, "Nur ein Titel")
        sheet = book.add_worksheet("Liste")
        sheet.write_row(2, 0, ["Schlüssel", "Anteil", "Tag", "Moment", "Uhr", "aktiv", "leer"])
        sheet.write_row(3, 0, [15087220.0, 0.1 + 0.2])
        sheet.write_datetime(3, 2, date(2026, 3, 5))
        sheet.write_datetime(
            3,
            3,
            datetime(2026, 3, 5, 9, 30, tzinfo=UTC).replace(tzinfo=None),
            book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
        )
        sheet.write_datetime(3, 4, time(9, 30), book.add_format({"num_format": "hh:mm"}))
        sheet.write(3, 5, bool(1))

    path = workbook(tmp_path / "liste.xlsx", fill)
    table = open_table(path)
    assert (table.kind, table.sheet, table.sheets, table.header_line) == ("xlsx", "Liste", ["Deckblatt", "Liste"], 3)
    assert [(row.line, row.cells) for row in table.rows] == [
        (4, ["15087220", "0,3", "2026-03-05", "2026-03-05 09:30", "09:30", "ja", ""])
    ]
    assert [row.cells for row in open_grid(path, sheet="Deckblatt").rows] == [["Nur ein Titel"]]
    with pytest.raises(BadInput, match="file_no_sheet"):
        open_table(path, sheet="Gibt es nicht")


def test_an_ods_is_a_table_too(tmp_path: Path) -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in (("Name", "Ort"), ("Stillgruppe", "Grünau"))
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="T">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    table = open_table(put(tmp_path, buffer.getvalue(), "liste.ods"))
    assert (table.kind, table.headings) == ("ods", ["Name", "Ort"])
    assert [row.cells for row in table.rows] == [["Stillgruppe", "Grünau"]]


def test_macros_are_refused_in_one_sentence(tmp_path: Path) -> None:
    plain = workbook(tmp_path / "a.xlsx", lambda book: book.add_worksheet().write_row(0, 0, ["A", "B"]) and None)
    with zipfile.ZipFile(plain, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert refused(plain) == "file_macro"
    openpyxl.Workbook().save(tmp_path / "leer.xlsx")
    assert refused(tmp_path / "leer.xlsx") == "file_empty"


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    cases = {
        "file_empty": b"",
        "file_not_table": b"%PDF-1.7 ...",
        "file_password": ole + "EncryptedPackage".encode("utf-16-le"),
        "file_unreadable": gzip.compress(TEXT.encode() * 50)[:-12],
        "file_quote": 'A;B\n1;2\n"offen;' + "x;y\n" * 60_000,
        "file_archive": zipped(a__csv=TEXT, b__csv=TEXT),
        "file_too_many_columns": ";".join(f"Spalte {n}" for n in range(600)) + "\n",
    }
    for code, content in cases.items():
        assert refused(put(tmp_path, content)) == code
    for content in (
        "Nur ein Satz ohne Spalten\nund noch einer\n",
        '{"a": 1, "b": 2}',
        b"MZ\x00\x00\x01",
        ole,
        "<html>,,",
    ):
        assert refused(put(tmp_path, content)) == "file_not_table"
    for content in (b"PK\x03\x04 kaputt", zipped(a__csv=TEXT)[:-30], ole + "Workbook".encode("utf-16-le")):
        assert refused(put(tmp_path, content)) == "file_unreadable"
    assert refused(tmp_path / "fehlt.csv") == "file_unreadable"


def test_a_locked_zip_says_so(tmp_path: Path) -> None:
    locked = bytearray(zipped(a__csv=TEXT))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refused(put(tmp_path, bytes(locked))) == "file_password"


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped(a__csv=data)])
def test_bombs_do_not_unpack(tmp_path: Path, settings: Settings, pack: Callable[[bytes], bytes]) -> None:
    settings.MAX_UPLOAD_BYTES = 100_000
    assert refused(put(tmp_path, pack(b"A;B\n" + b"1;2\n" * 200_000))) == "file_zip_bomb"


def test_a_zip_that_lies_about_its_sizes_does_not_unpack(tmp_path: Path) -> None:
    honest = zipped(a__csv="A;B\n" + "1;2\n" * 1000)
    lie = bytearray(honest)
    place = lie.index(b"PK\x01\x02") + 24
    lie[place : place + 4] = (100).to_bytes(4, "little")
    assert refused(put(tmp_path, bytes(lie))) == "file_unreadable"


def test_too_large_names_the_limit(tmp_path: Path, settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    with pytest.raises(BadInput) as caught:
        open_table(put(tmp_path, b"x" * (1024 * 1024 + 1)))
    assert (caught.value.code, caught.value.values) == ("file_too_large", {"megabytes": 1})


def test_formats_are_told_by_content(tmp_path: Path) -> None:
    assert open_container(put(tmp_path, b"SQLite format 3\x00" + b"\x00" * 99)).format is Format.GPKG
    assert open_container(put(tmp_path, zipped(a__shp=b"\x00\x00\x27\x0a", a__dbf="x"))).format is Format.ZIP
    assert open_container(put(tmp_path, TEXT, "falsch.xlsx")).format is Format.TEXT
