"""The platform's own table: columns, protection against formulas, and what a row says."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from offers import MARKT, rich_content
from pytest_django import DjangoAssertNumQueries

from factories import Cast
from lueckenlos.directory.actions.offers import create_offer
from lueckenlos.directory.exchange import COLUMNS, csv_lines, export_rows, protect, unprotect
from lueckenlos.directory.models import Offer
from lueckenlos.shared.workbook import workbook

HEADING = (
    "titel;kurzbeschreibung;traeger;strasse;hausnummer;plz;ort;ags;lat;lon;alter_von_monate;alter_bis_monate;"
    "handlungsfelder;lebenslagen;lebenswelten;zielgruppen;angebotsform;reichweite;zugang;kosten;sprachen;"
    "rollstuhlgerecht;telefon;email;website;laufzeit_von;laufzeit_bis;foerderende;plaetze;stand;uebergaenge"
)


def test_the_columns_are_those_of_the_agreed_table() -> None:
    assert ";".join(column.name for column in COLUMNS) == HEADING


def rows() -> list[dict[str, str]]:
    text = "".join(csv_lines(export_rows(Offer.objects.order_by("pk"))))
    assert text.startswith("\ufeff" + HEADING + ";kennung\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_a_rich_offer(hettstedt: Cast) -> None:
    place = MARKT.__class__(strasse="Markt", hausnummer="1", plz="06333", ort="Hettstedt",
                            gemeinde_id=hettstedt.gebiete["hettstedt"].pk, lat=51.6437, lon=11.5)  # fmt: skip
    content = rich_content(hettstedt) | {
        "phone": "+49 3476 12345",
        "age_from_months": 0,
        "age_to_months": 12,
        "places": (place, MARKT),
        "stand": date(2026, 10, 1),
        "summary": 'Spielen; Singen "und" mehr\nauch draußen',
    }
    offer = create_offer(by=hettstedt["koordination"], content=content)
    (row,) = rows()
    assert {name: value for name, value in row.items() if value} == {
        "titel": "Krabbelgruppe (erfunden)",
        "kurzbeschreibung": 'Spielen; Singen "und" mehr\nauch draußen',
        "traeger": "Familienverein Kupferberg (erfunden)",
        "strasse": "Markt",
        "hausnummer": "1",
        "plz": "06333",
        "ort": "Hettstedt",
        "ags": "15087220",
        "lat": "51.6437",
        "lon": "11.5",
        "alter_von_monate": "0",
        "alter_bis_monate": "12",
        "handlungsfelder": "fruehe-hilfen|bewegung",
        "angebotsform": "gruppe",
        "kosten": "frei",
        "telefon": "'+49 3476 12345",
        "laufzeit_bis": "2027-06-30",
        "plaetze": "12",
        "stand": "2026-10-01",
        "kennung": offer.public_id,
    }


def test_an_empty_offer(hettstedt: Cast) -> None:
    create_offer(by=hettstedt["koordination"], content={"title": "Nur ein Titel"})
    (row,) = rows()
    assert {name for name, value in row.items() if value} == {"titel", "kennung"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    hettstedt: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _ in range(count):
        create_offer(by=hettstedt["koordination"], content=rich_content(hettstedt))
    with django_assert_num_queries(2):
        list(export_rows(Offer.objects.order_by("pk")))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 3476 1", "'+49 3476 1"),
        ("-12", "'-12"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("'=x", "''=x"),
        ("'tis", "'tis"),
        ("normal", "normal"),
        ("", ""),
    ],
)
def test_formulas_become_text(text: str, cell: str) -> None:
    assert protect(text) == cell
    assert unprotect(cell) == text


@given(st.text())
def test_protection_comes_off_again(text: str) -> None:
    assert unprotect(protect(text)) == text


def test_a_foreign_file_need_not_be_protected() -> None:
    assert unprotect("+49 3476 1") == "+49 3476 1"


def test_the_workbook_holds_plain_text(hettstedt: Cast) -> None:
    content = {"title": "=HYPERLINK(1)", "phone": "+49 3476 1", "website": "https://example.org", "plaetze": 12}
    create_offer(by=hettstedt["koordination"], content=content)
    with workbook("Angebote", export_rows(Offer.objects.all())) as file:
        sheet = openpyxl.load_workbook(file).active
    heading, row = [[cell.value for cell in line] for line in sheet.iter_rows()]
    values = dict(zip(heading, row, strict=True))
    assert (values["titel"], values["telefon"], values["plaetze"]) == ("=HYPERLINK(1)", "+49 3476 1", "12")
    assert {cell.data_type for cell in sheet[2] if cell.value} == {"s"}
    assert sheet["A2"].hyperlink is None
