"""The documents of the Kettenbild say what the screen says, and can be read by everybody."""

import csv
import re
from io import BytesIO, StringIO
from typing import Any

import pikepdf
import pytest
from django_scopes import scope
from openpyxl import load_workbook

from chains.world import kita_offer, make_people
from factories import Cast, make_offer
from lueckenlos.directory.models import Offer

pytestmark = pytest.mark.django_db
TITLE = '=HYPERLINK("x") #set *böse* $x$'


def stock(cast: Cast) -> Offer:
    with scope(stelle=cast.hettstedt):
        make_offer(
            cast.hettstedt, "Krabbelgruppe", lebensphasen={"fruehe-kindheit"}, lebenslagen={"sozial"}, plaetze=12
        )
        return make_offer(cast.hettstedt, TITLE, lebensphasen={"kita-alter"}, lebenslagen={"kulturell"}, plaetze=20)


def get(cast: Cast, path: str, who: str = "koordination") -> object:
    return cast.client(who).get(f"/arbeit/hettstedt/{path}")


def test_pdf_is_tagged_german_and_starts_on_a3(cast: Cast) -> None:
    stock(cast)
    answer = get(cast, "kettenbild.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "kettenbild-hettstedt" in answer["Content-Disposition"]
    with pikepdf.open(BytesIO(answer.content)) as document:
        assert str(document.Root.Lang).startswith("de")
        assert document.Root.MarkInfo.Marked
        assert b"pdfuaid:part" in document.Root.Metadata.read_bytes()
        sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in document.pages]
    assert sizes[0] == (1191, 842)  # A3 landscape in points
    assert sizes[1] == (595, 842)  # the list on A4


def test_xlsx_holds_numbers_as_numbers_and_no_formulas(cast: Cast) -> None:
    stock(cast)
    book = load_workbook(BytesIO(get(cast, "kettenbild.xlsx").content))
    assert book.sheetnames == ["Kettenbild", "Zellen", "Hinweise", "Übergänge", "Quellen"]
    cells = {(row[0], row[1]): row for row in book["Zellen"].iter_rows(min_row=2, values_only=True)}
    found = [row for row in cells.values() if row[1] == "Frühe Kindheit" and row[2] == 1]
    assert [(row[2], row[3]) for row in found] == [(1, 12)]
    formulas = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_csv_counts_every_cell_once(cast: Cast) -> None:
    stock(cast)
    text = get(cast, "kettenbild-zellen.csv?zeilen=lebenslage&thema=gesund-aufwachsen").content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert sum(int(row["Angebote"]) for row in rows) == 2
    assert {row["Lebensphase"] for row in rows} >= {"Frühe Kindheit", "Kita-Alter"}
    assert len(rows) == len({(row["Zeile"], row["Lebensphase"]) for row in rows})


def test_hint_list_carries_reasons(cast: Cast) -> None:
    stock(cast)
    text = get(cast, "kettenbild-hinweise.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert rows
    assert all(row["Begründung"] and row["Hinweis"] and row["Art"] for row in rows)
    assert [int(row["Nr."]) for row in rows] == list(range(1, len(rows) + 1))


def test_an_unknown_area_is_not_found(cast: Cast) -> None:
    assert get(cast, "kettenbild.pdf?raum=nirgends").status_code == 404


@pytest.mark.parametrize("axis", ["lebenslage", "handlungsfeld", "unsinn"])
def test_both_axes_can_be_printed(cast: Cast, axis: str) -> None:
    stock(cast)
    assert get(cast, f"kettenbild.pdf?zeilen={axis}").status_code == 200


def test_raw_counts_of_people_leave_by_no_door(hettstedt: Cast) -> None:
    """Every page and file about people of an age: rounded, two of them nowhere, and no odd count as it was counted."""
    town, places = hettstedt.gebiete["hettstedt"], ("altstadt", "neustadt", "walbeck")
    for name, persons in zip(places, (2, 4_177, 6_134), strict=True):
        area = hettstedt.gebiete[f"hettstedt-{name}"]
        area.lat, area.lon = 51.6, 11.5
        area.save()
        make_people(area, persons)
    make_people(town, 10_313)
    with scope(stelle=hettstedt.hettstedt):
        offer = kita_offer(hettstedt.hettstedt, plaetze=3, zugang={"vor-ort"}, areas=[area])
        offer.places.create(lat=51.6, lon=11.5, strasse="Am Markt")
    browser, work = hettstedt.client("koordination"), "/arbeit/hettstedt/"
    keys = ["", *(f"?raum={hettstedt.gebiete[f'hettstedt-{name}'].ars}" for name in places)]
    doors = [
        *(f"kettenbild/{key}" for key in keys),
        *(f"kettenbild/feld/lebenslage/sozial/kita-alter/{key}" for key in keys),
        "kettenbild/hinweise/?alle=1",
        *(
            f"kettenbild/erreichbarkeit/?alter=kita-alter{more}"
            for more in ("", "&rechnung=naehe", "&als=csv", "&als=zahl")
        ),
        "kettenbild/erreichbarkeit/weitere-orte/?alter=kita-alter&weg=500",
        "kettenbild-zellen.csv",
        "kettenbild.xlsx",
    ]
    for door in doors:
        answer = browser.get(work + door)
        assert answer.status_code == 200, door
        text = everything(answer)
        for raw in ("4.177", "4177", "6.134", "6134", "10.313", "10313"):
            assert raw not in text, (door, raw)
    cell = everything(browser.get(work + doors[4]))
    shown = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"<tr>.*?</tr>", cell, re.DOTALL)]
    assert [row.split()[-2:-1] for row in shown if row.startswith(("Altstadt", "Neustadt", "Walbeck"))] == [
        ["verdeckt"],
        ["verdeckt"],
        ["6.135"],
    ]


def everything(answer: Any) -> str:
    """All text of a page or file."""
    body: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return body.decode()
    book = load_workbook(BytesIO(body))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
