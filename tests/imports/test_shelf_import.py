"""Tables of Praxisbeispiele and publications into the library."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope

from factories import Cast
from library.shelf import published, step, tell
from lueckenlos.imports.files import Upload
from lueckenlos.imports.shelf.actions import load_shelf
from lueckenlos.imports.shelf.columns import Shelf, columns_of
from lueckenlos.imports.shelf.receipt import ShelfReceipt
from lueckenlos.imports.shelf.rows import values_of
from lueckenlos.library.enums import ExampleStep
from lueckenlos.library.models import Edition, Example, Publication
from lueckenlos.shared.errors import BadInput, Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor

TODAY = date(2026, 11, 22)
PAGE = "/arbeit/hettstedt/wissen/einlesen/"


def load(by: Actor, folder: Path, text: str, shelf: Shelf = Shelf.EXAMPLES, *, dry_run: bool = False) -> ShelfReceipt:
    path = folder / "tabelle.csv"
    path.write_text(text, encoding="utf-8")
    with scope(stelle=by.stelle):
        return load_shelf(file=Upload.of(path), shelf=shelf, today=TODAY, by=by, dry_run=dry_run)


def outcomes(receipt: ShelfReceipt) -> list[str]:
    return [line.problem.code if line.problem else line.outcome for line in receipt.lines]


# ---------------------------------------------------------------- without a database
def test_headings_are_understood_in_many_words() -> None:
    found = columns_of(Shelf.EXAMPLES, ["Nr", "Projekttitel", "Ort", "Lernerfahrungen", "AGS", "ORT"])
    assert {place: field.name for place, field in found.items()} == {1: "title", 2: "where", 3: "lessons", 4: "kommune"}
    with pytest.raises(BadInput, match="shelf_no_title"):
        columns_of(Shelf.PUBLICATIONS, ["Jahr", "Verlag"])


@pytest.mark.parametrize(
    ("headings", "cells", "code"),
    [
        (["Titel", "Jahr"], ["", "2020"], "shelf_row_without_title"),
        (["Titel", "Jahr"], ["Heft", "bald"], "shelf_year"),
        (["Titel", "Jahr"], ["Heft", "2050"], "shelf_year"),
        (["Titel", "Untertitel"], ["Heft", "x" * 201], "shelf_too_long"),
        (["Titel", "Themen"], ["Heft", "Gesund aufwachsen; Mondfahrt"], "shelf_term"),
    ],
)
def test_what_a_cell_cannot_say_names_the_field(headings: list[str], cells: list[str], code: str) -> None:
    with pytest.raises(Invalid, match=code):
        values_of(cells, columns_of(Shelf.PUBLICATIONS, headings), 2026)


# ---------------------------------------------------------------- Praxisbeispiele
def test_new_changed_unchanged_and_refused_lines(cast: Cast, tmp_path: Path) -> None:
    by = cast["koordination"]
    tell(by, "Altes (erfunden)", summary="Eine Lotsin begleitet.")
    closed = tell(by, "Geprüft (erfunden)")
    step(closed, by, ExampleStep.EINREICHEN)
    table = (
        "Titel;Wo;Kommune;Kurzbeschreibung;Lebensphasen\n"
        "Neues;;Hettstedt;Kurz.;Kinderwunsch und Schwangerschaft\n"
        "Altes (erfunden);Hettstedt;;Anders.;\n"
        "ALTES (erfunden);Hettstedt;;Anders.;\n"
        "Geprüft (erfunden);Hettstedt;;Anders.;\n"
        "Fremdes;;Eisleben;Kurz.;\n"
        "Ortloses;;;Kurz.;\n"
    )
    wanted = ["neu", "geändert", "shelf_twice", "example_is_closed", "shelf_foreign_commune", "shelf_without_place"]
    assert outcomes(load(by, tmp_path, table, dry_run=True)) == wanted
    with scope(stelle=cast.hettstedt):
        assert Example.objects.count() == 2
    receipt = load(by, tmp_path, table)
    assert (outcomes(receipt), receipt.lines[1].labels) == (wanted, ("Kurzbeschreibung",))
    with scope(stelle=cast.hettstedt):
        made = Example.objects.get(title="Neues")
        assert (made.where, made.commune, made.state) == ("Hettstedt, Stadt", cast.hettstedt, "entwurf")
        assert Example.objects.get(title="Altes (erfunden)").summary == "Anders."
    assert outcomes(load(by, tmp_path, table))[:2] == ["unverändert", "unverändert"]


def test_a_kgc_loads_communes_of_its_land_and_no_others(cast: Cast, tmp_path: Path) -> None:
    table = "Titel,Kommune,Kurzbeschreibung\nEins,15087220,Kurz.\nZwei,Hannover,Kurz.\n"
    assert outcomes(load(cast["kgc_leitung"], tmp_path, table)) == ["neu", "commune_unknown"]


def test_readers_load_nothing(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        load(cast["lesen"], tmp_path, "Titel\nX\n")


# ---------------------------------------------------------------- publications
def test_another_year_is_another_edition(cast: Cast, tmp_path: Path) -> None:
    by = cast["koordination"]
    published(by, "Heft (erfunden)")
    table = "Titel;Jahr;Herausgeber\nHeft (erfunden);2025;KGC\nHeft (erfunden);2026;\nNeu;2020;\n"
    assert outcomes(load(by, tmp_path, table, Shelf.PUBLICATIONS)) == ["geändert", "neu", "neu"]
    with scope(stelle=cast.hettstedt):
        assert list(Edition.objects.order_by("year").values_list("year", "editors", "state")) == [
            (2020, "", "entwurf"),
            (2025, "KGC", "veroeffentlicht"),
            (2026, "", "entwurf"),
        ]
        # readers still get what was published
        assert Publication.objects.get(title="Heft (erfunden)").year == 2025


# ---------------------------------------------------------------- the page
def test_a_workbook_is_seen_first_and_taken_once(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "tabelle.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["Titel", "Jahr", "Lagerort"])
        book.worksheets()[0].write_row(1, 0, ["Heft (erfunden)", 2024, "Keller"])
    client = cast.client("koordination")
    upload = SimpleUploadedFile("tabelle.xlsx", path.read_bytes())
    answer = client.post(PAGE, {"inhalt": "veroeffentlichungen", "file": upload})
    assert "Lagerort" in answer.content.decode()
    ticket = answer.context["ticket"].initial["ticket"]
    assert (
        cast.client("kreis").post("/arbeit/mansfeld-suedharz/wissen/einlesen/", {"ticket": ticket}).status_code != 302
    )
    assert client.post(PAGE, {"ticket": ticket}).status_code == 302
    with scope(stelle=cast.hettstedt):
        assert Publication.objects.get().title == "Heft (erfunden)"
    assert client.post(PAGE, {"ticket": ticket}).status_code == 400
