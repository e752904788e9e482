"""Which column is what, and which offers are one."""

import pytest

from lueckenlos.imports.offers import columns
from lueckenlos.imports.offers.duplicates import Blocks, Marks, marks_of
from lueckenlos.imports.offers.fields import targets

FOREIGN = {
    "Name der Einrichtung": "titel",
    "Angebot": "titel",
    "Träger der Einrichtung": "traeger",
    "Anbieter/Träger": "traeger",
    "Straße": "strasse",
    "Strasse": "strasse",
    "Hausnr.": "hausnummer",
    "Haus-Nr.": "hausnummer",
    "Hausnumer": "hausnummer",
    "Str. + Nr.": "strasse_hausnummer",
    "Straße / Nr.": "strasse_hausnummer",
    "PLZ/Ort": "plz_ort",
    "Postleitzahl": "plz",
    "Stadt/Gemeinde": "ort",
    "Adresse": "adresse",
    "Telefon-Nr.": "telefon",
    "Tel.": "telefon",
    "E-Mail": "email",
    "Homepage": "website",
    "Alter": "alter",
    "Altersgruppe": "alter",
    "Alter von": "alter_von_jahre",
    "Alter bis (Monate)": "alter_bis_monate",
    "AGS": "ags",
    "Stadtteil": "sozialraum",
    "Breitengrad": "lat",
    "Kosten": "kosten",
    "Barrierefrei": "rollstuhlgerecht",
    "Zielgruppe": "zielgruppen",
    "Förderung bis": "foerderende",
    "Stand der Angaben": "stand",
    "Lfd. Nr.": "externe_kennung",
    "Hausmeister": "",
    "Wetter": "",
    "": "",
}


@pytest.mark.parametrize("heading", FOREIGN)
def test_headings(heading: str) -> None:
    assert columns.guess([heading, "Spalte"]) == [FOREIGN[heading], ""]


def test_our_own_headings_name_themselves() -> None:
    for name in targets():
        if name not in columns.PERSONAL:
            assert columns.guess([name]) == [name]


@pytest.mark.parametrize(
    ("heading", "cells", "expected"),
    [
        ("Adresse", ["Marientreppe 10", "Ritterstr. 5"], "strasse_hausnummer"),
        ("Adresse", ["Markt 1, 06333 Hettstedt", "Ring 2, 06333 Hettstedt"], "adresse"),
        ("Straße", ["Markt 1", "Ring 22a"], "strasse_hausnummer"),
        ("Straße", ["Markt", "Ring"], "strasse"),
        ("Ort", ["06333 Hettstedt", "06333 Walbeck"], "plz_ort"),
        ("Alter von", ["3-6 Jahre", "6-10 Jahre"], "alter"),
    ],
)
def test_cells_decide_where_headings_are_ambiguous(heading: str, cells: list[str], expected: str) -> None:
    assert columns.guess([heading], [[cell] for cell in cells]) == [expected]


def test_no_target_is_given_twice() -> None:
    assert columns.guess(["Telefon", "Tel."]) == ["telefon", ""]
    row = ["Markt 1, 06333 Hettstedt", "06333", "Hettstedt"]
    assert columns.guess(["Adresse", "PLZ", "Ort"], [row]) == ["strasse_hausnummer", "plz", "ort"]


def test_names_of_persons_are_left_to_a_person() -> None:
    assert columns.guess(["Ansprechpartnerin", "Name"]) == ["", "titel"]
    assert columns.personal_columns(["Ansprechpartnerin", "Name", "Leitung"]) == [0, 2]


def test_assignments_that_cannot_be_used() -> None:
    assert columns.problems_of(["traeger"]) == [("mapping_no_title", "titel")]
    assert columns.problems_of(["titel", "titel"]) == [("mapping_twice", "titel")]
    assert columns.problems_of(["titel", "adresse", "plz"]) == [("mapping_clash", "adresse")]
    assert columns.problems_of(["titel", "kosten", ""]) == []


def test_case_and_marks_of_headings_do_not_matter_for_memory() -> None:
    assert columns.headings_key(["Träger", "Ort"]) == columns.headings_key(["träger ", "ORT"])
    assert columns.headings_key(["Träger", "Ort"]) != columns.headings_key(["Ort", "Träger"])


def marks(title: str, **values: str) -> Marks:
    given = {"traeger": "", "place": "", "phone": "", "website": "", "email": ""} | values
    return marks_of(title, **given)


@pytest.mark.parametrize(
    ("new", "old", "double"),
    [
        (marks("stilgruppe", phone="1"), marks("stillgruppe", phone="1"), True),
        (marks("stillgruppe"), marks("stillgruppe"), False),  # nothing else says that they are one
        (marks("stillgruppe", phone="1"), marks("kinderturnen", phone="1"), False),
        (marks("stillgruppe", phone="1", place="m"), marks("stillgruppe am markt", phone="1", place="m"), True),
        (marks("stillgruppe", website="x"), marks("stillgruppe am markt", website="x"), False),
        (marks("gruppe 1", phone="1"), marks("gruppe 2", phone="1"), False),
        (marks("kinder turnen", place="m"), marks("turnen kinder", place="m"), True),
    ],
)
def test_doubles(new: Marks, old: Marks, double: bool) -> None:
    blocks = Blocks()
    blocks.add(7, old)
    assert [candidate.entry for candidate in blocks.like(new)] == ([7] if double else [])


def test_large_blocks_still_find_what_begins_alike() -> None:
    blocks = Blocks()
    for number in range(300):
        blocks.add(number, marks(f"gruppe {chr(97 + number % 26)}{chr(97 + number // 26)}", phone="1"))
    blocks.add(1000, marks("stillgruppe", phone="1"))
    assert [candidate.entry for candidate in blocks.like(marks("stilgruppe", phone="1"))] == [1000]
